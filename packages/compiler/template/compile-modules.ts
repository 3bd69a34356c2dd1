import type { ModuleReference } from '../analyze/template-file.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { compileWxs, type CompiledWxs, type ReadFile, type WxsModule } from '../wxs/compile-wxs.ts'
import type { WxsCache } from '../wxs/wxs-cache.ts'

export interface CompiledModules {
  readonly modules: ReadonlyMap<string, WxsModule>
  readonly diagnostics: readonly Diagnostic[]
}

/** Compiles WXS modules and all that they require. */
export function compileModules(
  modules: readonly ModuleReference[],
  cache: WxsCache,
  readFile: ReadFile,
): CompiledModules {
  const compiledModules = new Map<string, WxsModule>()
  const diagnostics: Diagnostic[] = []

  const add = (key: string, compiled: CompiledWxs): void => {
    compiledModules.set(key, compiled)
    diagnostics.push(...compiled.diagnostics)
    for (const required of compiled.requires) addFile(required)
  }
  const addFile = (path: string): void => {
    const text = compiledModules.has(path) ? undefined : readFile(path)
    if (text !== undefined) add(path, cache.compile(path, text, readFile))
  }

  for (const module of modules) {
    if (module.kind === 'file') addFile(module.key)
    else add(module.key, compileWxs({ ...module, readFile }))
  }
  return { modules: compiledModules, diagnostics }
}
