/**
 * Runs the WXS modules of a bundle, the same in logic and view.
 *
 * (1) A module runs once, when it is first asked for.
 * (2) Its code can reach its arguments, its own values and the WXS globals, and nothing else. So
 *     whoever calls it must hand it only plain data and functions made for it: a DOM node among
 *     the arguments would be the way out.
 * (3) Code that does not end is ended: see `wxs-steps.ts`.
 */
import type { WxsModules } from '@maque/protocol/bundle/manifest.ts'
import type { ModuleLookup } from '../evaluate.ts'
import { createWxsGlobals, type WxsLog } from './wxs-globals.ts'
import { createWxsGuard } from './wxs-guard.ts'
import { createWxsSteps } from './wxs-steps.ts'

/** About a third of a second; a list of 1,000 rows with ten calls each takes a hundredth of it. */
const STEP_LIMIT = 20_000_000

export interface WxsRuntimeOptions {
  readonly stepLimit?: number
  /** Code was ended; called once for each time. The error that ends it is thrown as well. */
  readonly onStepLimit: () => void
  readonly log: WxsLog
}

export interface WxsRuntime {
  /** Adds modules by key: what the scripts of a bundle call as `maqueWxs`. A key that is known keeps its module. */
  readonly define: (modules: WxsModules) => void
  /**
   * The exports of a module, `undefined` when there is none of that key. Throws what the module
   * throws when it first runs; afterwards gives what it had exported until then.
   */
  readonly moduleOf: ModuleLookup
  /** Gives the code that is called next a full count of steps. */
  readonly refill: () => void
}

export function createWxsRuntime({
  stepLimit = STEP_LIMIT,
  onStepLimit,
  log,
}: WxsRuntimeOptions): WxsRuntime {
  const { step, refill } = createWxsSteps(stepLimit, onStepLimit)
  const guard = createWxsGuard(step, createWxsGlobals(log))
  const defined = new Map<string, WxsModules[string]>()
  const modules = new Map<string, { exports: unknown }>()

  const moduleOf = (key: string): unknown => {
    const known = modules.get(key)
    if (known) return known.exports
    const factory = defined.get(key)
    if (factory === undefined) return undefined
    const module = { exports: {} as unknown }
    // Before it runs: modules may require each other in a ring.
    modules.set(key, module)
    Reflect.apply(factory, undefined, [module, module.exports, moduleOf, guard])
    return module.exports
  }

  return {
    define: (added) => {
      for (const [key, factory] of Object.entries(added)) if (!defined.has(key)) defined.set(key, factory)
    },
    moduleOf,
    refill,
  }
}
