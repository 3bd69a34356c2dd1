/** Which versions players may go on with, and how they hear that one has ended. */
import { z } from 'zod'
import { bilingualText } from './problem.ts'
import { list, moment, record } from './schema.ts'

/** What an owner says about versions that people have already. */
const clientUpdates = record({
  /** Versions that came online before this one are not started any more (最低可用版本). */
  minimumReleaseId: z.string().nullable(),
  /** Nobody waits for a newer version when they open the app (优先使用本地版本). */
  prefersLocal: z.boolean(),
  /** Players of older ones do not open the app (最低基础库版本). */
  minimumBaseLibrary: z.string().max(20).nullable(),
})
export type ClientUpdates = z.infer<typeof clientUpdates>

/** A version that can be the oldest that is started. */
const usableVersion = record({
  releaseId: z.string(),
  version: z.string(),
  onlineAt: moment,
  state: z.enum(['online', 'gray', 'replaced']),
})

const clientUpdateSettings = record({
  ...clientUpdates.unwrap().shape,
  /** Those that people may have, the newest first. */
  versions: list(usableVersion),
  /** The base library of this instance’s players. */
  baseLibrary: z.string(),
})
export type ClientUpdateSettings = z.infer<typeof clientUpdateSettings>

/** How a player goes about newer versions of an app. */
export const launchUpdates = record({
  /** Bundles that may still be started where they are kept, the newest first. */
  startable: list(z.string()),
  /** Who has not opened the app for so long waits for the newest. */
  forcedAfterMs: z.number(),
  prefersLocal: z.boolean(),
  /** Absent in what was kept before there was any. */
  minimumBaseLibrary: z.string().nullable().optional(),
  /** How often to ask whether the app has ended. */
  askEveryMs: z.number(),
})
export type LaunchUpdates = z.infer<typeof launchUpdates>

/** That a version may be used, for how long without asking again: `standingText`, signed. */
export const signedStanding = record({ until: moment, signature: z.string() })
export type SignedStanding = z.infer<typeof signedStanding>

const standing = record({
  appId: z.string(),
  digest: z.string(),
  /** `superseded`: this version has ended, the app has another one. `ended`: nobody can open the app. */
  state: z.enum(['runs', 'superseded', 'ended']),
  /** In the words of who ended it. */
  why: bilingualText.optional(),
  /** Of what runs: good until then without asking again. */
  renewed: signedStanding.optional(),
})
export type Standing = z.infer<typeof standing>

export const clientUpdateEndpoints = {
  'GET /api/standings': {
    about:
      'Whether versions that are open somewhere may stay open: `of` is `<AppID>.<digest>`, several joined by commas.',
    query: record({ of: z.string().max(1600) }),
    answer: record({ standings: list(standing) }),
  },
  'GET /api/apps/:appId/client-updates': {
    about: 'How old a version players may still start, and whether they wait for newer ones.',
    answer: clientUpdateSettings,
  },
  'PUT /api/apps/:appId/client-updates': {
    about: 'Say how old a version players may still start, and whether they wait for newer ones.',
    body: clientUpdates,
    answer: clientUpdates,
  },
} as const
