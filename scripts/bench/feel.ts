/** What a hand feels of a page: how soon a press is heard and answered, and how evenly a page under change is drawn. */
import type { Frame } from 'playwright-core'
import { press } from './press.ts'

const TAPS = 15

/** From a press to the handler in the app, which shows the time at which it ran as `action:time`: the median of several. */
export function measureHandler(frame: Frame, action: string): Promise<number> {
  return medianOf(frame, async () => {
    const pressed = await frame.evaluateHandle(notePress)
    const shown = await frame.locator('.output').textContent()
    await press(frame, action)
    const output = await frame.waitForFunction((before) => {
      const text = document.querySelector('.output')?.textContent ?? ''
      return text !== before && text
    }, shown)
    const at = Number(String(await output.jsonValue()).split(':')[1])
    return at - (await frame.evaluate((noted) => noted.at, pressed))
  })
}

/** From a press to the style that a handler in the view sets on `selector`: the median of several. */
export function measureStyling(frame: Frame, action: string, selector: string): Promise<number> {
  return medianOf(frame, async () => {
    const pressed = await frame.evaluateHandle(notePress)
    const styled = await frame.evaluateHandle(noteStyle, selector)
    await press(frame, action)
    const at = await frame.evaluate(({ at: styledAt }) => styledAt, styled)
    return at - (await frame.evaluate((noted) => noted.at, pressed))
  })
}

/** Of the updates that an action makes, each with its time in `.stamp`: the 95th percentile until it is painted. */
export async function measureUpdates(frame: Frame, action: string): Promise<number> {
  const watched = await frame.evaluateHandle(watchStamps, action)
  await press(frame, action)
  return percentile(await frame.evaluate(({ delays }) => delays, watched), 0.95)
}

export interface Smoothness {
  /** Milliseconds from one frame to the next. */
  readonly meanMs: number
  readonly p95Ms: number
}

/** Scrolls the page on with every frame, from the press of an action until it says `action:…`. */
export async function measureSmoothness(frame: Frame, action: string): Promise<Smoothness> {
  const watched = await frame.evaluateHandle(watchFrames, action)
  await press(frame, action)
  const intervals = await frame.evaluate((watch) => watch.intervals, watched)
  const meanMs = intervals.reduce((sum, interval) => sum + interval, 0) / intervals.length
  return { meanMs, p95Ms: percentile(intervals, 0.95) }
}

async function medianOf(frame: Frame, measure: () => Promise<number>): Promise<number> {
  const values: number[] = []
  for (let tap = 0; tap < TAPS; tap++) {
    values.push(await measure())
    // Two presses must not be taken for one gesture.
    await frame.waitForTimeout(50)
  }
  return percentile(values, 0.5)
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN
}

// What follows runs in the frame.

/** `at`: the clock's time of the next click, as the browser noted it. */
function notePress(): { at: number } {
  const noted = { at: 0 }
  const note = (event: Event): void => void (noted.at = performance.timeOrigin + event.timeStamp)
  addEventListener('click', note, { capture: true, once: true })
  return noted
}

function noteStyle(selector: string): { readonly at: Promise<number> } {
  return {
    at: new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        observer.disconnect()
        resolve(performance.timeOrigin + performance.now())
      })
      const element = document.querySelector(selector)
      if (element) observer.observe(element, { attributes: true, attributeFilter: ['style'] })
    }),
  }
}

function watchStamps(action: string): { readonly delays: Promise<readonly number[]> } {
  const delays: number[] = []
  let last = ''
  return {
    delays: new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if (document.querySelector('.output')?.textContent?.startsWith(`${action}:`)) {
          observer.disconnect()
          resolve(delays)
        }
        const stamp = document.querySelector('.stamp')?.textContent ?? ''
        if (stamp === last) return
        last = stamp
        requestAnimationFrame(() => {
          const painted = new MessageChannel()
          painted.port1.addEventListener('message', () =>
            delays.push(performance.timeOrigin + performance.now() - Number(stamp)),
          )
          painted.port1.start()
          painted.port2.postMessage(null)
        })
      })
      observer.observe(document, { childList: true, subtree: true, characterData: true })
    }),
  }
}

function watchFrames(action: string): { readonly intervals: Promise<readonly number[]> } {
  return {
    intervals: new Promise((resolve) => {
      const intervals: number[] = []
      let last = 0
      const next = (now: number): void => {
        if (last > 0) intervals.push(now - last)
        last = now
        scrollBy(0, 6)
        if (document.querySelector('.output')?.textContent?.startsWith(`${action}:`)) resolve(intervals)
        else requestAnimationFrame(next)
      }
      const start = (): number => requestAnimationFrame(next)
      addEventListener('click', start, { capture: true, once: true })
    }),
  }
}
