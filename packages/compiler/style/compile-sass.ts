import { createRequire } from 'node:module'
import type { CompileResult, Exception, Syntax } from 'sass'
import { TraceMap, originalPositionFor } from '@jridgewell/trace-mapping'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { extensionOf, folderOf, nameOf, under } from '../project/file-path.ts'
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
import { importNotFound, sassError } from './style-diagnostics.ts'

/** Compiles `.scss` and `.sass` as the official tools' plugin `sass` does. See `preprocessor.ts` for what holds. */
export function compileSass(request: PreprocessRequest): Preprocessed {
  const files = new SassFiles(request)
  try {
    const { css, sourceMap } = render(files)
    return {
      css: new GeneratedText(request.file.source, css, () => traceBackIn(files, sourceMap)),
      imported: files.imported,
      diagnostics: files.diagnostics,
    }
  } catch (error) {
    const diagnostics = [...files.diagnostics, diagnosticOf(error, files)]
    return { css: undefined, imported: files.imported, diagnostics }
  }
}

/** Paths of the app as URLs, which is what Sass knows files by. */
const SCHEME = 'maque-style:'

class SassFiles {
  readonly request: PreprocessRequest
  readonly diagnostics: Diagnostic[] = []
  readonly #known = new Map<string, SourceFile>()

  constructor(request: PreprocessRequest) {
    this.request = request
    this.#known.set(urlOf(request.file.path).href, request.file)
  }

  get imported(): readonly SourceFile[] {
    return [...this.#known.values()].filter((file) => file !== this.request.file)
  }

  at(url: string | undefined): SourceFile | undefined {
    return url === undefined ? undefined : this.#known.get(url)
  }

  /** Something is always found, be it empty: Sass would look on the disk otherwise. */
  find(written: string, from: string | undefined): URL {
    const importer = this.at(from) ?? this.request.file
    const path = decoded(written)
    const file = this.request.resolve(importer.path, path, namesLookedFor)
    if (file) {
      if (this.#known.size >= MAX_IMPORTS) throw new Error('There are too many imports.')
      const url = urlOf(file.path)
      this.#known.set(url.href, file)
      return url
    }
    const { start, end } = placeOfImport(importer.source.text, path)
    this.diagnostics.push(importNotFound.at(importer.source.place(start, end), { written: path }))
    return new URL(`${SCHEME}//missing/${encodeURIComponent(path)}`)
  }
}

function urlOf(path: string): URL {
  return new URL(`${SCHEME}///${path.split('/').map(encodeURIComponent).join('/')}`)
}

function decoded(written: string): string {
  try {
    return decodeURI(written)
  } catch {
    return written
  }
}

/** Partials begin with `_`, and a folder is its index. */
function namesLookedFor(name: string): readonly string[] {
  const partial = under(folderOf(name), `_${nameOf(name)}`)
  const hasExtension = ['.scss', '.sass', '.css', '.wxss'].includes(extensionOf(name))
  if (hasExtension) return [name, partial]
  const named = ['.scss', '.sass', '.css', '.wxss'].flatMap((extension) => [
    name + extension,
    partial + extension,
  ])
  const index = ['index.scss', '_index.scss', 'index.sass', '_index.sass'].map((file) => under(name, file))
  return [...named, ...index]
}

function syntaxOf(path: string): Syntax {
  return path.endsWith('.sass') ? 'indented' : path.endsWith('.css') ? 'css' : 'scss'
}

function render(files: SassFiles): CompileResult {
  // Loaded when the first file is met: it is as large as the rest of the compiler.
  const require = createRequire(import.meta.url)
  const sass = require('sass') as typeof import('sass')
  const { path, source } = files.request.file
  return inBoundedTime(() =>
    sass.compileString(source.text, {
      syntax: syntaxOf(path),
      url: urlOf(path),
      // What is written is asked for with the file that says it, below.
      importer: { canonicalize: () => null, load: () => null },
      importers: [
        {
          canonicalize(written, { containingUrl }) {
            if (!written.startsWith(SCHEME)) return files.find(written, containingUrl?.href)
            // Sass puts a path to that of the importing file by itself, first: it asks again as it is written.
            return files.at(written) ? new URL(written) : null
          },
          load(url) {
            const file = files.at(url.href)
            return {
              contents: file?.source.text ?? '',
              syntax: file ? syntaxOf(file.path) : 'scss',
              sourceMapUrl: url,
            }
          },
        },
      ],
      sourceMap: true,
      charset: false,
      logger: sass.Logger.silent,
    }),
  )
}

function traceBackIn(files: SassFiles, sourceMap: CompileResult['sourceMap']): TraceBack {
  if (sourceMap === undefined) return () => undefined
  const { mappings, names, sources } = sourceMap
  const map = new TraceMap({ version: 3, mappings, names: [...names], sources: [...sources] })
  return ({ line, column }) => {
    const found = originalPositionFor(map, { line: line + 1, column })
    const file = found.source === null ? undefined : files.at(found.source)
    return file && found.line !== null
      ? file.source.place(file.source.offsetAt(found.line - 1, found.column))
      : undefined
  }
}

function diagnosticOf(error: unknown, files: SassFiles): Diagnostic {
  const said = error as Partial<Exception>
  const file = files.at(said.span?.url?.href) ?? files.request.file
  const place = said.span
    ? file.source.place(said.span.start.offset, said.span.end.offset)
    : file.source.place(0)
  const message = isOutOfTime(error)
    ? 'It does not end.'
    : (said.sassMessage ?? String(said.message ?? error))
  return sassError.at(place, { message })
}
