/** Does what a case's steps say to its app, and compares what its checks expect. */
import type { Frame, Page } from 'playwright-core'
import type { Case, Step } from './case-file.ts'
import { hasApp } from './case-project.ts'
import type { DriverLine } from './driver-line.ts'
import { normalTree, shownTree } from './shown-tree.ts'

export interface CaseStage {
  readonly page: Page
  readonly logic: DriverLine
  /** Addresses of everything that the player has asked for. */
  readonly requests: readonly string[]
  /** Errors that the app's author would see, since the last time. */
  takeErrors(): readonly string[]
}

/** The phone that every case begins on. */
const PHONE = { width: 375, height: 667 }

/** What was expected and what was; equal when the case holds. */
export interface Outcome {
  readonly expected: readonly string[]
  readonly actual: readonly string[]
}

export async function driveCase(stage: CaseStage, one: Case, id: string): Promise<Outcome> {
  const expected: string[] = []
  const actual: string[] = []
  stage.takeErrors()
  if (stage.page.viewportSize()?.width !== PHONE.width) {
    await stage.page.setViewportSize(PHONE)
    // Or the pages of this case would hear of it.
    await stage.logic.tell('sized', PHONE.width)
  }
  await stage.logic.tell('begin', id, ...(hasApp(one) ? [] : [`/${id}/page`]))
  for (const check of one.checks) {
    switch (check.kind) {
      case 'steps':
        for (const step of check.steps) await doStep(stage, step, id)
        break
      case 'tree': {
        const frame = await frameOf(stage, id)
        expected.push(normalTree(check.tree))
        actual.push(normalTree(await frame.evaluate(shownTree)))
        break
      }
      case 'log':
        expected.push(...check.lines)
        actual.push(...(await stage.logic.tell('take')))
        break
      case 'errors':
        expected.push(...check.lines)
        actual.push(...stage.takeErrors().map((error, at) => asExpected(error, check.lines[at])))
        break
    }
  }
  // What the app's author would see as an error is a failure, unless the case expects it.
  actual.push(...stage.takeErrors())
  return { expected, actual }
}

/** Errors say more than anybody would write: what is expected is a part of them. */
function asExpected(error: string, part: string | undefined): string {
  return part !== undefined && error.includes(part) ? part : error
}

async function doStep(stage: CaseStage, { verb, rest }: Step, id: string): Promise<void> {
  const { logic } = stage
  switch (verb) {
    case 'tap': {
      const frame = await frameOf(stage, id)
      await frame
        .locator(asShown(rest))
        .first()
        .evaluate((element: HTMLElement) => element.click())
      return logic.tell('settle')
    }
    case 'touch': {
      const [, selector = '', fingers = '1'] = /^(.*?)(?: (\d+))?$/.exec(rest) ?? []
      const frame = await frameOf(stage, id)
      await frame.locator(asShown(selector)).first().evaluate(touch, Number(fingers))
      return logic.tell('settle')
    }
    case 'hold': {
      const [, selector = '', heldMs = '0'] = /^(.*) (\d+)$/.exec(rest) ?? []
      const frame = await frameOf(stage, id)
      await frame.locator(asShown(selector)).first().evaluate(hold, Number(heldMs))
      return logic.tell('settle')
    }
    case 'drag': {
      const frame = await frameOf(stage, id)
      const isHeldUp = await frame.locator(asShown(rest)).first().evaluate(drag)
      return logic.tell('note', `${rest} ${isHeldUp ? 'stays' : 'scrolls'}`)
    }
    case 'resize': {
      const [width = PHONE.width, height = PHONE.height] = rest.split(' ').map(Number)
      await stage.page.setViewportSize({ width, height })
      return logic.tell('settle')
    }
    case 'fetched': {
      const isIt = (address: string): boolean => address.includes(`/${id}/${rest}/script.js`)
      if (!stage.requests.some(isIt)) await stage.page.waitForRequest((request) => isIt(request.url()))
      return
    }
    case 'restart': {
      const address = stage.page.url()
      // The very same address would count as a reload.
      const timeout = 30_000
      await stage.page.goto('about:blank', { timeout })
      await stage.page.goto(address, { timeout })
      return logic.tell('begin', id)
    }
    case 'tab':
      await stage.page
        .getByRole('tab')
        .nth(Number(rest) - 1)
        .click()
      return logic.tell('settle')
    case 'press':
      await stage.page.getByRole('button', { name: rest, exact: true }).click()
      return logic.tell('settle')
    case 'theme':
      await stage.page.emulateMedia({ colorScheme: rest === 'dark' ? 'dark' : 'light' })
      return logic.tell('settle')
    case 'input': {
      const [selector = '', text = ''] = rest.split(/ (.*)/s)
      const frame = await frameOf(stage, id)
      await frame
        .locator(`${asShown(selector)} :is(input, textarea)`)
        .first()
        .fill(text)
      return logic.tell('settle')
    }
    case 'scroll': {
      const [selector = '', top = '0'] = rest.split(' ')
      const frame = await frameOf(stage, id)
      await frame
        .locator(asShown(selector))
        .first()
        .evaluate((element, top) => {
          const scrolled = [element, ...element.querySelectorAll('*')].find(
            ({ scrollHeight, clientHeight }) => scrollHeight > clientHeight,
          )
          return new Promise((resolve) => {
            scrolled?.addEventListener('scroll', () => requestAnimationFrame(resolve), { once: true })
            scrolled?.scrollTo(0, top)
          })
        }, Number(top))
      return logic.tell('settle')
    }
    case 'style': {
      const [, selector = '', property = ''] = /^(.*) (\S+)$/.exec(rest) ?? []
      const frame = await frameOf(stage, id)
      const value = await frame
        .locator(asShown(selector))
        .first()
        .evaluate((element, property) => getComputedStyle(element).getPropertyValue(property), property)
      return logic.tell('note', `${selector} ${property}: ${value}`)
    }
    case 'set':
      return logic.tell('set', JSON.parse(rest) as object)
    case 'attribute': {
      const [, selector = '', name = ''] = /^(.*) (\S+)$/.exec(rest) ?? []
      const frame = await frameOf(stage, id)
      const value = await frame.locator(asShown(selector)).first().getAttribute(name)
      return logic.tell('note', `${selector} ${name}: ${value ?? 'none'}`)
    }
    case 'call': {
      const [name = '', args = ''] = rest.split(/ (.*)/s)
      return logic.tell('call', name, JSON.parse(`[${args}]`) as readonly unknown[])
    }
    case 'to':
      return logic.tell('go', 'navigateTo', { url: urlIn(id, rest) })
    case 'redirect':
      return logic.tell('go', 'redirectTo', { url: urlIn(id, rest) })
    case 'switch':
      return logic.tell('go', 'switchTab', { url: urlIn(id, rest) })
    case 'relaunch':
      return logic.tell('go', 'reLaunch', { url: urlIn(id, rest) })
    case 'back':
      return logic.tell('go', 'navigateBack', { delta: Number(rest || 1) })
    case 'wait':
      return logic.tell('logged', rest)
    case 'hide':
    case 'show':
      await stage.page.evaluate((isForeground) => {
        Object.defineProperty(document, 'hidden', { configurable: true, get: () => !isForeground })
        document.dispatchEvent(new Event('visibilitychange'))
      }, verb === 'show')
      return logic.tell('settle')
  }
}

