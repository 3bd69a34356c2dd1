/** Which mini programs this person opened on this device, the latest first. Kept in the browser only. */
import { NOBODY, whoIsHere } from '@maque/client/who-is-here.ts'
import type { AppCard } from '@maque/protocol/platform/catalogue.ts'

const STORED_AS = 'maque.recents'
const KEPT = 12

export interface RecentApp {
  readonly card: AppCard
  readonly openedAt: number
}

export function readRecents(person = whoIsHere()): readonly RecentApp[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(placeOf(person)) ?? '[]')
    return Array.isArray(stored) ? stored.filter(isRecentApp) : []
  } catch {
    // A broken entry costs the list, never the player.
    return []
  }
}

export function noteOpened(
  card: AppCard,
  { person, openedAt }: { readonly person: string; readonly openedAt: number },
): void {
  const others = readRecents(person).filter((recent) => recent.card.appId !== card.appId)
  write(person, [{ card, openedAt }, ...others].slice(0, KEPT))
}

export function forgetRecent(appId: string): readonly RecentApp[] {
  const person = whoIsHere()
  const rest = readRecents(person).filter((recent) => recent.card.appId !== appId)
  write(person, rest)
  return rest
}

function write(person: string, recents: readonly RecentApp[]): void {
  localStorage.setItem(placeOf(person), JSON.stringify(recents))
}

function placeOf(person: string): string {
  return person === NOBODY ? STORED_AS : `${STORED_AS}/${person}`
}

function isRecentApp(value: unknown): value is RecentApp {
  const { card } = (value ?? {}) as Partial<RecentApp>
  return typeof card?.appId === 'string' && typeof card.name === 'string'
}
