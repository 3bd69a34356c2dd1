import { z } from 'zod'
import { launchUpdates, signedStanding } from './client-updates.ts'
import { bilingualText } from './problem.ts'
import { privacyKey } from './profile.ts'
import { list, record } from './schema.ts'
import { keySuccessions, logProof } from './transparency.ts'

/** An app as everybody sees it. */
const appCard = record({
  appId: z.string(),
  name: z.string(),
  intro: z.string(),
  iconUrl: z.string(),
})
export type AppCard = z.infer<typeof appCard>

/** Where the app's frames, files and proxies are; addresses end with a slash. */
const launchContent = record({
  base: z.string(),
  isOwnOrigin: z.boolean(),
  proxyKey: z.string(),
  frameVersion: z.string(),
})
export type LaunchContent = z.infer<typeof launchContent>

/** A public Ed25519 key as a JSON Web Key; `x` is base64url. */
export const bundleKey = record({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string() })
export type BundleKey = z.infer<typeof bundleKey>

/** All that a player needs to open one version of an app. */
export const launch = record({
  ...appCard.unwrap().shape,
  /** The bundle to open: SHA-256 of its manifest. */
  digest: z.string(),
  /** The platform's signature of that manifest; `value` is base64url. */
  signature: record({ key: bundleKey, value: z.string(), successions: keySuccessions }),
  /** That the bundle stands in the log of releases; absent for what is not online. */
  proof: logProof.optional(),
  /** Of what is online: how to go about versions that are kept here, and how long this one is good for. */
  updates: launchUpdates.optional(),
  standing: signedStanding.optional(),
  version: z.string(),
  envVersion: z.enum(['develop', 'trial', 'release']),
  content: launchContent,
  /** What the app's privacy guide in force says that it handles: calls that give more are refused. */
  privacy: record({
    contractName: z.string(),
    declared: list(privacyKey),
    /** Of what is not online: the catalogue has the others. */
    text: bilingualText.optional(),
  }).optional(),
  /** As `ViewScripts` says, so that the first view frame need not wait for the manifest. */
  viewScripts: record({ wxs: list(z.string()), builtIns: z.enum(['common', 'all']) }),
  /** Addresses, below that of the content, of the files that every opening begins with. */
  firstFiles: list(z.string()),
  /** The app that was opened: it leads into this one. */
  movedFrom: z.string().optional(),
  /** The version is compared with another: the player says how it fares. */
  isCompared: z.literal(true).optional(),
})
export type Launch = z.infer<typeof launch>

/** What the platform's page of an app comes with. */
export interface AppPage {
  readonly launch: Launch
  /** For whom the page was asked: what apps keep on a device is kept apart by it. */
  readonly person: string
}

/** What anybody may know of this platform. */
const instance = record({
  name: z.string(),
  /** Verifies `manifest.sig` of every bundle. */
  bundleKey,
  /** Earlier keys, each signing for the next. */
  successions: keySuccessions,
})
export type Instance = z.infer<typeof instance>

export const catalogueEndpoints = {
  'GET /api/instance': { about: 'The key that bundles are signed with.', answer: instance },
  'GET /api/catalogue': {
    about:
      'The hundred apps that came online last; with `q`, those whose name contains it, the shortest names first.',
    query: record({ q: z.string().max(100).optional() }),
    answer: record({ apps: list(appCard) }),
  },
  'GET /api/catalogue/:appId': { about: 'What a player needs to open an app.', answer: launch },
} as const