/** Runs in the page: so many fingers are put on an element, one pixel apart, and taken away. */
function touch(element: Element, fingers: number): void {
  const { left, top } = element.getBoundingClientRect()
  const touches = Array.from({ length: fingers }, (_, identifier) => {
    const [clientX, clientY] = [left + identifier, top]
    const onPage = { pageX: clientX + scrollX, pageY: clientY + scrollY }
    return new Touch({ identifier, target: element, clientX, clientY, ...onPage })
  })
  const raise = (type: string, held: readonly Touch[]): void => {
    const init = { bubbles: true, cancelable: true, touches: [...held], changedTouches: touches }
    element.dispatchEvent(new TouchEvent(type, init))
  }
  raise('touchstart', touches)
  raise('touchend', [])
}

/** Runs in the page: a finger is put on an element and taken away after a while, as browsers tell it. */
async function hold(element: HTMLElement, heldMs: number): Promise<void> {
  const { left, top } = element.getBoundingClientRect()
  const touch = new Touch({ identifier: 0, target: element, clientX: left, clientY: top })
  const raise = (type: string, touches: readonly Touch[]): void => {
    const init = { bubbles: true, cancelable: true, touches: [...touches], changedTouches: [touch] }
    element.dispatchEvent(new TouchEvent(type, init))
  }
  raise('touchstart', [touch])
  await new Promise((resolve) => setTimeout(resolve, heldMs))
  raise('touchend', [])
  element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail: 1 }))
}

/** Runs in the page: a finger is put on an element and moved; tells whether that would scroll nothing. */
function drag(element: Element): boolean {
  const { left, top } = element.getBoundingClientRect()
  const raise = (type: string, down: number): boolean => {
    const touch = new Touch({ identifier: 0, target: element, clientX: left, clientY: top + down })
    const touches = type === 'touchend' ? [] : [touch]
    const init = { bubbles: true, cancelable: true, touches, changedTouches: [touch] }
    return !element.dispatchEvent(new TouchEvent(type, init))
  }
  raise('touchstart', 0)
  const isHeldUp = raise('touchmove', 20)
  raise('touchend', 20)
  return isHeldUp
}

/** Addresses are relative to the case's folder. */
function urlIn(id: string, written: string): string {
  return /^(\/|plugin:)/.test(written) ? written : `/${id}/${written}`
}

/** Selectors are written with the names of the template; elements have them behind `wx-`. */
function asShown(selector: string): string {
  return selector
    .replaceAll(/(^|[\s>+~])([a-z][\w-]*)/g, (_, before: string, tag: string) => `${before}wx-${tag}`)
    .replaceAll(
      /\.([\w-]+)/g,
      (_, name: string) => `:is(.${name}, [class$="--${name}"], [class*="--${name} "])`,
    )
}

/** The frame of the page on top. */
async function frameOf({ page, logic }: CaseStage, id: string): Promise<Frame> {
  const route = await logic.tell('route')
  const name = route.split('/').at(-1) ?? ''
  const frames = page.frames().toReversed()
  for (const frame of frames) {
    const isIt = await frame
      .evaluate((marker) => document.getElementById(marker) !== null, `frame-of-${id}-${name}`)
      .catch(() => false)
    if (isIt) return frame
  }
  throw new Error(`no frame shows the page ${route}`)
}
