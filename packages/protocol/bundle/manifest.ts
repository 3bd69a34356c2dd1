/**
 * A bundle: what a project compiles to. A flat set of files and the manifest that names them.
 *
 * (1) A bundle is immutable; its `digest` is the SHA-256 of its manifest's exact bytes, and
 *     the manifest holds the SHA-256 of every file, so the digest stands for all of it.
 * (2) The same source compiled by the same compiler gives the same bytes.
 */
import type { AppConfig } from './app-config.ts'
import type { LeafProgram, StructureProgram } from './program.ts'
import type { WxsGlobal } from './wxs-globals.ts'

export const BUNDLE_FORMAT = 1

export interface BundleManifest {
  readonly format: typeof BUNDLE_FORMAT
  readonly config: AppConfig
  readonly packages: readonly BundlePackage[]
  /** Every file by its path in the bundle, manifest excluded. */
  readonly files: Readonly<Record<string, BundleFile>>
}

export interface BundleFile {
  /** Lower-case hex. */
  readonly sha256: string
  readonly sizeBytes: number
}

/** The main package (`root: ''`) or a subpackage. Paths name files of the bundle. */
export interface BundlePackage {
  /** `''` for the main package, otherwise the folder with a slash at its end: `packageA/`. */
  readonly root: string
  readonly isIndependent?: true
  /** Scripts for the app's own workers: they run there and nowhere else. It has no units. */
  readonly isForWorkers?: true
  /** A classic script that calls `maqueDefine(path, factory)` for each module: see `ModuleFactory`. */
  readonly script: string
  /** A JSON file: `LogicUnits`. */
  readonly logicUnits: string
  /** A JSON file: `ViewUnits`. */
  readonly viewUnits: string
  /** A classic script that calls `maqueWxs(modules)`: see `WxsModules`. Absent: the package has no WXS. */
  readonly wxs?: string
  /**
   * Roots of other packages whose components or modules this one cannot wait for: they are loaded
   * with it. Not among them are those of `componentPlaceholder` and `require.async`, and the main
   * package, unless this one is independent.
   */
  readonly needs?: readonly string[]
  /** Tags of the built-ins that its templates use, in order. Absent: made when it was not told; any. */
  readonly builtIns?: readonly string[]
  /**
   * Interfaces of `noted-calls.ts` that its scripts and templates call, in order. Absent: made when
   * that was not noted.
   */
  readonly calls?: readonly string[]
}

/** What the `logicUnits` file of a package holds, by component path (`pages/index/index`). */
export type LogicUnits = Readonly<Record<string, LogicUnit>>
export interface LogicUnit {
  readonly structure: StructureProgram
  /** Component path for each name in `usingComponents`, app-level ones included. */
  readonly using: Readonly<Record<string, string>>
  /** `componentGenerics`: the path of the default component, or `null`. */
  readonly generics?: Readonly<Record<string, string | null>>
  /**
   * Components that need not be there when this one is made, by the name they have in `using`. The
   * template asks for each under the name `awaitedField` gives: true once its package is there.
   */
  readonly awaits?: readonly string[]
  /** Fields that the view program reads: only these cross. */
  readonly reads: readonly string[]
  /** `component: true` in its JSON. */
  readonly isComponent: boolean
  /** From JSON; options in the script win. */
  readonly styleIsolation?: string
  /** From JSON, the text of a regular expression; options in the script win. */
  readonly pureDataPattern?: string
  /** The module to run for it, or absent when the script is missing. */
  readonly module?: string
}

/** The field of a component's data that says whether a component it awaits is there. No author can write it. */
export function awaitedField(name: string): string {
  return `\u0001here ${name}`
}

/** What the `viewUnits` file of a package holds. */
export interface ViewUnits {
  readonly units: Readonly<Record<string, ViewUnit>>
  /** `app.wxss`, compiled; only in the main package and in independent ones. */
  readonly appStyle?: string
}
export interface ViewUnit {
  readonly leaf: LeafProgram
  /** Same as in `LogicUnit`: which units this one can draw. */
  readonly using: Readonly<Record<string, string>>
  /** Absent when it has no style sheet. See `STYLE_SCOPE`. */
  readonly style?: string
}

/**
 * How style sheets travel: ordinary CSS, with
 * - `rpx` lengths and safe areas as `view-lengths.ts` says;
 * - each class selector `.name` as `.${STYLE_SCOPE}name`: the view replaces STYLE_SCOPE by the
 *   component's scope prefix, or by nothing where its styles are shared (pages, `app.wxss`);
 * - tag selectors `view` as `wx-view`; `page` as `wx-page`; `:host` as `[wx-host="${STYLE_SCOPE}"]`;
 * - id and attribute selectors untouched;
 * - `url()` of package files as `asset:` followed by their path in the bundle.
 */
export const STYLE_SCOPE = '\u0001'

/**
 * `maqueDefine('pages/index/index.js', function (require, module, exports, …globals) { … })`.
 *
 * The parameters after `exports` are, in this order, MODULE_GLOBALS; those that the platform
 * does not give to apps are passed as `undefined`, so that `window`, `document`, `fetch` … are
 * plain undefined names in app code. `require` takes a path relative to the module or a path
 * that the compiler has resolved; ES modules arrive already converted.
 */
export const MODULE_GLOBALS = [
  'wx',
  'App',
  'Page',
  'Component',
  'Behavior',
  'getApp',
  'getCurrentPages',
  'global',
  'requirePlugin',
  'requireMiniProgram',
  '__wxConfig',
  'console',
  'setTimeout',
  'clearTimeout',
  'setInterval',
  'clearInterval',
  'window',
  'document',
  'frames',
  'self',
  'location',
  'navigator',
  'localStorage',
  'sessionStorage',
  'history',
  'caches',
  'screen',
  'alert',
  'confirm',
  'prompt',
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'Worker',
  'importScripts',
  'indexedDB',
  'postMessage',
  'Reporter',
] as const

/**
 * `maqueWxs({ 'pages/a/a.wxml#m': function (module, exports, require, guard) { … } })`.
 *
 * WXS is compiled to a checked subset of JavaScript: every free name is a parameter, a WXS
 * global taken from `guard` (WXS_GLOBALS), or an error; members named by a computed key, and
 * those in WXS_GUARDED_MEMBERS, go through `guard.get` and `guard.call`; every change of a
 * member goes through `guard.set`, `guard.update` or `guard.remove`; every loop and function
 * entry calls `guard.step()`, which ends runaway code. `require` takes the key of another module.
 */
export interface WxsGuard {
  readonly get: (object: unknown, key: unknown) => unknown
  readonly set: (object: unknown, key: unknown, value: unknown) => unknown
  readonly call: (object: unknown, key: unknown, args: readonly unknown[]) => unknown
  /** `a.b += 1` and `a.b++`: gives the new value, or for `'old'` the old one as a number. */
  readonly update: (
    object: unknown,
    key: unknown,
    change: (old: never) => unknown,
    gives: 'new' | 'old',
  ) => unknown
  /** `delete a.b` */
  readonly remove: (object: unknown, key: unknown) => boolean
  readonly step: () => void
  /** `Math`, `JSON`, `parseInt`, `getDate`, `getRegExp`, `console`, … by name. */
  readonly globals: Readonly<Record<WxsGlobal, unknown>>
}
export type WxsFactory = (
  module: { exports: unknown },
  exports: unknown,
  require: (key: string) => unknown,
  guard: WxsGuard,
) => void
export type WxsModules = Readonly<Record<string, WxsFactory>>
