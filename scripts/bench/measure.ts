/** Measures a benchmark page from the inside: from the input event to the DOM it promises, and to the next paint. */
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core'
import { press } from './press.ts'
import { whenQuiet } from './when-quiet.ts'

/** Milliseconds from the moment at which the button is let go of: before that, a press is not a tap. */
export interface Timing {
  readonly dom: number
  readonly paint: number
}

export interface OpenPage {
  readonly page: Page
  /** The frame that draws: the page itself, or a view frame. */
  readonly frame: Frame
  close(): Promise<void>
}

/** Opens an address in a fresh profile of a settled browser and waits until its title says that it is ready. */
export async function openBenchPage(browser: Browser, address: string): Promise<OpenPage> {
  const context: BrowserContext = await browser.newContext({ viewport: { width: 420, height: 900 } })
  await context.addInitScript(noteReadiness)
  const page = await context.newPage()
  await whenQuiet()
  await page.goto(address, { waitUntil: 'commit' })
  const { frame } = await findFrame(page, () => (globalThis as unknown as { readyAt?: number }).readyAt)
  return { page, frame, close: () => context.close() }
}

/** Clicks the button of an action and waits for a check of `watch` to hold. */
export async function measureAction(frame: Frame, action: string, predicate: string): Promise<Timing> {
  const pending = await frame.evaluateHandle(watch, predicate)
  await press(frame, action)
  return frame.evaluate(({ timing }) => timing, pending)
}

/** Clicks a button and gives the number that the app shows as `name:number`. */
export async function readOutput(frame: Frame, action: string): Promise<number> {
  await press(frame, action)
  const output = await frame.waitForFunction((name) => {
    const text = document.querySelector('.output')?.textContent ?? ''
    return text.startsWith(`${name}:`) && text
  }, action)
  return Number(String(await output.jsonValue()).split(':')[1])
}

/** Clicks a button in one frame and waits for an element in any frame: from the input to the first paint that shows it. */
export async function measureNavigation(opened: OpenPage, action: string, selector: string): Promise<number> {
  const { page, frame } = opened
  await frame.evaluate(() => {
    addEventListener(
      'pointerup',
      () =>
        ((globalThis as { releasedAt?: number }).releasedAt ??= performance.timeOrigin + performance.now()),
      {
        capture: true,
        once: true,
      },
    )
  })
  for (const other of page.frames()) await other.evaluate(noteAppearance, selector).catch(() => undefined)
  const watchFrame = (changed: Frame): void =>
    void changed.evaluate(noteAppearance, selector).catch(() => undefined)
  page.on('frameattached', watchFrame)
  // A peer may load its next page into a frame that has nothing in it yet.
  page.on('framenavigated', watchFrame)
  await press(frame, action)
  const { at } = await findFrame(page, () => (globalThis as unknown as { appearedAt?: number }).appearedAt)
  return at - (await frame.evaluate(() => (globalThis as unknown as { releasedAt: number }).releasedAt))
}

async function findFrame(page: Page, at: () => number | undefined): Promise<{ frame: Frame; at: number }> {
  for (const deadline = Date.now() + 30_000; Date.now() < deadline;) {
    for (const frame of page.frames()) {
      const found = await frame.evaluate(at).catch(() => undefined)
      if (found) return { frame, at: found }
    }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`nothing appeared within 30 s at ${page.url()}`)
}

/** Runs in every frame before its own scripts. */
function noteReadiness(): void {
  const scope = globalThis as { readyAt?: number }
  const observer = new MutationObserver(() => {
    if (!document.querySelector('.title')?.textContent?.endsWith(' ready')) return
    scope.readyAt = performance.timeOrigin + performance.now()
    observer.disconnect()
  })
  observer.observe(document, { childList: true, subtree: true, characterData: true })
}

function noteAppearance(selector: string): void {
  const scope = globalThis as { appearedAt?: number }
  const observer = new MutationObserver(() => {
    if (!document.querySelector(selector)) return
    observer.disconnect()
    requestAnimationFrame(() => {
      const painted = new MessageChannel()
      painted.port1.addEventListener(
        'message',
        () => (scope.appearedAt = performance.timeOrigin + performance.now()),
      )
      painted.port1.start()
      painted.port2.postMessage(null)
    })
  })
  observer.observe(document, { childList: true, subtree: true, characterData: true })
}

/** Resolves `timing` when `predicate` holds after the next press of a button; rejects when it does not for long. */
function watch(predicate: string): { timing: Promise<Timing> } {
  const patienceMs = 20_000
  const holds = checkOf(predicate)
  let releasedAt = 0
  addEventListener('pointerup', () => (releasedAt = performance.now()), { capture: true, once: true })
  return {
    timing: new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error(`never after a press: ${predicate}`)), patienceMs)
      const observer = new MutationObserver(() => {
        if (!releasedAt || !holds()) return
        observer.disconnect()
        const dom = performance.now() - releasedAt
        requestAnimationFrame(() => {
          const painted = new MessageChannel()
          painted.port1.addEventListener('message', () =>
            resolve({ dom, paint: performance.now() - releasedAt }),
          )
          painted.port1.start()
          painted.port2.postMessage(null)
        })
      })
      observer.observe(document, { childList: true, subtree: true, characterData: true, attributes: true })
    }),
  }

  // Named checks, because frames of apps forbid evaluating text.
  function checkOf(written: string): () => boolean {
    const [kind, argument = ''] = written.split(' ')
    const rows = (): NodeListOf<Element> => document.querySelectorAll('.row')
    switch (kind) {
      case 'rows':
        return () => rows().length === Number(argument)
      case 'updated':
        return () => /!!!/.test(rows()[Number(argument)]?.textContent ?? '')
      case 'danger':
        return () => rows()[Number(argument)]?.classList.contains('danger') ?? false
      case 'moved': {
        const before = rows()[Number(argument)]?.textContent
        return () => rows()[Number(argument)]?.textContent !== before
      }
      default:
        throw new Error(`unknown check: ${written}`)
    }
  }
}
