import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { Memo, type Reading } from '../project/memo.ts'
import { translationOf, type Translation, type TranslationSettings } from '../project/script-translation.ts'
import type { SourceFile, SourceTree } from '../project/source-tree.ts'
import { authorsMapOf } from './authors-map.ts'
import { jsonModule } from './json-module.ts'
import { freeRequireAt } from './free-require.ts'
import type { ModuleRequest } from './find-requests.ts'
import { dependencyNotFound, emptyFolder, moduleNotFound } from './module-diagnostics.ts'
import type { LinkedModule } from './package-script.ts'
import { moduleName, resolveModule, type ModuleResolver } from './resolve-module.ts'
import { scriptsInFolder } from './scripts-in-folder.ts'
import { parseScript, transformModule, type TransformedModule } from './transform-module.ts'

export interface ModuleNode extends LinkedModule {
  /** Its file; its `path` is its name in the bundle. */
  readonly file: string
  /** Files of the modules it names, and whether it can wait for them. */
  readonly needs: readonly {
    readonly file: string
    readonly isAsync: boolean
    readonly request: ModuleRequest
  }[]
  readonly diagnostics: readonly Diagnostic[]
  readonly sizeBytes: number
}

/** The modules of an app. Those whose files, and whose neighbours' places, stay as they are, are kept. */
export class ModuleGraph {
  readonly #transformed = new WeakMap<SourceFile, TransformedModule>()
  readonly #nodes = new Memo<ModuleNode | undefined>()
  readonly #translation: TranslationSettings

  constructor(translation: TranslationSettings) {
    this.#translation = translation
  }

  /** Every module that the given files lead to, each once, in the sequence in which they are met. */
  reach(tree: SourceTree, roots: Iterable<string>, resolver: ModuleResolver): readonly ModuleNode[] {
    const nodes: ModuleNode[] = []
    const met = new Set<string>()
    const waiting = [...roots].toReversed()
    const inputs = [JSON.stringify(resolver.aliases)]
    for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
      if (met.has(file)) continue
      met.add(file)
      const path = file
      const node = this.#nodes.get({ tree, name: path, inputs }, (reading) =>
        this.#link(tree, reading, path, resolver),
      )
      if (node === undefined) continue
      nodes.push(node)
      waiting.push(...node.needs.map((need) => need.file).toReversed())
    }
    return nodes
  }

  #link(tree: SourceTree, reading: Reading, path: string, resolver: ModuleResolver): ModuleNode | undefined {
    const file = reading.file(path)
    if (file === undefined) return undefined
    const isForeign = path.startsWith('miniprogram_npm/') || path.includes('/miniprogram_npm/')
    const module = this.#transform(tree, file, isForeign)
    const diagnostics = [...module.diagnostics]
    const table: [string, string][] = []
    const needs: ModuleNode['needs'][number][] = []
    for (const request of module.kind === 'broken' ? [] : module.requests) {
      const { written, isBeginning } = request
      if (isBeginning) {
        const found = scriptsInFolder(reading, path, { beginning: written, ...isBeginning })
        // At run time paths are resolved among the modules that there are.
        for (const file of found) needs.push({ file, isAsync: request.isAsync, request })
        if (found.length === 0 && !isForeign && !isBeginning.isGuarded)
          diagnostics.push(emptyFolder.at(file.source.place(request.start, request.end), { written }))
        continue
      }
      const found = resolveModule(resolver, reading, path, written)
      if (found === undefined) {
        const problem = notFound(file, request, isForeign)
        if (problem) diagnostics.push(problem)
      } else {
        needs.push({ file: found, isAsync: request.isAsync, request })
        table.push([written, `/${moduleName(found)}`])
      }
    }
    return {
      path: moduleName(path),
      file: path,
      shownAs: tree.shownAs(path),
      written: authorsMapOf(reading, file, tree.shownAs(path)),
      module,
      table: Object.fromEntries(table),
      needs,
      diagnostics,
      sizeBytes: file.bytes.byteLength,
    }
  }

  #transform(tree: SourceTree, file: SourceFile, isForeign: boolean): TransformedModule {
    const known = this.#transformed.get(file)
    if (known) return known
    const { path, source } = file
    const module = path.endsWith('.json')
      ? jsonModule(source)
      : transformModule({ path, source, isForeign, translation: this.#translationOf(tree, file) })
    this.#transformed.set(file, module)
    return module
  }

  #translationOf(tree: SourceTree, { path, source, bytes }: SourceFile): Translation {
    const paths = [path, tree.inProject(path)]
    return translationOf(this.#translation, { paths, text: source.text, sizeBytes: bytes.byteLength })
  }
}

/** Nothing, when what looks like a `require` is none or may fail. */
function notFound(file: SourceFile, request: ModuleRequest, isForeign: boolean): Diagnostic | undefined {
  const { source } = file
  if (!file.path.endsWith('.ts')) {
    const call = source.text.lastIndexOf('require', request.start)
    const isCall = /^require\s*(?:\.\s*async\s*)?\(\s*['"`]$/.test(source.text.slice(call, request.start))
    if (isCall) {
      const use = freeRequireAt(parseScript(source.text), call)
      if (use === undefined || use.isGuarded) return undefined
    }
  }
  const place = source.place(request.start, request.end)
  const definition = isForeign ? dependencyNotFound : moduleNotFound
  return definition.at(place, { written: request.written })
}
