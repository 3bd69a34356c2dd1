/**
 * The packages of an app as they come in: the main one at launch, subpackages when one of
 * their pages is first opened.
 *
 * (1) A package is given to logic once, before any page of it is opened.
 * (2) The main package comes before every other.
 */
import type { NamedScript } from '@maque/protocol/bridge/logic-host.ts'
import type { BundlePackage, ViewUnit, ViewUnits } from '@maque/protocol/bundle/manifest.ts'
import type { LogicThread } from '../frames/logic-thread.ts'
import { unitsOfPage } from './page-units.ts'
import type { VerifiedBundle } from './verified-bundle.ts'

export interface AppPackages {
  /** Settles once logic has been given the package that this page is in. Rejects when its bytes cannot be had. */
  load(pagePath: string): Promise<void>
  /** Fetches and checks packages by name or root, without running them. Failure only costs the head start. */
  prefetch(names: readonly string[]): void
  /** JSON of the `ViewUnits` that a page of a loaded package can draw. */
  unitsFor(pagePath: string): string
  /** Hashes of all WXS scripts of the app, loaded or not: a frame's policy must admit later ones too. */
  readonly wxsHashes: readonly string[]
  /** Texts of the WXS scripts loaded so far. */
  wxsTexts(): readonly string[]
}

interface LoadedPackage {
  readonly root: string
  readonly units: ViewUnits
  readonly wxs: string | undefined
}

export function createAppPackages(bundle: VerifiedBundle, logic: Pick<LogicThread, 'post'>): AppPackages {
  const { packages, files, config } = bundle.manifest
  const main = packages.find(({ root }) => root === '')
  const loaded: LoadedPackage[] = []
  const loading = new Map<string, Promise<void>>()

  /** The digest tells scripts of two builds apart. */
  const named = (path: string, text: string): NamedScript => {
    const mapUrl = bundle.sourceMapUrl?.(path)
    const name = `app:///${bundle.digest.slice(0, 8)}/${encodeURI(path)}`
    return { text, name, ...(mapUrl !== undefined && { mapUrl }) }
  }
  const loadPackage = (wanted: BundlePackage): Promise<void> => {
    const known = loading.get(wanted.root)
    if (known) return known
    const started = (async () => {
      const [ownParts] = await Promise.all([
        fetchParts(bundle, wanted),
        wanted !== main && main ? loadPackage(main) : undefined,
      ])
      const { wxs } = ownParts
      logic.post({
        t: 'package',
        root: wanted.root,
        script: named(wanted.script, ownParts.script),
        ...(wxs !== undefined && wanted.wxs !== undefined && { wxs: named(wanted.wxs, wxs) }),
        units: ownParts.logicUnits,
      })
      loaded.push({ root: wanted.root, units: ownParts.viewUnits, wxs })
    })()
    loading.set(wanted.root, started)
    // The network may come back: only success is remembered.
    started.catch(() => loading.delete(wanted.root))
    return started
  }

  const packageOf = (path: string): BundlePackage | undefined =>
    packages.find(({ root }) => root !== '' && path.startsWith(root)) ?? main
  // Looked up in every loaded package: components of the main one are used by all.
  const unitOf = (path: string): ViewUnit | undefined =>
    loaded.find(({ units }) => Object.hasOwn(units.units, path))?.units.units[path]

  return {
    wxsHashes: packages.flatMap(({ wxs }) => {
      const file = wxs === undefined ? undefined : files[wxs]
      return file ? [file.sha256] : []
    }),
    wxsTexts: () => loaded.flatMap(({ wxs }) => (wxs === undefined ? [] : [wxs])),
    async load(path) {
      const wanted = packageOf(path)
      if (wanted) await loadPackage(wanted)
    },
    prefetch(names) {
      for (const name of names) {
        const root = config.subpackages.find(
          (sub) => sub.name === name || sub.root.replace(/\/$/, '') === name.replace(/\/$/, ''),
        )?.root
        const wanted = packages.find((one) => one.root === (name === '__APP__' ? '' : root))
        if (wanted) fetchParts(bundle, wanted).catch(() => undefined)
      }
    },
    unitsFor(path) {
      const style = loaded.find(({ root }) => root === packageOf(path)?.root)?.units.appStyle
      const mainStyle = loaded.find(({ root }) => root === '')?.units.appStyle
      return JSON.stringify(unitsOfPage(path, unitOf, style ?? mainStyle))
    },
  }
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
