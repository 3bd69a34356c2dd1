/** Samples of components, one at a time on a page in Chromium, driven by a finger. */
import type { CDPSession, Frame, Locator } from 'playwright-core'
import { expect } from 'vitest'
import { click } from '../testing/click.ts'
import { appWith, type ComponentLibrary } from './library.ts'
import type { DevStage, OpenedApp } from '../testing/dev-stage.ts'

export interface Sample {
  /** What a user does with it, as the end of a sentence. */
  readonly does: string
  /**
   * Handlers: `note` logs an event; `open` sets `show`; `close` clears it; `set` notes, and keeps the event's
   * detail under `data-field` (its field `value` where it has one).
   */
  readonly wxml: string
  /** Of the page; names are shared by all samples of a gallery. */
  readonly data?: Readonly<Record<string, unknown>>
  /** Statements that `open` runs as well, in the page. */
  readonly opens?: string
  readonly drive: (hand: Hand) => Promise<void>
}

/** What a finger can do, and an eye see. */
export interface Hand {
  readonly frame: Frame
  /** Taps an element: by selector, or by all of its text; the last or another one of several; not in its middle. */
  tap(
    target: string,
    where?: { readonly nth?: number; readonly position?: { x: number; y: number } },
  ): Promise<void>
  /** Puts a finger on the middle of an element, or on another share of its width and height, and moves it. */
  drag(
    selector: string,
    by: readonly [x: number, y: number],
    from?: readonly [x: number, y: number],
  ): Promise<void>
  type(selector: string, text: string): Promise<void>
  /** Taps what lets a picture be chosen, and chooses one. */
  choose(target: string): Promise<void>
  /** Waits until this text stands where it can be seen. */
  sees(text: string): Promise<void>
  seesNot(text: string): Promise<void>
  /** Waits until the page was told of an event, with this in its detail. */
  isTold(event: string, detail?: string): Promise<void>
}

/** A sample of which one thing is tapped, and one event told. */
export const tapped = (
  does: string,
  wxml: string,
  target: string,
  event: string,
  detail = '',
  data: Readonly<Record<string, unknown>> = {},
): Sample => ({
  does,
  wxml,
  data,
  async drive({ tap, isTold }) {
    await tap(target)
    await isTold(event, detail)
  },
})

/** A sample of components that only show: one text of each is looked for. */
export const shown = (wxml: string, texts: readonly string[]): Sample => ({
  does: 'sees what only shows',
  wxml,
  async drive({ sees }) {
    for (const text of texts) await sees(text)
  },
})

const script = (imports: string, samples: readonly Sample[]): string => `${imports}
Page({
  data: ${JSON.stringify({ ...Object.assign({}, ...samples.map((sample) => sample.data ?? {})), at: 0, show: false })},
  onReady() { console.log('gallery ready') },
  next({ currentTarget }) { this.setData({ at: -1, show: false }, () => this.setData({ at: +currentTarget.dataset.at })) },
  open() {
    this.setData({ show: true })
    ${samples.map(({ opens }, at) => (opens ? `if (this.data.at === ${at}) { ${opens} }` : '')).join('\n')}
  },
  close() { this.setData({ show: false }) },
  note({ type, detail }) { console.log('told ' + type + ' ' + JSON.stringify(detail)) },
  set(event) {
    this.note(event)
    const { detail, currentTarget } = event
    this.setData({ [currentTarget.dataset.field]: detail && detail.value !== undefined ? detail.value : detail })
  },
})`

export interface Gallery {
  /** Shows a sample and does with it what it says; gives what was logged as errors meanwhile. */
  drive(sample: Sample): Promise<readonly string[]>
}

