import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { folderOf, joinPath } from '../project/file-path.ts'
import { Memo, type Reading } from '../project/memo.ts'
import type { NpmPackages } from '../project/npm-packages.ts'
import type { SourceFile, SourceTree } from '../project/source-tree.ts'
import { compileSheet, type CompiledSheet, type SheetImport } from './compile-sheet.ts'
import {
  assetNotFound,
  importNotFound,
  importOfItself,
  needsPreprocessor,
  remoteImport,
  tooMuchStyle,
} from './style-diagnostics.ts'

export interface CompiledStyle {
  /** Ordinary CSS, scoped as `STYLE_SCOPE` of the manifest describes. */
  readonly css: string
  /** Files of the app that it shows. */
  readonly assets: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
  /** Bytes of source, imports included once. */
  readonly sources: ReadonlyMap<string, number>
}

/** With everything imported. Sheets that import the same files over and over would grow without end. */
const MAX_STYLE_BYTES = 4 * 1024 * 1024
/** What an import counts for, since even empty files can import each other without end. */
const IMPORT_BYTES = 256

interface Sheet extends CompiledSheet {
  readonly file: SourceFile
  readonly assets: readonly string[]
  /** In the sequence of its imports; `undefined` where there is no such file. */
  readonly imported: ReadonlyMap<SheetImport, string>
  readonly problems: readonly Diagnostic[]
}

/** The style sheets of an app. A file that many import is read and compiled once. */
export class StyleSheets {
  readonly #sheets = new Memo<Sheet | undefined>()
  readonly #styles = new Memo<CompiledStyle>()

  /** The style of a page, component or the app: the given files, in sequence, with all they import. */
  compile(tree: SourceTree, paths: readonly string[], npm: NpmPackages): CompiledStyle {
    return this.#styles.get({ tree, name: paths.join('\n') }, (reading) => {
      const css: string[] = []
      const flattening: Flattening = {
        css,
        assets: new Set(),
        diagnostics: new Set(),
        sources: new Map(),
        sheet: (path) =>
          this.#sheets.get({ tree, name: path, within: reading }, (own) => compileFile(own, path, npm)),
        isTooLarge: false,
        sizeBytes: 0,
      }
      for (const path of paths) flatten(path, [], flattening)
      return {
        css: css.join(''),
        assets: [...flattening.assets],
        diagnostics: [...flattening.diagnostics],
        sources: flattening.sources,
      }
    })
  }
}

interface Flattening {
  readonly css: string[]
  readonly assets: Set<string>
  readonly diagnostics: Set<Diagnostic>
  readonly sources: Map<string, number>
  readonly sheet: (path: string) => Sheet | undefined
  isTooLarge: boolean
  sizeBytes: number
}

/** Imports take effect where they stand. */
function flatten(path: string, importers: readonly string[], to: Flattening): void {
  const sheet = to.sheet(path)
  if (sheet === undefined) return
  to.sources.set(path, sheet.file.bytes.byteLength)
  for (const asset of sheet.assets) to.assets.add(asset)
  for (const diagnostic of [...sheet.diagnostics, ...sheet.problems]) to.diagnostics.add(diagnostic)
  for (const part of sheet.parts) {
    if (typeof part === 'string') {
      to.sizeBytes += part.length
      to.css.push(part)
      continue
    }
    const imported = sheet.imported.get(part)
    if (imported === undefined) continue
    const place = sheet.file.source.place(part.start, part.end)
    if (imported === path || importers.includes(imported)) {
      to.diagnostics.add(importOfItself.at(place, { written: part.written }))
    } else if (to.sizeBytes > MAX_STYLE_BYTES) {
      if (!to.isTooLarge) to.diagnostics.add(tooMuchStyle.at(place, { limit: '4 MB' }))
      to.isTooLarge = true
    } else {
      to.sizeBytes += IMPORT_BYTES
      if (part.condition !== '') to.css.push(`@media ${part.condition}{`)
      flatten(imported, [...importers, path], to)
      if (part.condition !== '') to.css.push('}\n')
    }
  }
}

function compileFile(reading: Reading, path: string, npm: NpmPackages): Sheet | undefined {
  const file = reading.file(path)
  if (file === undefined) return undefined
  const { source } = file
  const problems: Diagnostic[] = []
  const language = preprocessorOf(path)
  if (language !== undefined) {
    problems.push(needsPreprocessor.at(source.place(0), { language }))
    return { file, parts: [], diagnostics: [], assets: [], imported: new Map(), problems }
  }

  const assets = new Set<string>()
  const translateUrl = (written: string, offset: number): string => {
    const asset = assetPath(path, written)
    if (asset === undefined) return written
    if (reading.has(asset)) assets.add(asset)
    else problems.push(assetNotFound.at(source.place(offset, offset + written.length), { written }))
    return `asset:${asset}${/#[^?]*$/.exec(written)?.[0] ?? ''}`
  }
  const sheet = compileSheet({ source, translateUrl })

  const imported = new Map<SheetImport, string>()
  for (const part of sheet.parts) {
    if (typeof part === 'string') continue
    const { written } = part
    const found = isRemote(written) ? undefined : resolveSheet(reading, path, written, npm)
    if (found !== undefined) imported.set(part, found)
    else {
      const definition = isRemote(written) ? remoteImport : importNotFound
      problems.push(definition.at(source.place(part.start, part.end), { written }))
    }
  }
  return { ...sheet, file, assets: [...assets], imported, problems }
}

function resolveSheet(reading: Reading, from: string, written: string, npm: NpmPackages): string | undefined {
  const findFile = (path: string): string | undefined => findSheet(reading, path)
  if (written.startsWith('/')) return findFile(joinPath('', written))
  return (
    findFile(joinPath(folderOf(from), written)) ??
    (written.startsWith('.') ? undefined : npm.resolve(reading, from, written, findFile)) ??
    findFile(joinPath('', written))
  )
}

function findSheet(reading: Reading, path: string): string | undefined {
  const withExtension = ['', '.wxss', '.css', '.less', '.scss', '.sass']
  return withExtension.map((extension) => path + extension).find((candidate) => reading.has(candidate))
}

/** The file of the app that a `url()` names, or `undefined` when it names none. */
function assetPath(from: string, written: string): string | undefined {
  const url = written.trim().replace(/[?#].*$/s, '')
  if (url === '' || isRemote(url) || /^[a-z][\w+.-]*:/i.test(url)) return undefined
  const path = decodePath(url)
  return path.startsWith('/') ? joinPath('', path) : joinPath(folderOf(from), path)
}

function decodePath(url: string): string {
  try {
    return decodeURIComponent(url)
  } catch {
    // A file may have a `%` in its name.
    return url
  }
}

function isRemote(written: string): boolean {
  return /^(?:https?:)?\/\//i.test(written)
}

function preprocessorOf(path: string): 'Less' | 'Sass' | undefined {
  if (path.endsWith('.less')) return 'Less'
  return /\.s[ac]ss$/.test(path) ? 'Sass' : undefined
}
