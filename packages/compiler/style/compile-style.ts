import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { rootOf } from '@maque/protocol/bundle/app-config.ts'
import { folderOf, joinPath } from '../project/file-path.ts'
import { Memo, type Reading } from '../project/memo.ts'
import type { NpmPackages } from '../project/npm-packages.ts'
import type { SourceFile, SourceTree } from '../project/source-tree.ts'
import { compileSheet, type CompiledSheet, type SheetImport } from './compile-sheet.ts'
import { compileLess } from './compile-less.ts'
import { compileSass } from './compile-sass.ts'
import type { NamesLookedFor, Preprocessed } from './preprocessor.ts'
import { languageOf } from './sheet-names.ts'
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
  /** What a preprocessor has put in. */
  readonly ingredients: readonly SourceFile[]
}

/** The style sheets of an app. A file that many import is read and compiled once. */
export class StyleSheets {
  readonly #sheets = new Memo<Sheet | undefined>()
  readonly #styles = new Memo<CompiledStyle>()
  readonly #compilerPlugins: readonly string[]

  constructor(compilerPlugins: readonly string[]) {
    this.#compilerPlugins = compilerPlugins
  }

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
          this.#sheets.get({ tree, name: path, within: reading }, (reading) =>
            compileFile({ reading, path, npm, compilerPlugins: this.#compilerPlugins }),
          ),
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
  for (const file of [sheet.file, ...sheet.ingredients]) to.sources.set(file.path, file.bytes.byteLength)
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

interface SheetFile {
  readonly reading: Reading
  readonly path: string
  readonly npm: NpmPackages
  readonly compilerPlugins: readonly string[]
}

function compileFile(sheetFile: SheetFile): Sheet | undefined {
  const { reading, path, npm } = sheetFile
  const file = reading.file(path)
  if (file === undefined) return undefined
  const { css, imported: ingredients, diagnostics } = cssOf(file, sheetFile)
  const problems = [...diagnostics]
  const nothing = { parts: [], diagnostics: [], assets: [], imported: new Map<never, never>() }
  if (css === undefined) return { file, ...nothing, problems, ingredients }
  if (css.text.length > MAX_STYLE_BYTES) {
    problems.push(tooMuchStyle.at(file.source.place(0), { limit: '4 MB' }))
    return { file, ...nothing, problems, ingredients }
  }

  const assets = new Set<string>()
  const translateUrl = (written: string, offset: number): string => {
    const asset = assetPath(path, written)
    if (asset === undefined) return written
    if (reading.has(asset)) assets.add(asset)
    else problems.push(assetNotFound.at(css.place(offset, offset + written.length), { written }))
    return `asset:${asset}${/#[^?]*$/.exec(written)?.[0] ?? ''}`
  }
  const sheet = compileSheet({ source: css, translateUrl })

  const imported = new Map<SheetImport, string>()
  for (const part of sheet.parts) {
    if (typeof part === 'string') continue
    const { written } = part
    const found = isRemote(written)
      ? undefined
      : resolveSheet({ reading, from: path, written, npm }, sheetNames)
    if (found !== undefined) imported.set(part, found)
    else {
      const definition = isRemote(written) ? remoteImport : importNotFound
      problems.push(definition.at(css.place(part.start, part.end), { written }))
    }
  }
  return { ...sheet, file, assets: [...assets], imported, problems, ingredients }
}

/** The CSS of a file, whatever it is written in. */
function cssOf(file: SourceFile, { reading, path, npm, compilerPlugins }: SheetFile): Preprocessed {
  const written = languageOf(path)
  if (written === undefined) return { css: file.source, imported: [], diagnostics: [] }
  if (!compilerPlugins.includes(written.plugin)) {
    const diagnostics = [needsPreprocessor.at(file.source.place(0), written)]
    return { css: undefined, imported: [], diagnostics }
  }
  const compile = written.language === 'Less' ? compileLess : compileSass
  return compile({
    file,
    resolve(from, name, names) {
      const found = resolveSheet({ reading, from, written: name, npm }, names)
      return found === undefined ? undefined : reading.file(found)
    },
  })
}

interface WrittenImport {
  readonly reading: Reading
  readonly from: string
  readonly written: string
  readonly npm: NpmPackages
}

function resolveSheet(
  { reading, from, written, npm }: WrittenImport,
  names: NamesLookedFor,
): string | undefined {
  const findFile = (path: string): string | undefined => names(path).find((name) => reading.has(name))
  if (written.startsWith('/')) return findFile(joinPath(rootOf(from), written))
  return (
    findFile(joinPath(folderOf(from), written)) ??
    (written.startsWith('.') ? undefined : npm.resolve(reading, from, written, findFile)) ??
    findFile(joinPath(rootOf(from), written))
  )
}

function sheetNames(name: string): readonly string[] {
  return ['', '.wxss', '.css', '.less', '.scss', '.sass'].map((extension) => name + extension)
}

/** The file of the app that a `url()` names, or `undefined` when it names none. */
function assetPath(from: string, written: string): string | undefined {
  const url = written.trim().replace(/[?#].*$/s, '')
  if (url === '' || isRemote(url) || /^[a-z][\w+.-]*:/i.test(url)) return undefined
  const path = decodePath(url)
  return path.startsWith('/') ? joinPath(rootOf(from), path) : joinPath(folderOf(from), path)
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
