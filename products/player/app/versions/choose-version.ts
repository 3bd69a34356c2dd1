/**
 * Decides which version of an app is opened: the newest, which the platform has just named, or the one
 * that is kept here.
 *
 * (1) What may not be started any more never is.
 * (2) Otherwise people do not wait: what is kept starts, and the newest is fetched for the next time.
 * (3) Who was away for long waits for the newest, and has what is kept if it cannot be had in time;
 *     unless the owner prefers that nobody waits.
 */
import type { LaunchUpdates } from '@maque/protocol/platform/client-updates.ts'

export interface VersionSituation {
  /** Digest of what the platform named. */
  readonly newest: string
  readonly kept: { readonly digest: string; readonly usedAt: number } | undefined
  readonly updates: Pick<LaunchUpdates, 'startable' | 'forcedAfterMs' | 'prefersLocal'>
  readonly now: number
}

export type VersionChoice = 'newest' | 'kept' | 'newest-in-time'

export function chooseVersion({ newest, kept, updates, now }: VersionSituation): VersionChoice {
  if (!kept || kept.digest === newest || !updates.startable.includes(kept.digest)) return 'newest'
  if (updates.prefersLocal || now - kept.usedAt < updates.forcedAfterMs) return 'kept'
  return 'newest-in-time'
}
