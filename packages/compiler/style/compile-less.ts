import { createRequire } from 'node:module'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { SourceFile } from '../project/source-tree.ts'
import { GeneratedText, type TraceBack } from './generated-text.ts'
import {
  MAX_IMPORTS,
  inBoundedTime,
  isOutOfTime,
  placeOfImport,
  type Preprocessed,
  type PreprocessRequest,
} from './preprocessor.ts'
import { importNotFound, lessError, lessPlugin } from './style-diagnostics.ts'

/** Compiles Less as the official tools' plugin of that name does. See `preprocessor.ts` for what holds. */
export function compileLess(request: PreprocessRequest): Preprocessed {
  const files = new LessFiles(request)
  const failed = (error: unknown): Preprocessed => ({
    css: undefined,
    imported: files.imported,
    diagnostics: [...files.diagnostics, diagnosticOf(error, files)],
  })
  let css: string
  try {
    css = render(files, undefined)
  } catch (error) {
    return failed(error)
  }
  return {
    css: new GeneratedText(request.file.source, css, () => traceBackIn(files)),
    imported: files.imported,
    diagnostics: files.diagnostics,
  }
}

/** What is used of Less. It has no types of its own. */
interface Less {
  render(
    text: string,
    options: object,
    done: (error: unknown, output?: { readonly css: string }) => void,
  ): void
  PluginLoader?: unknown
}
type CreateLess = (environment: object, fileManagers: readonly object[]) => Less
interface FileManagerClass {
  new (): object
}

const PLUGIN_REFUSED = 'Plugins of Less do not run here.'

/** The files of one compilation. Less asks for them by the path written and by what `getPath` gave. */
class LessFiles {
  readonly request: PreprocessRequest
  readonly known = new Map<string, SourceFile>()
  readonly diagnostics: Diagnostic[] = []

  constructor(request: PreprocessRequest) {
    this.request = request
    this.known.set(request.file.path, request.file)
  }

  get imported(): readonly SourceFile[] {
    return [...this.known.values()].filter((file) => file !== this.request.file)
  }

  find(from: string, written: string): SourceFile | undefined {
    const file = this.request.resolve(from, written, (name) => [
      name,
      `${name}.less`,
      `${name}.wxss`,
      `${name}.css`,
    ])
    if (file === undefined) return undefined
    if (this.known.size >= MAX_IMPORTS) throw new Error('There are too many imports.')
    this.known.set(file.path, file)
    return file
  }

  refusePlugin(from: string, written: string): void {
    const { source } = this.known.get(from) ?? this.request.file
    const { start, end } = placeOfImport(source.text, written)
    this.diagnostics.push(lessPlugin.at(source.place(start, end), { written }))
  }

  load(from: string, written: string): { readonly filename: string; readonly contents: string } {
    const file = this.find(from, written)
    if (file) return { filename: file.path, contents: file.source.text }
    const importer = this.known.get(from)
    if (importer && !isOptional(importer, written)) {
      const { start, end } = placeOfImport(importer.source.text, written)
      this.diagnostics.push(importNotFound.at(importer.source.place(start, end), { written }))
    }
    return { filename: `${from}!${written}`, contents: '' }
  }
}

