/** Which mini programs this person opened on this device, the latest first. Kept in the browser only. */
import type { AppCard } from '@maque/protocol/platform/catalogue.ts'

const STORED_AS = 'maque.recents'
const KEPT = 12

export interface RecentApp {
  readonly card: AppCard
  readonly openedAt: number
}

export function readRecents(): readonly RecentApp[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORED_AS) ?? '[]')
    return Array.isArray(stored) ? stored.filter(isRecentApp) : []
  } catch {
    // A broken entry costs the list, never the player.
    return []
  }
}

export function noteOpened(card: AppCard, openedAt: number): void {
  const others = readRecents().filter((recent) => recent.card.appId !== card.appId)
  write([{ card, openedAt }, ...others].slice(0, KEPT))
}

export function forgetRecent(appId: string): readonly RecentApp[] {
  const rest = readRecents().filter((recent) => recent.card.appId !== appId)
  write(rest)
  return rest
}

function write(recents: readonly RecentApp[]): void {
  localStorage.setItem(STORED_AS, JSON.stringify(recents))
}

function isRecentApp(value: unknown): value is RecentApp {
  const { card } = (value ?? {}) as Partial<RecentApp>
  return typeof card?.appId === 'string' && typeof card.name === 'string'
}
