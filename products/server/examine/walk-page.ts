/**
 * Opens one page in the real player with a profile of its own, looks at it, taps what looks as if it
 * did something, and says what happened.
 *
 * (1) It ends within its time, whatever the page does: nothing that a page could keep waiting is
 *     waited for without a limit.
 * (2) What a page says is only text: it is cut, and never run.
 */
import { setTimeout as delay } from 'node:timers/promises'
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core'
import type { WalkedPage } from '@maque/protocol/platform/examination.ts'
import type { WalkServer } from './walk-server.ts'
import type { Trouble } from './walk-words.ts'

export interface PageWalk {
  readonly browser: Browser
  readonly server: WalkServer
  readonly group: { readonly page: string; readonly title: string }
  /** The text of axe-core. */
  readonly axe: string
  readonly taps: number
  readonly pageMs: number
}

export interface WalkedGroup {
  readonly page: Omit<WalkedPage, 'pictures'>
  readonly pictures: readonly Buffer[]
  readonly troubles: readonly Trouble[]
}

const VIEWPORT = { width: 375, height: 667 }
const MOST_ERRORS = 30
const LONGEST_ERROR = 2000
const LONGEST_TEXT = 300
const LOOK_EVERY_MS = 50
/** What comes in after the first content belongs to the picture too. */
const SETTLE_MS = 700
const AFTER_TAP_MS = 600
/** What a page that answers answers within. */
const ANSWER_MS = 4000

export async function walkPage(walk: PageWalk): Promise<WalkedGroup> {
  const { browser, group, pageMs } = walk
  const seen = new Seen()
  const deadline = performance.now() + pageMs
  const context = await browser.newContext({
    viewport: VIEWPORT,
    hasTouch: true,
    isMobile: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // A picture of a page that is still sliding in shows neither.
    reducedMotion: 'reduce',
    acceptDownloads: false,
    serviceWorkers: 'block',
  })
  try {
    await within(walkIn(context, walk, seen, deadline), pageMs)
  } catch {
    seen.outcome = 'stuck'
  }
  // Of a browser that is stuck it is not waited for.
  await within(context.close(), ANSWER_MS).catch(() => undefined)
  const { outcome, contentMs, elements, text, taps, pictures, troubles } = seen
  return {
    page: {
      ...group,
      outcome,
      ...(contentMs !== undefined && { contentMs }),
      elements,
      text,
      taps,
    },
    pictures,
    troubles: [...troubles.values()],
  }
}

class Seen {
  outcome: WalkedPage['outcome'] = 'blank'
  contentMs: number | undefined
  elements = 0
  text = ''
  readonly taps: WalkedPage['taps'][number][] = []
  readonly pictures: Buffer[] = []
  readonly troubles = new Map<string, Trouble>()

  error(text: string): void {
    const cut = text.slice(0, LONGEST_ERROR)
    if (this.troubles.size < MOST_ERRORS) this.troubles.set(cut, { kind: 'error', text: cut })
  }
}

async function walkIn(context: BrowserContext, walk: PageWalk, seen: Seen, deadline: number): Promise<void> {
  const { server } = walk
  // Nothing but this app's own server, whatever a frame tries.
  await context.route(
    (url) => url.port !== String(server.port),
    (route) => route.abort(),
  )
  const page = await context.newPage()
  context.on('page', (other) => other !== page && void other.close().catch(() => undefined))
  page.on('dialog', (dialog) => void dialog.dismiss().catch(() => undefined))
  page.on('pageerror', (error) => seen.error(String(error)))
  page.on('console', (message) => message.type() === 'error' && seen.error(message.text()))
  const crashed = new Promise<never>((_, reject) => {
    page.on('crash', () => {
      seen.troubles.set('crashed', { kind: 'crashed' })
      reject(new Error('the page crashed'))
    })
  })
  await Promise.race([look(page, walk, seen, deadline), crashed])
  if (seen.outcome !== 'shown') return
  await Promise.race([tapAround(page, walk, seen, deadline), crashed])
}

