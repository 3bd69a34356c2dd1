/**
 * Compiles one template, with everything it imports, to the programs of logic and view.
 *
 * It never throws and always gives programs; what cannot work is left out and told as a
 * diagnostic. The same request gives the same result. Diagnostics about an imported file are
 * given by every template that imports it, with the same place and words.
 */
import type { LeafProgram, StructureProgram } from '@maque/protocol/bundle/program.ts'
import { analyzeTemplate } from '../analyze/analyze-template.ts'
import { findStructure } from '../analyze/structure.ts'
import type { Diagnostic, SourcePlace } from '../diagnostics/diagnostic.ts'
import { emitLeaf } from '../emit/emit-leaf.ts'
import { emitStructure } from '../emit/emit-structure.ts'
import type { WxsModule } from '../wxs/compile-wxs.ts'
import { WxsCache } from '../wxs/wxs-cache.ts'
import { compileModules, type CompiledModules } from './compile-modules.ts'

export interface TemplateRequest {
  /** In the project: `pages/a/a.wxml`. */
  readonly path: string
  readonly source: string
  /** Names of custom components, generics included. */
  readonly using: ReadonlySet<string>
  /** Components that may come later, and the tag that stands for each until then. */
  readonly awaited?: ReadonlyMap<string, string>
  /** For `<import>`, `<include>` and `<wxs src>`: a path in the project. */
  readonly readFile: (path: string) => string | undefined
  readonly isBuiltIn: (tag: string) => boolean
  /** A file as its author knows it: by its path, if not said. */
  readonly shownAs?: (path: string) => string
  /** Spares compiling a WXS file once for each template that uses it. */
  readonly wxsCache?: WxsCache
}

export interface CompiledTemplate {
  readonly leaf: LeafProgram
  readonly structure: StructureProgram
  /** For each module that can be needed: its key and the source of its `WxsFactory`. */
  readonly wxsModules: ReadonlyMap<string, WxsModule>
  /** Every file that was read. */
  readonly dependencies: readonly string[]
  /** Names of components that the programs can wait for: see `awaitedField`. */
  readonly awaits: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
  /** Package files that fixed attributes (`src`) name, and where each is named first. They need not exist. */
  readonly assets: ReadonlyMap<string, SourcePlace>
}

export function compileTemplate(request: TemplateRequest): CompiledTemplate {
  const diagnostics: Diagnostic[] = []
  const dependencies = new Set<string>()
  const readFile = (path: string): string | undefined => {
    const source = request.readFile(path)
    if (source !== undefined) dependencies.add(path)
    return source
  }
  const report = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic)

  const { ir, modules, assets, awaits } = analyzeTemplate({ ...request, readFile, report })
  const structure = findStructure(ir)
  const wxs: CompiledModules = compileModules(modules, request.wxsCache ?? new WxsCache(), readFile)
  return {
    leaf: emitLeaf(ir, structure),
    structure: emitStructure(ir, structure),
    wxsModules: wxs.modules,
    dependencies: [...dependencies],
    awaits,
    diagnostics: inOrder([...diagnostics, ...wxs.diagnostics], request.path),
    assets,
  }
}

/** From the top of the template down, then file by file; what a file that is included twice gives is said once. */
function inOrder(diagnostics: readonly Diagnostic[], path: string): readonly Diagnostic[] {
  const unique = new Map(
    diagnostics.map((diagnostic) => [
      `${diagnostic.file}\n${diagnostic.start.offset}\n${diagnostic.message}`,
      diagnostic,
    ]),
  )
  return [...unique.values()].toSorted(
    (a, b) =>
      Number(b.file === path) - Number(a.file === path) ||
      compareText(a.file, b.file) ||
      a.start.offset - b.start.offset,
  )
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
