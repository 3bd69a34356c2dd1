/**
 * The versions of one app in this browser: which to open, what is kept of it, and the newer one that is
 * fetched meanwhile.
 *
 * (1) What opens first is not kept waiting by any of this: keeping begins when the first page is there,
 *     and an app that was never opened here asks no store.
 * (2) A newer version takes the place of the one before in one step, when all of it is here and checked.
 * (3) Of the newer version only files are fetched that no version here has.
 */
import type { Launch } from '@maque/protocol/platform/catalogue.ts'
import { bundleAt, type BundlePlace, type BundleSource } from '@maque/runtime-host/bundle/bundle-source.ts'
import { sha256 } from '@maque/runtime-host/bundle/sha256.ts'
import { openBundle, type VerifiedBundle } from '@maque/runtime-host/bundle/verified-bundle.ts'
import {
  openInstalledApps,
  type InstalledApps,
  type InstalledVersion,
} from '@maque/runtime-host/installed/installed-apps.ts'
import { loggedRelease } from '../logged-release.ts'
import { chooseVersion } from './choose-version.ts'
import { readKeptNote, writeKeptNote } from './kept-note.ts'

/** Everything of a launch that belongs to the version and not to how the platform is reached today. */
export type VersionFacts = Pick<
  Launch,
  'digest' | 'version' | 'signature' | 'proof' | 'standing' | 'viewScripts' | 'firstFiles'
>

export interface AppVersions {
  /** What to open now. */
  choose(): Promise<VersionFacts>
  sourceOf(version: VersionFacts): BundleSource
  /** The first page is there: what runs is kept, and what is newer fetched. */
  settle(running: VersionFacts): Promise<void>
  /** Has the newest version here before anybody asks for it, where an older one is kept. */
  fetchAhead(): Promise<void>
  hasNewer(running: VersionFacts): boolean
  /** Resolves when the newest version is here; `false`: it could not be had. */
  whenNewest(): Promise<boolean>
  forget(): Promise<void>
}

/** Whoever has to wait for the newest version waits no longer than this. */
const PATIENCE_MS = 5000
/** All that is kept here, of all apps. */
const LIMIT_BYTES = 100 * 1024 * 1024

/** Where the files of a version come from, besides what is kept here; absent: the app's content origin. */
export type FetchedFrom = (known: Omit<BundleSource, 'places'>) => BundleSource

