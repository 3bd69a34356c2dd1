/**
 * The app's modules (CommonJS), by their path in the bundle.
 *
 * (1) A module runs at most once, at the first `require`; in a ring, whoever comes second gets what
 *     has been exported so far.
 * (2) A module that throws is reported by whoever required it first, and runs again when required again.
 * (3) The names of `MODULE_GLOBALS` are parameters of every module: what the platform does not give
 *     is `undefined` there, whatever the real global object holds.
 */
import { rootOf } from '@maque/protocol/bundle/app-config.ts'
import { MODULE_GLOBALS } from '@maque/protocol/bundle/manifest.ts'
import { bundlePath, resolveModule } from './module-path.ts'

export type ModuleFactory = (
  this: unknown,
  require: (path: string) => unknown,
  module: { exports: unknown },
  exports: unknown,
  ...globals: readonly unknown[]
) => void

interface Module {
  exports: unknown
}

export class ModuleRegistry {
  readonly #factories = new Map<string, ModuleFactory>()
  readonly #modules = new Map<string, Module>()
  readonly #running: string[] = []
  #bring: (path: string) => Promise<void> = () => Promise.resolve()
  #globals: readonly unknown[] = []
  /** Of modules below a folder. */
  readonly #globalsBelow = new Map<string, readonly unknown[]>()

  /** Values for the names of MODULE_GLOBALS; those that are absent are `undefined`. */
  provide(globals: Readonly<Record<string, unknown>>): void {
    this.#globals = MODULE_GLOBALS.map((name) => globals[name])
  }

  /** Other values for the modules of a plugin. */
  provideFor(root: string, globals: Readonly<Record<string, unknown>>): void {
    this.#globalsBelow.set(
      root,
      MODULE_GLOBALS.map((name) => globals[name]),
    )
  }

  /** What brings the package that a path is in, for `require.async`; without it nothing more comes. */
  bringBy(bring: (path: string) => Promise<void>): void {
    this.#bring = bring
  }

  define(path: string, factory: ModuleFactory): void {
    this.#factories.set(path, factory)
  }

  has(path: string): boolean {
    return this.#factories.has(path)
  }

  /** Of the modules that are being run right now, the innermost one that is meant. */
  runningOf(isMeant: (path: string) => boolean): string | undefined {
    return this.#running.findLast(isMeant)
  }

  /** Runs a module unless it has run, and gives its exports. */
  require(path: string): unknown {
    const known = this.#modules.get(path)
    if (known) return known.exports
    const factory = this.#factories.get(path)
    if (!factory) throw new Error(`module "${path}" is not defined`)

    const exports = {}
    const module: Module = { exports }
    this.#modules.set(path, module)
    this.#running.push(path)
    try {
      const globals = this.#globalsBelow.get(rootOf(path)) ?? this.#globals
      Reflect.apply(factory, exports, [this.#requireFrom(path), module, exports, ...globals])
    } catch (error) {
      this.#modules.delete(path)
      throw error
    } finally {
      this.#running.pop()
    }
    return module.exports
  }

  #requireFrom(importer: string): (path: unknown) => unknown {
    /** With a callback it may wait for another package, as `require.async` does. */
    const load = (written: unknown, done?: unknown, failed?: unknown): unknown => {
      if (typeof done === 'function') {
        void load.async(written).then(
          (exports) => Reflect.apply(done, undefined, [exports]),
          (error: unknown) => {
            if (typeof failed !== 'function') throw error
            Reflect.apply(failed, undefined, [error])
          },
        )
        return undefined
      }
      if (typeof written !== 'string') {
        throw new TypeError(`require expects a path, got ${String(written)} in "${importer}"`)
      }
      const path = resolveModule(importer, written, (candidate) => this.#factories.has(candidate))
      if (path === undefined) throw new Error(`module "${written}" is not defined, required in "${importer}"`)
      return this.require(path)
    }
    /** What is not here yet is in a subpackage that comes now. Rejects with `mod` and `errMsg`, as in WeChat. */
    load.async = async (written: unknown): Promise<unknown> => {
      try {
        const isHere =
          typeof written !== 'string' || resolveModule(importer, written, (path) => this.#factories.has(path))
        if (!isHere) await this.#bring(bundlePath(importer, written))
        return load(written)
      } catch (error) {
        const reason = error instanceof Error ? error : new Error(String(error))
        throw Object.assign(reason, { mod: written, errMsg: reason.message })
      }
    }
    return load
  }
}
