/** A tiny app in a real browser, the way `maque dev` runs it. */
import { compileProject } from '@maque/compiler/compile-project.ts'
import { projectFromFiles } from '@maque/compiler/project/memory-files.ts'
import type { Browser, BrowserContextOptions, Frame, Page } from 'playwright-core'
import { launchBrowser, type BrowserOptions } from '@maque/testing/browser/launch-browser.ts'
import { buildPlayer, type BuiltPlayer } from '../dev/built-player.ts'
import { devBundleFrom, type DevBundle } from '../dev/dev-bundle.ts'
import { startDevServer } from '../dev/dev-server.ts'

export interface DevStage {
  /** Compiles the files of an app and opens it; everything before it is closed. */
  open(files: Readonly<Record<string, string>>, options?: OpenOptions): Promise<OpenedApp>
  close(): Promise<void>
}

export interface OpenOptions {
  readonly path?: string
  readonly context?: BrowserContextOptions
  /** Opens what is left of an app whose sources have errors. */
  readonly toleratesErrors?: boolean
}

export interface OpenedApp {
  readonly page: Page
  readonly address: string
  /** What the app logged, as lines. */
  readonly lines: readonly string[]
  /** Those that were logged as errors: uncaught ones too, with their place. */
  readonly errors: readonly string[]
  /** The frame that shows this text, once one does. */
  frameWith(text: string): Promise<Frame>
  /** Changes files and serves the app compiled from them. */
  change(files: Readonly<Record<string, string>>): Promise<void>
}

export async function openDevStage(options: Pick<BrowserOptions, 'frames'> = {}): Promise<DevStage> {
  const player = await buildPlayer()
  const browser = await launchBrowser(options)
  let closeLast = async (): Promise<void> => undefined
  return {
    async open(files, options = {}) {
      await closeLast()
      // One that does not compile must not be closed twice.
      closeLast = async () => undefined
      const { app, close } = await openApp(browser, player, files, options)
      closeLast = close
      return app
    },
    async close() {
      await closeLast()
      await browser.close()
    },
  }
}

async function openApp(
  browser: Browser,
  player: BuiltPlayer,
  files: Readonly<Record<string, string>>,
  { path, context: contextOptions, toleratesErrors = false }: OpenOptions,
): Promise<{ readonly app: OpenedApp; close(): Promise<void> }> {
  const all = new Map(Object.entries(files))
  let bundle = await compile(all, toleratesErrors)
  const server = await startDevServer({
    port: 0,
    isPublic: false,
    player: Promise.resolve(player),
    bundle: async () => bundle,
    onAppLog: () => undefined,
  })
  const context = await browser.newContext({
    viewport: { width: 375, height: 667 },
    // A click aimed at a page that is still sliding in would miss it.
    reducedMotion: 'reduce',
    ...contextOptions,
  })
  const page = await context.newPage()
  const lines: string[] = []
  const errors: string[] = []
  page.on('console', (message) => {
    lines.push(message.text())
    if (message.type() === 'error') errors.push(message.text())
  })
  const address = `http://localhost:${server.port}/`
  await page.goto(path === undefined ? address : `${address}?path=${encodeURIComponent(path)}`)
  const app: OpenedApp = {
    page,
    address,
    lines,
    errors,
    frameWith: (text) => findFrame(page, text),
    async change(changed) {
      for (const [file, content] of Object.entries(changed)) all.set(file, content)
      bundle = await compile(all, toleratesErrors)
      server.announce(bundle)
    },
  }
  return {
    app,
    async close() {
      await context.close()
      await server.close()
    },
  }
}

async function compile(files: ReadonlyMap<string, string>, toleratesErrors: boolean): Promise<DevBundle> {
  const project = projectFromFiles(
    [...files].map(([path, text]) => [path, new TextEncoder().encode(text)] as const),
  )
  const { bundle, diagnostics, sourceOf } = await compileProject({ files: project, mode: 'development' })
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  if (!bundle || (errors.length > 0 && !toleratesErrors))
    throw new Error(errors.map(({ message }) => message).join('\n'))
  return devBundleFrom(bundle, sourceOf)
}

async function findFrame(page: Page, text: string): Promise<Frame> {
  for (const deadline = Date.now() + 20_000; Date.now() < deadline;) {
    for (const frame of page.frames()) {
      const shown = await frame
        .evaluate(() => document.querySelector('wx-page')?.textContent ?? '')
        .catch(() => '')
      if (shown.includes(text)) return frame
    }
    // Not a wait for a length of time: the frames are asked again until one shows it.
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`no frame shows ${JSON.stringify(text)}`)
}