export async function openGallery(
  stage: DevStage,
  library: ComponentLibrary,
  samples: readonly Sample[],
  { imports = '', style = '' }: { readonly imports?: string; readonly style?: string } = {},
): Promise<Gallery> {
  const drawn = samples.map(
    ({ wxml }, at) =>
      `<block wx:if="{{at === ${at}}}"><view id="sample-${at}" bindtap="open">open</view>${wxml}</block>`,
  )
  const next = samples.map((_, at) => `<view id="next-${at}" data-at="${at}" bindtap="next"></view>`)
  const wxml = next.join('') + drawn.join('')
  const opened = await stage.open(appWith(library, wxml, script(imports, samples), style), {
    context: { hasTouch: true, viewport: { width: 375, height: 667 } },
  })
  const frame = await opened.frameWith('open')
  const finger = await opened.page.context().newCDPSession(opened.page)
  return {
    async drive(sample) {
      const from = opened.errors.length
      const at = samples.indexOf(sample)
      // What a component says as soon as it is there is heard, too.
      const hand = handIn(opened, frame, finger)
      await click(frame.locator(`#next-${at}`))
      await frame.locator(`#sample-${at}`).waitFor()
      await sample.drive(hand)
      // Their fonts and pictures may come from a network that is not there.
      return opened.errors.slice(from).filter((line) => !line.startsWith('Failed to load resource'))
    },
  }
}

const PICTURE = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')

/** Classes that only a component's own styles reach are drawn with its name before them. */
const drawnSelector = (selector: string): string =>
  selector.replace(/\.([a-z][\w-]*)/g, ':is(.$1, [class$="--$1"], [class*="--$1 "])')

function handIn({ lines, page }: OpenedApp, frame: Frame, finger: CDPSession): Hand {
  const from = lines.length
  const find = (target: string): Locator =>
    /^[.#[]\S/.test(target)
      ? frame.locator(drawnSelector(target))
      : frame.getByText(target, { exact: true }).locator('visible=true')
  return {
    frame,
    tap: (target, { nth = 0, position } = {}) =>
      find(target)
        .nth(nth)
        .tap({ timeout: 10_000, ...(position && { position }) }),
    async drag(selector, [x, y], [left, top] = [0.5, 0.5]) {
      const element = await find(selector).first().elementHandle({ timeout: 10_000 })
      if (!element) throw new Error(`${selector} is gone`)
      // A finger would wait, too, until what slides in is there and has come to rest.
      await frame.waitForFunction((target) => {
        const { top, bottom } = target.getBoundingClientRect()
        return top < innerHeight && bottom > 0 && bottom <= innerHeight + (bottom - top) / 2
      }, element)
      await element.waitForElementState('stable', { timeout: 10_000 })
      const box = await element.boundingBox()
      if (!box) throw new Error(`${selector} has no box to put a finger on`)
      const at = [box.x + box.width * left, box.y + box.height * top] as const
      const touch = async (type: 'touchStart' | 'touchMove' | 'touchEnd', share: number): Promise<void> => {
        await finger.send('Input.dispatchTouchEvent', {
          type,
          touchPoints: type === 'touchEnd' ? [] : [{ x: at[0] + x * share, y: at[1] + y * share }],
        })
        await frame.evaluate(() => new Promise(requestAnimationFrame))
      }
      await touch('touchStart', 0)
      for (const share of [0.1, 0.25, 0.4, 0.55, 0.7, 0.85]) await touch('touchMove', share)
      // It rests before it is lifted: a tap that follows a swing would only stop what swings.
      for (let rest = 0; rest < 9; rest++) await touch('touchMove', 1)
      await touch('touchEnd', 1)
    },
    type: (selector, text) => frame.locator(drawnSelector(selector)).first().fill(text, { timeout: 10_000 }),
    async choose(target) {
      const asked = page.waitForEvent('filechooser', { timeout: 10_000 })
      await find(target).first().tap({ timeout: 10_000 })
      await (await asked).setFiles({ name: 'chosen.gif', mimeType: 'image/gif', buffer: PICTURE })
    },
    sees: (text) => find(text).first().waitFor({ timeout: 10_000 }),
    seesNot: (text) =>
      expect.poll(() => frame.getByText(text, { exact: true }).locator('visible=true').count()).toBe(0),
    isTold: (event, detail = '') =>
      expect
        .poll(() => lines.slice(from).filter((line) => line.startsWith(`told ${event} `)), {
          timeout: 10_000,
        })
        .toContainEqual(expect.stringContaining(detail)),
  }
}
