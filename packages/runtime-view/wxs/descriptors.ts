/**
 * Components and elements as WXS sees them: functions made for it, and never the element itself, from
 * which it could reach everything.
 *
 * The same element has the same descriptor for as long as it lives, so that its state lasts.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/view/interactive-animation.html
 */
import type { Instance, Page } from '../draw/model.ts'
import type { TriggerOptions, ViewToLogic } from '@maque/protocol/bridge/logic-view.ts'
import { classTextOf, hyphenated, textOf } from '@maque/template/text.ts'
import { fragmentOf, record, recordOf, type NodeRecord } from '../draw/node-record.ts'
import { scopedClasses } from '../elements/class-scope.ts'
import { addTokens, overrideStyle, removeTokens } from '../elements/overrides.ts'
import { withViewLengths } from '@maque/protocol/bundle/view-lengths.ts'
import { datasetOf, ownerOf } from '../events/event-target.ts'
import { computedStyleOf } from '../questions/describe-nodes.ts'
import { instanceAt, selectElements } from '../questions/selector.ts'

export type ComponentDescriptor = Readonly<Record<string, (...args: readonly never[]) => unknown>>

export interface DescriptorServices {
  page(): Page
  post(message: ViewToLogic): void
  /** Raises an event at an element that is no component. */
  emit(element: HTMLElement, type: string, detail: unknown, bubbles: boolean): void
  /** Calls a function of WXS; what it throws is reported. */
  call(run: unknown, args: readonly unknown[]): unknown
}

export class Descriptors {
  readonly #services: DescriptorServices
  readonly #known = new WeakMap<HTMLElement, ComponentDescriptor>()
  readonly #hostless = new WeakMap<Instance, ComponentDescriptor>()

  constructor(services: DescriptorServices) {
    this.#services = services
  }

  /** Of an element, or of a component without one. */
  ofNode(node: Node): ComponentDescriptor {
    if (node instanceof HTMLElement) return this.of(node)
    const instance = recordOf(node)?.instance
    return instance ? this.#withoutElement(instance) : this.ownerOf(node)
  }

  of(element: HTMLElement): ComponentDescriptor {
    let descriptor = this.#known.get(element)
    if (!descriptor) {
      descriptor = Object.freeze(Object.assign(Object.create(null) as object, this.#members(element)))
      this.#known.set(element, descriptor)
    }
    return descriptor
  }

  /** The component whose template an element is in. */
  ownerOf(element: Node): ComponentDescriptor {
    const owner = ownerOf(element)
    const host = owner?.host?.node
    if (host instanceof HTMLElement) return this.of(host)
    return owner?.host ? this.#withoutElement(owner) : this.of(this.#services.page().root)
  }

  /** A component with `virtualHost`: there is nothing of it to style or measure. */
  #withoutElement(instance: Instance): ComponentDescriptor {
    const known = this.#hostless.get(instance)
    if (known) return known
    const element = this.#services.page().root.ownerDocument.createElement('wx-virtual-host')
    const descriptor: ComponentDescriptor = Object.freeze(
      Object.assign(Object.create(null) as object, this.#members(element, instance), {
        setStyle: () => descriptor,
        addClass: () => descriptor,
        removeClass: () => descriptor,
        hasClass: () => false,
      }),
    )
    this.#hostless.set(instance, descriptor)
    return descriptor
  }

  /** `hostless`: the component that the element stands for without being its host. */
  #members(element: HTMLElement, hostless?: Instance): ComponentDescriptor {
    const { post, call, emit } = this.#services
    const state: Record<string, unknown> = {}
    const select = (selector: unknown): readonly ComponentDescriptor[] => {
      const instance = hostless ?? instanceAt(element)
      return instance ? selectElements(instance, textOf(selector)).map((found) => this.of(found)) : []
    }
    const tokens = (written: unknown): readonly string[] => {
      const owner = ownerOf(element)
      const names = classTextOf(written)
      return (owner ? scopedClasses(names, owner) : names).split(/\s+/).filter(Boolean)
    }
    return {
      selectComponent: (selector: unknown) => select(selector)[0] ?? null,
      selectAllComponents: (selector: unknown) => select(selector),
      setStyle: (style: unknown) => {
        overrideStyle(element, recorded(element), styleSettings(style, element.ownerDocument))
        return this.of(element)
      },
      addClass: (names: unknown) => {
        addTokens(element, recorded(element), tokens(names))
        return this.of(element)
      },
      removeClass: (names: unknown) => {
        removeTokens(element, recorded(element), tokens(names))
        return this.of(element)
      },
      hasClass: (name: unknown) => tokens(name).some((token) => element.classList.contains(token)),
      getDataset: () => datasetOf(element),
      callMethod: (method: unknown, args: unknown) => {
        const instance = hostless ?? instanceAt(element)
        if (instance)
          postPlain(post, { t: 'call', instance: instance.id, method: textOf(method), args: [args] })
      },
      triggerEvent: (type: unknown, detail: unknown, options: unknown) => {
        const instance = hostless ?? recordOf(element)?.instance
        const chosen = optionsOf(options)
        if (instance && instance.id !== 0)
          postPlain(post, {
            t: 'trigger',
            instance: instance.id,
            type: textOf(type),
            detail,
            options: chosen,
          })
        else emit(element, textOf(type), detail, chosen.bubbles === true)
      },
      requestAnimationFrame: (run: unknown) => requestAnimationFrame(() => void call(run, [])),
      setTimeout: (run: unknown, delayMs: unknown) =>
        setTimeout(() => void call(run, []), Number(delayMs) || 0),
      clearTimeout: (timer: unknown) => clearTimeout(Number(timer)),
      getState: () => state,
      getBoundingClientRect: () => {
        const { left, top, right, bottom, width, height } = element.getBoundingClientRect()
        return { left, top, right, bottom, width, height }
      },
      getComputedStyle: (names: unknown) =>
        computedStyleOf(element, Array.isArray(names) ? names.map(textOf) : []),
    }
  }
}

/** What is known of an element, of which nothing may have been said yet. */
export function recorded(element: HTMLElement): NodeRecord {
  const known = recordOf(element)
  if (known) return known
  const fragment = fragmentOf(element)
  if (!fragment) throw new Error('the element is of no template')
  return record(element, { fragment, plan: undefined })
}

/** Values of WXS may hold functions, which do not travel. */
function postPlain(post: (message: ViewToLogic) => void, message: ViewToLogic): void {
  try {
    post(message)
  } catch {
    post(JSON.parse(JSON.stringify(message)) as ViewToLogic)
  }
}

function optionsOf(options: unknown): TriggerOptions {
  const { bubbles, composed, capturePhase } = (
    typeof options === 'object' && options !== null ? options : {}
  ) as Readonly<Record<string, unknown>>
  return { bubbles: bubbles === true, composed: composed === true, capturePhase: capturePhase === true }
}

/** The settings of a style as text or as an object, by CSS name. */
export function styleSettings(style: unknown, document: Document): ReadonlyMap<string, string> {
  const settings = new Map<string, string>()
  if (typeof style === 'object' && style !== null) {
    for (const [name, value] of Object.entries(style))
      settings.set(hyphenated(name), withViewLengths(textOf(value)))
    return settings
  }
  const { style: parsed } = document.createElement('wx-style')
  parsed.cssText = withViewLengths(textOf(style))
  for (const name of parsed) {
    const important = parsed.getPropertyPriority(name) === '' ? '' : ' !important'
    settings.set(name, parsed.getPropertyValue(name) + important)
  }
  return settings
}