function isOptional({ source: { text } }: SourceFile, written: string): boolean {
  const before = text.slice(0, placeOfImport(text, written).start)
  return /@import\s*\([^)]*\boptional\b[^)]*\)\s*(?:url\()?\s*["']?$/.test(before)
}

let current: LessFiles | undefined
let mappings: Mapping[] = []
let less: Less | undefined

/** Loaded when the first file is met. One instance serves all: making one costs as much as a file. */
function loadLess(): Less {
  if (less) return less
  const require = createRequire(import.meta.url)
  const { default: create } = require('less/lib/less/index.js') as { default: CreateLess }
  const { default: FileManager } = require('less/lib/less/environment/abstract-file-manager.js') as {
    default: FileManagerClass
  }
  less = create(environment, [projectFiles(FileManager)])
  less.PluginLoader = class {
    /** Less takes the error for a plugin that is not there, and goes on. */
    loadPluginSync(written: string, from: string): never {
      current?.refusePlugin(from, written)
      throw new Error(PLUGIN_REFUSED)
    }
  }
  return less
}

function projectFiles(FileManager: FileManagerClass): object {
  return new (class extends FileManager {
    supports(): boolean {
      return true
    }

    supportsSync(): boolean {
      return true
    }

    /** Less asks for the folder of a file and gives it back with each import: the file itself says more. */
    getPath(filename: string): string {
      return filename
    }

    loadFileSync(written: string, from: string, options: { readonly rawBuffer?: boolean }): object {
      if (!current) throw new Error('Less reads a file while nothing is compiled.')
      if (!options.rawBuffer) return current.load(from, written)
      const file = current.find(from, written)
      return { filename: file?.path, contents: file && Buffer.from(file.bytes) }
    }
  })()
}

interface Mapping {
  readonly generated: { readonly line: number; readonly column: number }
  readonly original: { readonly line: number; readonly column: number }
  readonly source: string
}

const environment = {
  encodeBase64: (value: string | Uint8Array): string => Buffer.from(value).toString('base64'),
  mimeLookup: (path: string): string =>
    mimeTypes[/[^.]*$/.exec(path)?.[0].toLowerCase() ?? ''] ?? 'application/octet-stream',
  charsetLookup: (type: string): string => (/^text\/|svg/.test(type) ? 'UTF-8' : 'binary'),
  getSourceMapGenerator: () =>
    class {
      addMapping(mapping: Mapping): void {
        mappings.push(mapping)
      }
      setSourceContent(): void {}
      toJSON(): object {
        return {}
      }
    },
}

const mimeTypes: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  svg: 'image/svg+xml',
  ttf: 'font/ttf',
  woff: 'font/woff',
  woff2: 'font/woff2',
}

function render(files: LessFiles, sourceMap: object | undefined): string {
  const { path, source } = files.request.file
  const rootFileInfo = {
    filename: path,
    rootFilename: path,
    currentDirectory: path,
    entryPath: path,
    rootpath: '',
  }
  const compiler = loadLess()
  current = files
  try {
    return inBoundedTime(() => {
      let css = ''
      compiler.render(
        source.text,
        { syncImport: true, disablePluginRule: true, rootFileInfo, ...(sourceMap && { sourceMap }) },
        (error, output) => {
          if (error) throw error
          css = output?.css ?? ''
        },
      )
      return css
    })
  } finally {
    current = undefined
  }
}

/** Positions cost as much again as the CSS: they are made by a second run, for sheets that have something wrong. */
function traceBackIn(files: LessFiles): TraceBack {
  mappings = []
  render(files, {})
  const found = mappings
  mappings = []
  return ({ line, column }) => {
    const mapping = found.findLast(
      ({ generated }) => generated.line - 1 === line && generated.column <= column,
    )
    const file = mapping && files.known.get(mapping.source)
    return file && placeIn(file, mapping.original.line - 1, mapping.original.column)
  }
}

function placeIn({ source }: SourceFile, line: number, column: number) {
  return source.place(source.offsetAt(line, column))
}

/** Errors of Less are no classes that could be asked for. */
interface LessError {
  readonly message?: unknown
  readonly filename?: unknown
  readonly index?: unknown
}

function diagnosticOf(error: unknown, files: LessFiles): Diagnostic {
  const { message, filename, index } = (typeof error === 'object' && error ? error : {}) as LessError
  const file = files.known.get(String(filename)) ?? files.request.file
  const at = typeof index === 'number' ? index : 0
  const place = file.source.place(at)
  // With `disablePluginRule` Less refuses them itself, at the path.
  const plugin = /^["']([^"']*)/.exec(file.source.text.slice(at))
  if (plugin && String(message).startsWith('@plugin '))
    return lessPlugin.at(place, { written: plugin[1] ?? '' })
  const said = isOutOfTime(error) ? 'It does not end.' : String(message)
  return lessError.at(place, { message: said })
}
