import type { ModuleReference } from '../analyze/template-file.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { SourceText } from '../diagnostics/source-text.ts'
import { compileWxs, type CompiledWxs, type ReadFile } from '../wxs/compile-wxs.ts'

export interface CompiledModules {
  readonly code: ReadonlyMap<string, string>
  readonly diagnostics: readonly Diagnostic[]
}

/** Compiles WXS modules and all that they require. */
export function compileModules(modules: readonly ModuleReference[], readFile: ReadFile): CompiledModules {
  const code = new Map<string, string>()
  const diagnostics: Diagnostic[] = []

  const add = (key: string, compiled: CompiledWxs): void => {
    code.set(key, compiled.code)
    diagnostics.push(...compiled.diagnostics)
    for (const required of compiled.requires) addFile(required)
  }
  const addFile = (path: string): void => {
    const source = code.has(path) ? undefined : readFile(path)
    if (source !== undefined) add(path, compileWxs({ source: new SourceText(path, source), readFile }))
  }

  for (const module of modules) {
    if (module.kind === 'file') addFile(module.key)
    else add(module.key, compileWxs({ ...module, readFile }))
  }
  return { code, diagnostics }
}
