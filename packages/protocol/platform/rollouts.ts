import { z } from 'zod'
import { release } from './releases.ts'
import { list, moment, nothing, record, shortText } from './schema.ts'

const devicePlatform = z.enum(['ios', 'android', 'desktop'])
export type DevicePlatform = z.infer<typeof devicePlatform>

/** Who gets a version first: the members and persons named, and of all that fit the rest, a share. */
const audience = record({
  /** Developers, operators and experiencers of the app, whatever the share. */
  members: z.boolean(),
  /** Ids of persons, whatever the share. */
  persons: list(z.string()),
  /** Empty: any. */
  platforms: list(devicePlatform),
  /** ISO 3166 codes; empty: any. Known where a proxy in front says them. */
  regions: list(z.string().regex(/^[A-Z]{2}$/)),
  /** Of the player or another host: this version or a later one. */
  minHostVersion: z
    .string()
    .regex(/^\d+(\.\d+){0,3}$/)
    .optional(),
})
export type Audience = z.infer<typeof audience>

/**
 *     running ⇄ paused
 *        └→ halted → running     by itself, when too many errors are reported
 */
const rolloutState = z.enum(['running', 'paused', 'halted'])
export type RolloutState = z.infer<typeof rolloutState>

/** Of the devices that opened a version while it is compared. */
const healthFigures = record({ devices: z.number(), devicesWithErrors: z.number() })
export type HealthFigures = z.infer<typeof healthFigures>

/** A version on its way to everybody, in stages (RULES §2.7). */
const rollout = record({
  releaseId: z.string(),
  version: z.string(),
  state: rolloutState,
  /** 0 to 100, and never less than before. */
  percentage: z.number(),
  audience,
  startedAt: moment,
  steps: list(record({ at: moment, percentage: z.number() })),
  figures: record({ gray: healthFigures, online: healthFigures }),
})
export type Rollout = z.infer<typeof rollout>

const percentage = z.number().int().min(0).max(100)

const startRollout = record({
  percentage,
  audience: audience.default({ members: false, persons: [], platforms: [], regions: [] }),
  /** E-mail addresses or phones of persons. */
  people: list(shortText).default([]),
})
export type StartRollout = z.input<typeof startRollout>

export const rolloutEndpoints = {
  'GET /api/apps/:appId/rollout': {
    about: 'The version that is released in stages, if one is.',
    answer: record({ rollout: rollout.nullable() }),
  },
  'POST /api/apps/:appId/releases/:releaseId/rollout': {
    about: 'Release an approved version in stages.',
    body: startRollout,
    answer: rollout,
  },
  'PUT /api/apps/:appId/rollout/percentage': {
    about: 'Give it to more people. At 100 it is online for everybody.',
    body: record({ percentage }),
    answer: record({ rollout: rollout.nullable(), release }),
  },
  'PUT /api/apps/:appId/rollout/state': {
    about: 'Pause it, or go on: while it is paused everybody has the version before.',
    body: record({ state: z.enum(['running', 'paused']) }),
    answer: rollout,
  },
  'DELETE /api/apps/:appId/rollout': {
    about: 'Cancel it: everybody has the version before, and this one cannot come online again.',
    answer: nothing,
  },
  'POST /api/catalogue/:appId/reports': {
    about: 'What a player noticed of a version: opened, and how many errors nobody caught.',
    body: record({ digest: z.string().regex(/^[0-9a-f]{64}$/), errors: z.number().int().min(0).max(1000) }),
    answer: nothing,
  },
} as const
