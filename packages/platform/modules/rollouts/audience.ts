/**
 * Who has a version that is released in stages.
 *
 * (1) Who has it at a share has it at every larger one.
 * (2) Who has it in one rollout says nothing about who has it in the next.
 */
import { createHash } from 'node:crypto'
import type { Audience, DevicePlatform } from '@maque/protocol/platform/rollouts.ts'

/** Whoever opens an app, as far as is known. */
export interface Visitor {
  /** Names a browser for a year; absent: it keeps no cookies. */
  readonly device: string | undefined
  readonly personId: string | undefined
  readonly isMember: boolean
  readonly platform: DevicePlatform
  readonly region: string | undefined
  readonly hostVersion: string | undefined
}

export interface Share extends Audience {
  readonly releaseId: string
  readonly percentage: number
}

export function isIncluded(visitor: Visitor, share: Share): boolean {
  if (share.members && visitor.isMember) return true
  if (visitor.personId !== undefined && share.persons.includes(visitor.personId)) return true
  return fits(visitor, share) && isWithin(visitor, share)
}

function fits({ platform, region, hostVersion }: Visitor, share: Share): boolean {
  const { platforms, regions, minHostVersion } = share
  if (platforms.length > 0 && !platforms.includes(platform)) return false
  if (regions.length > 0 && (region === undefined || !regions.includes(region))) return false
  return minHostVersion === undefined || isAtLeast(hostVersion, minHostVersion)
}

/** Not a rule: all of them, in hundredths of a percent. */
const ALL = 10_000
/** Not a rule: hundredths of a percent in one. */
const PERCENT = 100

function isWithin({ personId, device }: Visitor, { releaseId, percentage }: Share): boolean {
  if (percentage * PERCENT >= ALL) return true
  const who = personId ?? device
  if (who === undefined) return false
  const hash = createHash('sha256').update(`${releaseId} ${who}`).digest()
  return hash.readUInt32BE(0) % ALL < percentage * PERCENT
}

/** Numbers between dots, compared one by one. */
function isAtLeast(version: string | undefined, wanted: string): boolean {
  if (version === undefined) return false
  const has = version.split('.').map(Number)
  const wants = wanted.split('.').map(Number)
  for (const [at, part] of wants.entries()) {
    const own = has[at] ?? 0
    if (own !== part) return own > part
  }
  return true
}
