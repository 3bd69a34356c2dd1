import { Script, createContext } from 'node:vm'
import { resolveModule } from '@maque/runtime-logic/modules/module-path.ts'
import type { CompiledBundle } from '../bundle/compiled-bundle.ts'

type Factory = (this: unknown, ...args: unknown[]) => void

/** The modules of a bundle as a platform would have them: `require` takes a path of the bundle. */
export function runBundle(bundle: CompiledBundle): { readonly require: (path: string) => unknown } {
  const factories = new Map<string, Factory>()
  const modules = new Map<string, { exports: unknown }>()
  const context = createContext({
    maqueDefine: (path: string, factory: Factory) => factories.set(path, factory),
  })
  for (const { script } of bundle.manifest.packages) {
    new Script(textOf(bundle, script), { filename: script }).runInContext(context)
  }

  const requireFrom = (importer: string): ((written: string) => unknown) => {
    const load = (written: string): unknown => {
      const path = resolveModule(importer, written, (candidate) => factories.has(candidate)) ?? written
      const known = modules.get(path)
      if (known) return known.exports
      const factory = factories.get(path)
      if (!factory) throw new Error(`module "${written}" is not defined`)
      const module = { exports: {} as unknown }
      modules.set(path, module)
      Reflect.apply(factory, module.exports, [requireFrom(path), module, module.exports])
      return module.exports
    }
    load.async = async (path: string): Promise<unknown> => load(path)
    return load
  }
  return { require: requireFrom('') }
}

export function textOf(bundle: CompiledBundle, path: string): string {
  return new TextDecoder().decode(bundle.files.get(path))
}
