/**
 * The browser's Back and Forward walk through an app.
 *
 * (1) The first page of an app is level 0, each page above it is one level more, and so is a dialog
 *     or whatever else a way back closes first. Each level is one entry of the history.
 * (2) Back closes the topmost dialog, then goes back by a page; from level 0 it leaves the app.
 *     Forward opens the page again that was left. An app that stays where it is gets its entry back.
 * (3) Entries name their pages: reloading, or coming back from elsewhere, opens the same ones.
 * (4) An app in the background is left alone: the history is about what the person sees.
 */
import type { Place } from '@maque/runtime-host/host-services.ts'

export interface WalkedApp {
  readonly opened: Promise<void>
  urls(): readonly string[]
  back(steps: number): Promise<void>
  forward(urls: readonly string[]): Promise<void>
}

export interface BackAndForward {
  /** The pages that the present entry names, bottom to top. */
  urls(): readonly string[]
  /** How many entries of the app there are below the present one. */
  level(): number
  /** From now on the history is about this app, or about none. */
  walk(app: WalkedApp | undefined): void
  placeChanged(place: Place): void
  setForeground(isForeground: boolean): void
}

interface Entry {
  readonly level: number
  readonly urls: readonly string[]
}

/** A web site shown by the app may have entries of its own between ours: going over those tells us nothing. */
const ARRIVED_AFTER_MS = 300

export function createBackAndForward(): BackAndForward {
  let at = presentEntry().level
  let app: WalkedApp | undefined
  let place: Place | undefined
  /** Its first pages are still being opened: those to come must not count as pages that were left. */
  let isOpening = false
  let isForeground = true
  /** The history is on its way to where we asked it to go. */
  let arrival: ReturnType<typeof setTimeout> | undefined

  const arrive = (): void => {
    clearTimeout(arrival)
    arrival = undefined
    at = presentEntry().level
    follow()
  }
  const follow = (): void => {
    if (!app || !place || isOpening || !isForeground || arrival !== undefined) return
    const { urls, isCovered } = place
    const level = Math.max(0, urls.length - 1) + (isCovered ? 1 : 0)
    if (at > level) {
      arrival = setTimeout(arrive, ARRIVED_AFTER_MS)
      return history.go(level - at)
    }
    // Up to the one we are at, entries have been named when they were the last.
    history.replaceState(stateOf({ level: at, urls: urls.slice(0, at + 1) }), '')
    while (at < level) history.pushState(stateOf({ level: ++at, urls: urls.slice(0, at + 1) }), '')
  }
  addEventListener('popstate', () => {
    if (arrival !== undefined) return arrive()
    const before = at
    const entry = presentEntry()
    at = entry.level
    const walked = app
    if (!walked || !isForeground || at === before) return
    const walking =
      at < before ? walked.back(before - at) : walked.forward(entry.urls.slice(walked.urls().length))
    void walking.then(() => {
      if (walked === app) follow()
    })
  })

  return {
    urls: () => presentEntry().urls,
    level: () => at,
    walk(next) {
      app = next
      place = undefined
      isOpening = next !== undefined
      void next?.opened.then(() => {
        if (app !== next) return
        isOpening = false
        follow()
      })
    },
    placeChanged(next) {
      place = next
      follow()
    },
    setForeground(next) {
      isForeground = next
      at = presentEntry().level
      follow()
    },
  }
}

/** Others keep something in the same entry. */
function stateOf(entry: Entry): unknown {
  return { ...(history.state as object | null), app: entry }
}

function presentEntry(): Entry {
  const { app } = (history.state ?? {}) as { readonly app?: Partial<Entry> }
  const urls = Array.isArray(app?.urls) ? app.urls.filter((url) => typeof url === 'string') : []
  return { level: typeof app?.level === 'number' ? app.level : 0, urls }
}
