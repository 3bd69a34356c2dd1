/**
 * The packages of an app as they come in: the main one at launch, subpackages when one of their
 * pages, components or modules is first needed.
 *
 * (1) A package is given to logic once, before any page of it is opened.
 * (2) The main package comes before every other, but for independent ones, which do without; what a
 *     package needs comes before it.
 * (3) Frames have the units of a package before logic has its code: logic may at once make of it
 *     what pages that are open already have to draw.
 */
import type { NamedScript } from '@maque/protocol/bridge/logic-host.ts'
import type { BundlePackage, ViewUnit, ViewUnits } from '@maque/protocol/bundle/manifest.ts'
import { scriptName } from '@maque/protocol/bundle/script-names.ts'
import { viewScriptsOf, type ViewScripts } from '@maque/protocol/bundle/view-scripts.ts'
import type { LogicThread } from '../frames/logic-thread.ts'
import { unitsOfPage } from './page-units.ts'
import type { VerifiedBundle } from './verified-bundle.ts'

export interface AppPackages {
  /** Settles once logic has been given the package that this path is in. Rejects when its bytes cannot be had. */
  load(path: string): Promise<void>
  /** Whether the package that a path is in has come. */
  isLoaded(path: string): boolean
  /** Fetches and checks packages by name or root, without running them. Failure only costs the head start. */
  prefetch(names: readonly string[]): void
  /** Fetches a package by name or root, or the one for workers, and no more; gives its size. `undefined`: there is none. */
  fetch(name: string): Promise<number | undefined>
  /** The script for the app's own workers, and which modules are in it. */
  workerScript(): Promise<{ readonly named: NamedScript; has(path: string): boolean } | undefined>
  /** JSON of the `ViewUnits` that a page of a loaded package can draw. */
  unitsFor(pagePath: string): string
  /** Of all packages, loaded or not: a frame must run those of later ones too. */
  readonly viewScripts: ViewScripts
  /** Texts of the WXS scripts loaded so far. */
  wxsTexts(): readonly string[]
}

export interface AppPackagesOptions {
  readonly bundle: VerifiedBundle
  readonly logic: Pick<LogicThread, 'post'>
  /** Gives what has come to the frames that are open: see (3). */
  offer(packages: AppPackages, wxs: string | undefined): Promise<void> | undefined
}

/** Names the package for workers where packages are named: no folder is called so. */
export const FOR_WORKERS = '/workers'

interface LoadedPackage {
  readonly root: string
  readonly units: ViewUnits
  readonly wxs: string | undefined
}

