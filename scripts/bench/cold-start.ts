/**
 * From the start of navigation, in a fresh profile, to the first content that a person sees: painted in
 * the frame that draws it, and with nothing of the player in front of it any more.
 */
import type { PlainPage } from './plain-browser.ts'

const PATIENCE_MS = 5000

export async function measureColdStart(page: PlainPage, address: string): Promise<number> {
  await page.addScript(`(${noteWhenShown.toString()})(${PATIENCE_MS})`)
  await page.goto(address)
  const top = await page.evaluate<ShownAt>('whenShown')
  for (const deadline = Date.now() + 30_000; Date.now() < deadline;) {
    const targets = [page, ...(await page.frames())]
    const painted = await Promise.all(targets.map((target) => target.evaluate<number>(PAINTED_AT)))
    const at = painted.find((time) => time > 0)
    if (at !== undefined) return Math.max(at, top.uncoveredAt) - top.startedAt
  }
  throw new Error(`nothing was painted within 30 s at ${address}`)
}

/**
 * Milliseconds of the clock at which the document painted first that has the app's title, of this one and
 * those of its frames that it sees into; else 0. Other frames are targets of their own.
 */
const PAINTED_AT = `(() => {
  const look = (view) => {
    try {
      const isIt = view.document.querySelector('.title')?.textContent.endsWith(' ready')
      const [paint] = isIt ? view.performance.getEntriesByName('first-contentful-paint') : []
      if (paint) return view.performance.timeOrigin + paint.startTime
      for (let at = 0; at < view.frames.length; at++) {
        const found = look(view.frames[at])
        if (found > 0) return found
      }
    } catch {}
    return 0
  }
  return look(window)
})()`

interface ShownAt {
  readonly startedAt: number
  /** 0 where nothing covered it. */
  readonly uncoveredAt: number
}

/** Runs in the page: `whenShown` settles when the splash has gone, or the title stands in the page itself. */
function noteWhenShown(patienceMs: number): void {
  const { timeOrigin: startedAt } = performance
  const shown = Promise.withResolvers<ShownAt>()
  Object.assign(globalThis, { whenShown: shown.promise })
  const settle = (uncoveredAt: number): void => shown.resolve({ startedAt, uncoveredAt })
  const inPage = new MutationObserver(() => {
    const splash = document.querySelector('.maque-app')?.shadowRoot?.querySelector('.splash')
    if (!splash && !document.querySelector('.title')?.textContent.endsWith(' ready')) return
    inPage.disconnect()
    if (!splash) return settle(0)
    const leaving = new MutationObserver(() => {
      if (splash.classList.contains('leaving')) settle(startedAt + performance.now())
    })
    leaving.observe(splash, { attributes: true })
  })
  inPage.observe(document, { childList: true, subtree: true, characterData: true })
  // A peer may draw in a frame that this page does not see into.
  setTimeout(() => settle(0), patienceMs)
}
