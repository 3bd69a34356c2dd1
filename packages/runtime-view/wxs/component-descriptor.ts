/**
 * Components and elements as WXS handlers see them: plain objects of functions, never the element.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/view/interactive-animation.html
 */
import { styleTextOf } from '@maque/template/text.ts'
import { datasetOf, ownerOf } from '../events/event-target.ts'
import { selectElements } from '../page/select.ts'
import { withoutRpx } from '../style/rpx.ts'
import type { Instance } from '../tree/instance.ts'
import type { KnownElement } from '../tree/node-info.ts'
import type { ViewPage } from '../tree/view-page.ts'

export type ComponentDescriptor = Readonly<Record<string, unknown>>

const known = new WeakMap<KnownElement, ComponentDescriptor>()

/** The same element gives the same descriptor, so that its state lasts. */
export function descriptorOf(page: ViewPage, element: KnownElement): ComponentDescriptor {
  const made = known.get(element) ?? describe(page, element)
  known.set(element, made)
  return made
}

function describe(page: ViewPage, element: KnownElement): ComponentDescriptor {
  const state = {}
  /** The component this element is the host of, or the one it stands in. */
  const instance = (): Instance | undefined => element.maqueInstance ?? ownerOf(element)
  const select = (selector: unknown): readonly KnownElement[] => {
    const from = instance()
    return from ? selectElements(page, from, String(selector)) : []
  }
  const classNames = (names: unknown): readonly string[] =>
    (ownerOf(element)?.classes(String(names)) ?? String(names)).split(/\s+/).filter(Boolean)
  const soon = (callback: unknown, schedule: (run: () => void) => number): number =>
    typeof callback === 'function' ? schedule(() => page.guard(() => callback())) : 0

  return {
    selectComponent: (selector: unknown) => {
      const [found] = select(selector)
      return found ? descriptorOf(page, found) : null
    },
    selectAllComponents: (selector: unknown) => select(selector).map((found) => descriptorOf(page, found)),
    setStyle: (style: unknown) => {
      const text = withoutRpx(styleTextOf(style))
      for (const declaration of text.split(';')) {
        const [name = '', value = ''] = declaration.split(/:(.*)/s)
        const isImportant = /!important\s*$/.test(value)
        if (name.trim())
          element.style.setProperty(
            name.trim(),
            value.replace(/!important\s*$/, '').trim(),
            isImportant ? 'important' : '',
          )
      }
    },
    addClass: (names: unknown) => element.classList.add(...classNames(names)),
    removeClass: (names: unknown) => element.classList.remove(...classNames(names)),
    hasClass: (names: unknown) => classNames(names).every((name) => element.classList.contains(name)),
    getDataset: () => datasetOf(element),
    getState: () => state,
    callMethod: (method: unknown, argument: unknown) => {
      const to = instance()
      if (to) page.toLogic({ t: 'call', instance: to.id, method: String(method), args: [argument] })
    },
    triggerEvent: (type: unknown, detail: unknown) => {
      const from = element.maqueInstance
      if (from) page.toLogic({ t: 'trigger', instance: from.id, type: String(type), detail })
      else page.events.emit(element, String(type), detail, {})
    },
    requestAnimationFrame: (callback: unknown) => soon(callback, (run) => requestAnimationFrame(run)),
    setTimeout: (callback: unknown, ms: unknown) =>
      soon(callback, (run) => window.setTimeout(run, Number(ms) || 0)),
    clearTimeout: (timer: unknown) => clearTimeout(Number(timer)),
    getBoundingClientRect: () => {
      const { left, top, right, bottom, width, height } = element.getBoundingClientRect()
      return { left, top, right, bottom, width, height }
    },
    getComputedStyle: (names: unknown) => {
      const style = getComputedStyle(element) as unknown as Record<string, unknown>
      return Object.fromEntries(
        (Array.isArray(names) ? names : []).map((name) => [String(name), style[String(name)] ?? '']),
      )
    },
  }
}
