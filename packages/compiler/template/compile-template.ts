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
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { emitLeaf } from '../emit/emit-leaf.ts'
import { emitStructure } from '../emit/emit-structure.ts'
import { compileModules, type CompiledModules } from './compile-modules.ts'

export interface TemplateRequest {
  /** In the project: `pages/a/a.wxml`. */
  readonly path: string
  readonly source: string
  /** Names of custom components, generics included. */
  readonly using: ReadonlySet<string>
  /** For `<import>`, `<include>` and `<wxs src>`: a path in the project. */
  readonly readFile: (path: string) => string | undefined
  readonly isBuiltIn: (tag: string) => boolean
}

export interface CompiledTemplate {
  readonly leaf: LeafProgram
  readonly structure: StructureProgram
  /** For each module that can be needed: its key and the source of its `WxsFactory`. */
  readonly wxsModules: ReadonlyMap<string, string>
  /** Every file that was read. */
  readonly dependencies: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
  /** Package files that fixed attributes (`src`) name. They need not exist. */
  readonly assets: readonly string[]
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

  const { ir, modules, assets } = analyzeTemplate({ ...request, readFile, report })
  const structure = findStructure(ir)
  const wxs: CompiledModules = compileModules(modules, readFile)
  return {
    leaf: emitLeaf(ir, structure),
    structure: emitStructure(ir, structure),
    wxsModules: wxs.code,
    dependencies: [...dependencies],
    diagnostics: [...diagnostics, ...wxs.diagnostics],
    assets,
  }
}
