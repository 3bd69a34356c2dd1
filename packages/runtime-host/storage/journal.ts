/**
 * Keeps changes in `localStorage` while the page may be on its way out.
 *
 * What is put there is kept although the page ends in the same moment; transactions of IndexedDB
 * that are begun then are lost every other time (seen in Chromium when leaving for another page).
 */
import type { Changes } from './changes.ts'

export interface Journal {
  /** Replaces what it held. Where the browser gives no room, it holds nothing. */
  keep(changes: Changes): void
  read(): Changes | undefined
  drop(): void
}

export function openJournal(owner: string): Journal {
  const key = `maque-unwritten/${owner}`
  const drop = (): void => attempt(() => localStorage.removeItem(key))
  return {
    keep(changes) {
      drop()
      attempt(() => localStorage.setItem(key, writeJournal(changes)))
    },
    read() {
      let text: string | null = null
      attempt(() => (text = localStorage.getItem(key)))
      return text === null ? undefined : parseJournal(text)
    },
    drop,
  }
}

export function writeJournal({ isCleared, values }: Changes): string {
  return JSON.stringify([isCleared, [...values]])
}

export function parseJournal(text: string): Changes | undefined {
  try {
    const [isCleared, entries] = JSON.parse(text) as [unknown, unknown]
    if (typeof isCleared !== 'boolean' || !Array.isArray(entries) || !entries.every(isEntry)) return undefined
    return { isCleared, values: new Map(entries) }
  } catch {
    // Not from here, or cut off.
    return undefined
  }
}

function isEntry(entry: unknown): entry is readonly [string, string | null] {
  if (!Array.isArray(entry) || entry.length !== 2) return false
  const [key, value] = entry as readonly unknown[]
  return typeof key === 'string' && (typeof value === 'string' || value === null)
}

/** Browsers may forbid `localStorage` or have no room in it; IndexedDB is written all the same. */
function attempt(task: () => void): void {
  try {
    task()
  } catch {
    // Nothing is lost that would not be lost without a journal.
  }
}
