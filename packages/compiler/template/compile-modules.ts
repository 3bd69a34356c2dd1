import type { ModuleReference } from '../analyze/template-file.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { compileWxs, type CompiledWxs, type ReadFile } from '../wxs/compile-wxs.ts'
import type { WxsCache } from '../wxs/wxs-cache.ts'

export interface CompiledModules {
  readonly code: ReadonlyMap<string, string>
  readonly diagnostics: readonly Diagnostic[]
}

/** Compiles WXS modules and all that they require. */
export function compileModules(
  modules: readonly ModuleReference[],
  cache: WxsCache,
  readFile: ReadFile,
): CompiledModules {
  const code = new Map<string, string>()
  const diagnostics: Diagnostic[] = []

  const add = (key: string, compiled: CompiledWxs): void => {
    code.set(key, compiled.code)
    diagnostics.push(...compiled.diagnostics)
    for (const required of compiled.requires) addFile(required)
  }
  const addFile = (path: string): void => {
    const text = code.has(path) ? undefined : readFile(path)
    if (text !== undefined) add(path, cache.compile(path, text, readFile))
  }

  for (const module of modules) {
    if (module.kind === 'file') addFile(module.key)
    else add(module.key, compileWxs({ ...module, readFile }))
  }
  return { code, diagnostics }
}