async function look(
  page: Page,
  { server, group, axe }: PageWalk,
  seen: Seen,
  deadline: number,
): Promise<void> {
  const began = performance.now()
  await page.goto(server.addressOf(group.page), { waitUntil: 'commit', timeout: ANSWER_MS })
  const content = await untilContent(page, Math.min(deadline, began + (deadline - began) / 2))
  if (!content) {
    seen.pictures.push(await picture(page))
    return
  }
  seen.contentMs = Math.round(performance.now() - began)
  await delay(SETTLE_MS)
  const shown = (await within(readTop(page), ANSWER_MS)) ?? content
  seen.outcome = 'shown'
  seen.elements = shown.elements
  seen.text = shown.text.slice(0, LONGEST_TEXT)
  seen.pictures.push(await picture(page))
  await inspectAccess(shown.frame, axe, seen)
}

interface Shown {
  readonly frame: Frame
  readonly elements: number
  readonly text: string
}

async function untilContent(page: Page, deadline: number): Promise<Shown | undefined> {
  while (performance.now() < deadline) {
    const shown = await within(readTop(page), ANSWER_MS)
    if (shown && (shown.text !== '' || shown.elements > 1)) return shown
    await delay(LOOK_EVERY_MS)
  }
  return undefined
}

/** The frame that a person sees: pages below it and the warm spare stay behind. */
async function readTop(page: Page): Promise<Shown | undefined> {
  const handle = await page.evaluateHandle(() => {
    const frameIn = (root: DocumentOrShadowRoot): Element | undefined => {
      for (const element of root.elementsFromPoint(innerWidth / 2, innerHeight / 2)) {
        if (element instanceof HTMLIFrameElement) return element
        // The window around the pages is drawn in a shadow tree.
        const inner = element.shadowRoot && element.shadowRoot !== root && frameIn(element.shadowRoot)
        if (inner) return inner
      }
      return undefined
    }
    return frameIn(document)
  })
  const frame = await handle.asElement()?.contentFrame()
  if (!frame) return undefined
  const read = await frame.evaluate(() => {
    const root = document.querySelector<HTMLElement>('wx-page')
    if (!root) return undefined
    // A giant page is not asked for all of its text.
    const elements = root.getElementsByTagName('*').length
    const text = elements > 20_000 ? '…' : root.innerText.replace(/\s+/g, ' ').trim()
    return { elements, text }
  })
  return read && { frame, ...read }
}

async function picture(page: Page): Promise<Buffer> {
  return page.screenshot({ type: 'jpeg', quality: 70, timeout: ANSWER_MS, animations: 'disabled' })
}

/** What looks as if it could be tapped, the largest first; each once. */
const TAPPABLE =
  'wx-button, wx-navigator, wx-switch, wx-checkbox, wx-radio, wx-picker, [class*=btn], [class*=button], [class*=cell], [class*=item], [class*=card], [class*=tab]'

async function tapAround(page: Page, walk: PageWalk, seen: Seen, deadline: number): Promise<void> {
  const { taps, server, group } = walk
  let hasChanged = false
  for (let at = 0; at < taps; at++) {
    // Enough left for the tap, a look at what it did, and a picture.
    if (performance.now() > deadline - 2 * AFTER_TAP_MS - SETTLE_MS) break
    const before = await within(readTop(page), ANSWER_MS)
    const target = before && (await within(targetIn(before.frame, at), ANSWER_MS))
    const place = target && before && (await within(placeOf(before.frame, target), ANSWER_MS))
    if (!before || !target || !place) break
    const pagesBefore = await windowTextOf(page)
    await page.touchscreen.tap(place.x, place.y)
    await delay(AFTER_TAP_MS)
    const after = await within(readTop(page), ANSWER_MS)
    const isOther = after !== undefined && after.frame !== before.frame
    const isChanged =
      after?.text !== before.text ||
      after.elements !== before.elements ||
      (await windowTextOf(page)) !== pagesBefore
    const effect = isOther ? 'page' : isChanged ? 'change' : 'none'
    seen.taps.push({ label: target.label, effect })
    if (effect === 'none') continue
    if (!hasChanged) seen.pictures.push(await picture(page))
    hasChanged = true
    if (effect === 'page' && at + 1 < taps) {
      // Loaded anew it would open the pages where the person was.
      await page.goto('about:blank', { timeout: ANSWER_MS })
      await page.goto(server.addressOf(group.page), { waitUntil: 'commit', timeout: ANSWER_MS })
      if (!(await untilContent(page, deadline))) break
      await delay(SETTLE_MS)
    }
  }
}