export function createAppPackages({ bundle, logic, offer }: AppPackagesOptions): AppPackages {
  const { packages, files, config } = bundle.manifest
  const main = packages.find(({ root }) => root === '')
  const loaded: LoadedPackage[] = []
  const loading = new Map<string, Promise<void>>()

  const named = (path: string, text: string): NamedScript => {
    const mapUrl = bundle.sourceMapUrl?.(path)
    return { text, name: scriptName(bundle.digest, path), ...(mapUrl !== undefined && { mapUrl }) }
  }
  /** A plugin that nobody waits for is opened by itself: whoever uses it comes first. */
  const usersOf = (root: string): readonly string[] =>
    Object.values(config.plugins ?? {}).flatMap((plugin) => (plugin.root === root ? [plugin.usedBy] : []))
  const neededBy = (
    { root, isIndependent, needs = [] }: BundlePackage,
    asking: readonly string[],
  ): readonly BundlePackage[] => {
    const users = asking.length === 0 ? usersOf(root) : []
    const before = isIndependent || root === '' ? [...users, ...needs] : ['', ...needs]
    return packages.filter((other) => other.root !== root && before.includes(other.root))
  }
  /** `asking`: packages that wait for this one. Those that need each other come one after the other. */
  const loadPackage = (wanted: BundlePackage, asking: readonly string[] = []): Promise<void> => {
    const known = loading.get(wanted.root)
    if (known) return known
    const started = (async () => {
      const path = [...asking, wanted.root]
      const [ownParts] = await Promise.all([
        fetchParts(bundle, wanted),
        ...neededBy(wanted, asking).flatMap((need) =>
          path.includes(need.root) ? [] : [loadPackage(need, path)],
        ),
      ])
      const { wxs } = ownParts
      loaded.push({ root: wanted.root, units: ownParts.viewUnits, wxs })
      const offered = offer(app, wxs)
      if (offered) await offered
      logic.post({
        t: 'package',
        root: wanted.root,
        script: named(wanted.script, ownParts.script),
        ...(wxs !== undefined && wanted.wxs !== undefined && { wxs: named(wanted.wxs, wxs) }),
        units: ownParts.logicUnits,
      })
    })()
    loading.set(wanted.root, started)
    // The network may come back: only success is remembered.
    started.catch(() => loading.delete(wanted.root))
    return started
  }

  /** The innermost one. */
  const packageOf = (path: string): BundlePackage | undefined =>
    packages
      .filter(({ root, isForWorkers }) => root !== '' && !isForWorkers && path.startsWith(root))
      .toSorted((a, b) => b.root.length - a.root.length)[0] ?? main
  // Looked up in every loaded package: components of the main one are used by all.
  const unitOf = (path: string): ViewUnit | undefined =>
    loaded.find(({ units }) => Object.hasOwn(units.units, path))?.units.units[path]

  const packageNamed = (name: string): BundlePackage | undefined => {
    if (name === FOR_WORKERS) return packages.find(({ isForWorkers }) => isForWorkers)
    const root = config.subpackages.find(
      (sub) => sub.name === name || sub.root.replace(/\/$/, '') === name.replace(/\/$/, ''),
    )?.root
    return packages.find((one) => !one.isForWorkers && one.root === (name === '__APP__' ? '' : root))
  }

  const app: AppPackages = {
    viewScripts: viewScriptsOf(bundle.manifest),
    wxsTexts: () => loaded.flatMap(({ wxs }) => (wxs === undefined ? [] : [wxs])),
    async load(path) {
      const wanted = packageOf(path)
      if (wanted) await loadPackage(wanted)
    },
    isLoaded: (path) => loaded.some(({ root }) => root === packageOf(path)?.root),
    async fetch(name) {
      const wanted = packageNamed(name)
      if (!wanted) return undefined
      await fetchParts(bundle, wanted)
      return [wanted.script, wanted.logicUnits, wanted.viewUnits, wanted.wxs ?? ''].reduce(
        (total, path) => total + (files[path]?.sizeBytes ?? 0),
        0,
      )
    },
    async workerScript() {
      const wanted = packageNamed(FOR_WORKERS)
      if (!wanted) return undefined
      const text = await bundle.text(wanted.script)
      const defines = (path: string): boolean => text.includes(`maqueDefine(${JSON.stringify(path)},`)
      return {
        named: named(wanted.script, text),
        has: (path) => path.startsWith(wanted.root) && defines(path),
      }
    },
    prefetch(names) {
      for (const name of names) app.fetch(name).catch(() => undefined)
    },
    unitsFor(path) {
      const own = packageOf(path)
      // The app's style is not for independent packages, whether or not the main one has come.
      const styledBy = own?.isIndependent ? own.root : ''
      const style = loaded.find(({ root }) => root === styledBy)?.units.appStyle
      return JSON.stringify(unitsOfPage(path, unitOf, style))
    },
  }
  return app
}

interface PackageParts {
  readonly script: string
  readonly logicUnits: string
  readonly viewUnits: ViewUnits
  readonly wxs: string | undefined
}

async function fetchParts(bundle: VerifiedBundle, wanted: BundlePackage): Promise<PackageParts> {
  const [script, logicUnits, viewUnits, wxs] = await Promise.all([
    bundle.text(wanted.script),
    bundle.text(wanted.logicUnits),
    bundle.text(wanted.viewUnits),
    wanted.wxs === undefined ? undefined : bundle.text(wanted.wxs),
  ])
  // Checked against the release's hash: it is what the compiler wrote.
  return { script, logicUnits, viewUnits: JSON.parse(viewUnits) as ViewUnits, wxs }
}
