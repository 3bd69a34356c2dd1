/** (1) of compile-project.ts, file by file: whatever happens to one file, the rest of the app is there. */
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, vi } from 'vitest'
import { createProjectCompiler, type CompileResult } from './compile-project.ts'
import type { Diagnostic } from './diagnostics/diagnostic.ts'
import { openProjectFolder } from './project/disk-files.ts'
import type { ProjectFiles } from './project/project-files.ts'

vi.setConfig({ testTimeout: 60_000 })

const examples = fileURLToPath(new URL('../../examples', import.meta.url))

/** A project of which one file is otherwise, or gone. */
class SpoiledFiles implements ProjectFiles {
  readonly #files: ProjectFiles
  #spoiled: { readonly path: string; readonly bytes: Uint8Array | undefined } | undefined

  constructor(files: ProjectFiles) {
    this.#files = files
  }

  get refusals() {
    return this.#files.refusals
  }

  spoil(path: string, bytes: Uint8Array | undefined): void {
    this.#spoiled = { path, bytes }
  }

  mend(): void {
    this.#spoiled = undefined
  }

  list(): readonly string[] {
    return this.#files.list().filter((path) => this.has(path))
  }

  has(path: string): boolean {
    return path === this.#spoiled?.path ? this.#spoiled.bytes !== undefined : this.#files.has(path)
  }

  read(path: string): Uint8Array | undefined {
    return path === this.#spoiled?.path ? this.#spoiled.bytes : this.#files.read(path)
  }

  findPackage(name: string, from: string) {
    return this.#files.findPackage(name, from)
  }

  refresh(): void {}
}

/** What no language can read. */
const garbage: Readonly<Record<string, string>> = {
  '.js': 'let = = (',
  '.ts': 'let = = (',
  '.json': '{ oops',
  '.wxml': '<view class="a></view',
  '.wxss': '.a { color: red }} .b {',
  '.wxs': 'module.exports = {',
  '.less': '.a { .b( }',
  '.scss': '.a { @include }',
}

describe.each(readdirSync(examples))('the example %s', (name) => {
  const files = new SpoiledFiles(openProjectFolder(`${examples}/${name}`))
  const compiler = createProjectCompiler({ files, mode: 'development' })
  const original = compiler.compile()
  const paths = files.list()

  it.each(['gone', 'garbage'] as const)('loses nothing but what is %s of one file', async (way) => {
    const whole = await original
    for (const path of paths) {
      const text = garbage[/\.\w+$/.exec(path)?.[0] ?? '']
      if (way === 'garbage' && text === undefined) continue
      files.spoil(path, way === 'gone' ? undefined : Buffer.from(text ?? ''))
      const spoiled = await compiler.compile([path])
      expect(missing(path, way, whole, spoiled)).toEqual([])
      files.mend()
      const mended = await compiler.compile([path])
      expect(mended.bundle?.digest).toBe(whole.bundle?.digest)
    }
  })
})

/** What is wrong with the outcome, in words that name the file. */
function missing(
  path: string,
  way: 'gone' | 'garbage',
  whole: CompileResult,
  spoiled: CompileResult,
): readonly string[] {
  const said = spoiled.diagnostics.filter(({ severity }) => severity !== 'info')
  if (path.endsWith('app.json')) return said.length > 0 ? [] : [`${path} ${way}: nothing is said`]
  if (!spoiled.bundle || !whole.bundle) return [`${path} ${way}: there is no bundle`]
  const lost = [...whole.bundle.manifest.config.pages].filter(
    (page) => !spoiled.bundle?.manifest.config.pages.includes(page),
  )
  const isOwn = lost.every((page) => path.includes(page))
  const isHeard = said.some((diagnostic) => names(diagnostic, path)) || mayBeSilent(path, way, whole)
  return [
    ...(isOwn ? [] : [`${path} ${way}: the pages ${lost.join()} are gone`]),
    ...(isHeard ? [] : [`${path} ${way}: nobody is told (${said.map(({ code }) => code).join()})`]),
  ]
}

function names({ file, message }: Diagnostic, path: string): boolean {
  const unit = path.replace(/\.\w+$/, '')
  const name = unit.slice(unit.lastIndexOf('/') + 1)
  return file === path || message.includes(unit) || message.includes(name)
}

/** Files that an app does without, and those that nothing leads to. */
function mayBeSilent(path: string, way: 'gone' | 'garbage', { bundle, sourceOf }: CompileResult): boolean {
  // Other tools read these, and an app may do without `App`.
  if (/^(?:sitemap|package|package-lock|project\.private\.config)\.json$/.test(path)) return true
  if (way === 'gone' && path === 'app.js') return true
  if (/\.(?:md|txt|png|jpe?g|svg|ttf|mp3|mp4)$/.test(path)) return true
  if (way === 'gone' && /\.(?:json|wxss|less|scss)$/.test(path)) return true
  const isCompiled = [...(bundle?.maps.values() ?? [])].some((map) =>
    map.sections.some(({ source }) => source === path),
  )
  return /\.(?:js|ts)$/.test(path) ? !isCompiled : sourceOf(path) === undefined
}