/** What the window around the pages shows: dialogs, sheets, toasts. */
async function windowTextOf(page: Page): Promise<string> {
  return within(
    page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .flatMap(({ shadowRoot }) => [...(shadowRoot?.querySelectorAll<HTMLElement>('.window') ?? [])])
        .map((window) => window.innerText.slice(0, 2000))
        .join('\n'),
    ),
    ANSWER_MS,
  )
}

interface Target {
  readonly label: string
  readonly x: number
  readonly y: number
}

function targetIn(frame: Frame, at: number): Promise<Target | undefined> {
  return frame.evaluate(
    ({ selector, at }) => {
      const visible = [...document.querySelectorAll<HTMLElement>(`wx-page :is(${selector})`)]
        .slice(0, 500)
        .map((element) => ({ element, box: element.getBoundingClientRect() }))
        .filter(
          ({ box }) =>
            box.width >= 16 &&
            box.height >= 16 &&
            box.height <= innerHeight / 2 &&
            box.top >= 0 &&
            box.bottom <= innerHeight &&
            box.left >= 0 &&
            box.right <= innerWidth,
        )
      // Of a button in a cell in a card, the innermost is what is meant.
      const inner = visible.filter(
        ({ element }) =>
          !visible.some((other) => other.element !== element && element.contains(other.element)),
      )
      const chosen = inner[at]
      return (
        chosen && {
          label: chosen.element.innerText.replace(/\s+/g, ' ').trim().slice(0, 40),
          x: chosen.box.left + chosen.box.width / 2,
          y: chosen.box.top + chosen.box.height / 2,
        }
      )
    },
    { selector: TAPPABLE, at },
  )
}

async function placeOf(
  frame: Frame,
  { x, y }: Target,
): Promise<{ readonly x: number; readonly y: number } | undefined> {
  const box = await (await frame.frameElement()).boundingBox()
  return box ? { x: box.x + x, y: box.y + y } : undefined
}

interface Violation {
  readonly rule: string
  readonly help: string
  readonly times: number
  readonly html: string
}

/** Rules that are about documents of their own, which pages of apps are not. */
const NOT_FOR_PAGES = [
  'document-title',
  'html-has-lang',
  'bypass',
  'meta-viewport',
  'region',
  'scrollable-region-focusable',
]

async function inspectAccess(frame: Frame, axe: string, seen: Seen): Promise<void> {
  if (seen.elements > MOST_INSPECTED) return
  const violations = await within(
    frame.evaluate(axe).then(() =>
      frame.evaluate(async (off): Promise<readonly Violation[]> => {
        const { axe } = globalThis as unknown as { readonly axe: AxeLike }
        const { violations } = await axe.run(document, {
          resultTypes: ['violations'],
          runOnly: ['wcag2a', 'wcag2aa'],
          rules: Object.fromEntries(off.map((rule) => [rule, { enabled: false }])),
        })
        return violations.map(({ id, help, nodes }) => ({
          rule: id,
          help,
          times: nodes.length,
          html: (nodes[0]?.html ?? '').slice(0, 300),
        }))
      }, NOT_FOR_PAGES),
    ),
    ANSWER_MS,
  ).catch(() => [])
  for (const violation of violations)
    seen.troubles.set(violation.rule, { kind: 'inaccessible', ...violation })
}

/** Larger pages would keep it busy for longer than a page has. */
const MOST_INSPECTED = 3000

interface AxeLike {
  run(
    root: Document,
    options: object,
  ): Promise<{
    readonly violations: readonly {
      readonly id: string
      readonly help: string
      readonly nodes: readonly { readonly html: string }[]
    }[]
  }>
}

async function within<Value>(work: Promise<Value>, milliseconds: number): Promise<Value> {
  const ending = new AbortController()
  try {
    return await Promise.race([
      work,
      delay(milliseconds, undefined, { signal: ending.signal }).then((): never => {
        throw new Error('it did not answer in time')
      }),
    ])
  } finally {
    ending.abort()
    // What is not waited for any more may still fail.
    work.catch(() => undefined)
  }
}
