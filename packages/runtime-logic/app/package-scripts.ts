/**
 * When the scripts of a package run, once it is there.
 *
 * (1) Those of plugins come before the app, then `app.js` and the launch, then the main package, then
 *     subpackages as they come. An independent subpackage waits for no app.
 * (2) A subpackage begins with the script that it names as its `entry`.
 * (3) Scripts of components run in the order of their paths, then those of pages in the order of
 *     `app.json`, all of them, before a page of theirs loads: apps share what scripts leave behind.
 * (4) With `lazyCodeLoading` only entries and plugins run here, and pages and components when they are
 *     first needed (`Definitions`).
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/ability/lazyload.html
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/subpackages/basic.html
 */
import type { AppConfig, PluginConfig } from '@maque/protocol/bundle/app-config.ts'

export interface ScriptRunner {
  /** Runs a module; what it throws is reported. */
  runModule(module: string): void
  /** Runs the script of a page or component; what it throws is reported. */
  runUnit(path: string): void
}

interface Order extends Pick<AppConfig, 'pages' | 'subpackages'> {
  readonly plugins?: Readonly<Record<string, Pick<PluginConfig, 'root' | 'pages'>>>
  readonly isLazy: boolean
}

interface Arrived {
  readonly root: string
  /** Of its pages and components. */
  readonly units: readonly string[]
}

/** Of an app that has not said its order yet: its packages wait. */
const UNKNOWN: Order = { pages: [], subpackages: [], isLazy: false }

export class PackageScripts {
  readonly #runner: ScriptRunner
  #order = UNKNOWN
  #placeOfPage: ReadonlyMap<string, number> = new Map()
  /** Packages that came before the app has begun; after that there is no such list. */
  #waiting: Arrived[] | undefined = []

  constructor(runner: ScriptRunner) {
    this.#runner = runner
  }

  /** Packages may have come before. */
  setOrder(order: Order): void {
    this.#order = order
    const ofPlugins = Object.values(order.plugins ?? {}).flatMap(({ pages }) => Object.values(pages))
    this.#placeOfPage = new Map([...order.pages, ...ofPlugins].map((path, place) => [path, place]))
    const early = this.#waiting ?? []
    this.#waiting = early.filter(({ root }) => !this.#isIndependent(root))
    for (const one of early) if (this.#isIndependent(one.root)) this.#run(one)
  }

  arrived(arrived: Arrived): void {
    if (this.#waiting && !this.#isIndependent(arrived.root)) this.#waiting.push(arrived)
    else this.#run(arrived)
  }

  /** `launch` runs the app's own script and tells the app that it is launched. */
  begin(launch: () => void): void {
    const waiting = this.#waiting ?? []
    this.#waiting = undefined
    for (const one of waiting) if (this.#isPlugin(one.root)) this.#run(one)
    launch()
    for (const one of waiting) if (one.root === '') this.#run(one)
    for (const one of waiting) if (one.root !== '' && !this.#isPlugin(one.root)) this.#run(one)
  }

  #run({ root, units }: Arrived): void {
    const entry = this.#subpackage(root)?.entry
    if (entry !== undefined) this.#runner.runModule(entry)
    if (this.#order.isLazy && !this.#isPlugin(root)) return
    for (const path of this.#inOrder(units)) this.#runner.runUnit(path)
  }

  #inOrder(units: readonly string[]): readonly string[] {
    const components = units.filter((path) => !this.#placeOfPage.has(path)).toSorted(byPath)
    const pages = units.flatMap((path) => {
      const place = this.#placeOfPage.get(path)
      return place === undefined ? [] : [{ path, place }]
    })
    return [...components, ...pages.toSorted((a, b) => a.place - b.place).map(({ path }) => path)]
  }

  #subpackage(root: string): AppConfig['subpackages'][number] | undefined {
    return this.#order.subpackages.find((one) => one.root === root)
  }

  #isIndependent(root: string): boolean {
    return this.#subpackage(root)?.independent === true
  }

  #isPlugin(root: string): boolean {
    return Object.values(this.#order.plugins ?? {}).some((plugin) => plugin.root === root)
  }
}

/** Not as people of some language would sort: the same everywhere. */
export function byPath(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