export function createAppVersions(launch: Launch, appKey: string, fetchedFrom?: FetchedFrom): AppVersions {
  const atOrigin: FetchedFrom = fetchedFrom ?? ((known) => bundleAt(launch.content, known))
  let opening: Promise<InstalledApps<VersionFacts>> | undefined
  const store = (): Promise<InstalledApps<VersionFacts>> => (opening ??= openInstalledApps<VersionFacts>())
  const newest = Promise.withResolvers<boolean>()
  /** What was checked in this page, by version: no byte of it has to be fetched again to keep it. */
  const checked = new Map<string, Map<string, ArrayBuffer>>()
  const note = readKeptNote(appKey)

  const fromStore: BundlePlace = {
    fetch: async ({ sha256 }) => (await store()).file(sha256),
    damaged: ({ sha256 }) => void store().then((apps) => apps.drop(sha256)),
  }

  function sourceOf(version: VersionFacts): BundleSource {
    const { digest, signature, proof, standing, viewScripts } = version
    const isKept = note?.digest === digest
    const files = new Map<string, ArrayBuffer>()
    checked.set(digest, files)
    const known = {
      digest,
      signature,
      expectedScripts: viewScripts,
      ...(proof && standing && { logged: loggedRelease({ launch, proof, standing, digest, isKept }) }),
      onChecked: (file: string, bytes: ArrayBuffer) => void files.set(file, bytes),
    }
    // What the page has asked for already is on its way; anything else is looked for here first.
    const source = atOrigin(known)
    if (digest !== launch.digest) return { ...source, places: [fromStore, ...source.places] }
    return { ...source, places: isKept ? [...source.places, fromStore] : source.places }
  }

  async function fetchNewest(usedAt = Date.now()): Promise<VersionFacts> {
    const version = factsOf(launch)
    const source = sourceOf(version)
    const bundle = await openBundle({ ...source, places: [fromStore, ...source.places] })
    const known = (await (await store()).read(appKey))?.current
    await Promise.all(filesToKeep(bundle, known).map((path) => bundle.bytes(path)))
    await keep(version, usedAt)
    return version
  }

  async function keep(version: VersionFacts, usedAt = Date.now()): Promise<void> {
    const apps = await store()
    const files = checked.get(version.digest) ?? new Map<string, ArrayBuffer>()
    const missing = await apps.missing([...files.keys()])
    await apps.keep(new Map([...files].filter(([file]) => missing.includes(file))))
    const installed: InstalledVersion<VersionFacts> = {
      digest: version.digest,
      files: [...files.keys()],
      facts: version,
    }
    if (!(await apps.install(appKey, installed, usedAt))) return
    writeKeptNote(appKey, { digest: version.digest, usedAt })
    await apps.trim(LIMIT_BYTES)
  }

  /** The version that is kept, or the one before where that is damaged and cannot be had again. */
  async function keptVersion(): Promise<VersionFacts | undefined> {
    const apps = await store()
    const app = await apps.read(appKey)
    // What an earlier key of the platform signed has to be fetched with the signatures of today.
    if (app?.current.facts.signature.key.x !== launch.signature.key.x) return undefined
    const { current, previous } = app
    if (navigator.onLine || !previous || (await isWhole(current, apps))) return current.facts
    const mayStart = launch.updates?.startable.includes(previous.digest) ?? false
    return mayStart && (await isWhole(previous, apps)) ? previous.facts : current.facts
  }

  async function choose(): Promise<VersionFacts> {
    const own = factsOf(launch)
    const { updates } = launch
    if (!updates) return own
    const choice = chooseVersion({ newest: launch.digest, kept: note, updates, now: Date.now() })
    if (choice === 'newest') {
      if (navigator.onLine || !note) return own
      return (await keptVersion().catch(() => undefined)) ?? own
    }
    if (choice === 'newest-in-time') {
      const fetched = fetchNewest().catch(() => undefined)
      const inTime = await Promise.race([fetched, after(PATIENCE_MS)])
      if (inTime) return inTime
    }
    return (await keptVersion().catch(() => undefined)) ?? own
  }

  return {
    choose,
    sourceOf,
    async settle(running) {
      // What is opened for trial or review changes all the time and has no releases.
      if (!launch.updates) return newest.resolve(false)
      try {
        if (running.digest === launch.digest) {
          await keep(running)
          newest.resolve(true)
        } else {
          writeKeptNote(appKey, { digest: running.digest, usedAt: Date.now() })
          await (await store()).used(appKey, Date.now())
          await fetchNewest()
          newest.resolve(true)
        }
      } catch {
        // No room, no network, or no store at all: the app runs on, and the next start tries again.
        newest.resolve(false)
      }
    },
    async fetchAhead() {
      // Nobody has used it meanwhile.
      if (launch.updates && note && note.digest !== launch.digest) await fetchNewest(note.usedAt)
    },
    hasNewer: (running) => launch.updates !== undefined && running.digest !== launch.digest,
    whenNewest: () => newest.promise,
    async forget() {
      writeKeptNote(appKey, undefined)
      await (await store()).remove(appKey)
    },
  }
}

function factsOf(launch: Launch): VersionFacts {
  const { digest, version, signature, proof, standing, viewScripts, firstFiles } = launch
  return {
    digest,
    version,
    signature,
    viewScripts,
    firstFiles,
    ...(proof && { proof }),
    ...(standing && { standing }),
  }
}

/** The main package, packages of which the version before has something here, and the pictures that it has here. */
function filesToKeep(
  { manifest }: VerifiedBundle,
  known: InstalledVersion<VersionFacts> | undefined,
): readonly string[] {
  const kept = new Set(known?.files)
  const isWanted = (path: string): boolean => kept.has(manifest.files[path]?.sha256 ?? '')
  const packages = manifest.packages.flatMap(({ root, script, logicUnits, viewUnits, wxs }) => {
    const files = [script, logicUnits, viewUnits, ...(wxs === undefined ? [] : [wxs])]
    return root === '' || files.some(isWanted) ? files : []
  })
  return [...new Set([...packages, ...Object.keys(manifest.files).filter(isWanted)])]
}

async function isWhole(
  { files }: InstalledVersion<VersionFacts>,
  apps: InstalledApps<VersionFacts>,
): Promise<boolean> {
  const whole = await Promise.all(
    files.map(async (file) => {
      const bytes = await apps.file(file)
      return bytes !== undefined && (await sha256(bytes)) === file
    }),
  )
  return whole.every(Boolean)
}

function after(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, ms, undefined))
}
