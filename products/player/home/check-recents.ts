/**
 * Looks for newer versions of the apps that were used last, so that they are here when they are opened
 * the next time: the regular check of the official table of updates.
 *
 * (1) A few apps, one after another, not more often than every few hours, and not where the person
 *     saves data.
 * (2) One that cannot be had now is left for the next time; nobody is told.
 */
import type { RecentApp } from '../recents.ts'

export interface CheckOptions {
  readonly recents: readonly RecentApp[]
  /** Of the last check; `undefined`: there was none. */
  readonly checkedAt: number | undefined
  readonly now: number
  readonly savesData: boolean
  /** Whether a version of it is kept here. */
  isKept(appId: string): boolean
  noteChecked(now: number): void
  /** Has the newest version of it here. */
  fetchAhead(appId: string): Promise<void>
}

const EVERY_MS = 4 * 3_600_000
const APPS = 5

export async function checkRecents(options: CheckOptions): Promise<void> {
  const { recents, checkedAt, now, savesData } = options
  const isEarly = checkedAt !== undefined && now >= checkedAt && now - checkedAt < EVERY_MS
  if (isEarly || savesData) return
  options.noteChecked(now)
  const kept = recents.filter(({ card }) => options.isKept(card.appId))
  for (const { card } of kept.slice(0, APPS)) await options.fetchAhead(card.appId).catch(() => undefined)
}
