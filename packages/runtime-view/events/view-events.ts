/**
 * Events in the view: found on the way through the tree, told to logic in one message.
 *
 * (1) The path is the one through the document, which is the flattened tree.
 * (2) `catch` and WXS handlers decide here and now, so scrolling can be stopped.
 * (3) `target` is told to each component as the element of its own template that holds the origin.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/view/wxml/event.html
 */
import type { EventObject, HandlerCall, Touch } from '@maque/protocol/bridge/logic-view.ts'
import type { LiveEvent } from '../plan/plan.ts'
import type { EmitOptions } from '../ports/built-in.ts'
import type { Instance } from '../tree/instance.ts'
import type { KnownElement } from '../tree/node-info.ts'
import type { ViewPage } from '../tree/view-page.ts'
import { isTemplateElement, marksOf, ownerOf, targetOf } from './event-target.ts'

export interface RaisedEvent {
  readonly type: string
  readonly detail: unknown
  readonly bubbles: boolean
  readonly touches?: readonly Touch[]
  readonly changedTouches?: readonly Touch[]
  readonly returned?: (value: unknown) => void
}

export interface Raised {
  /** Something said that nothing else may happen: a `catch`, or `false` from a WXS handler. */
  readonly isStopped: boolean
  readonly isHandled: boolean
}

/** A WXS event handler, called with the event and the component it belongs to. */
export type CallWxsHandler = (
  handler: (...args: readonly unknown[]) => unknown,
  event: EventObject,
  owner: Instance,
  element: KnownElement,
) => unknown

export class ViewEvents {
  private readonly page: ViewPage
  private readonly callWxs: CallWxsHandler
  private readonly startedAt = performance.now()
  private readonly waiting = new Map<number, (value: unknown) => void>()
  private nextReturn = 1

  constructor(page: ViewPage, callWxs: CallWxsHandler) {
    this.page = page
    this.callWxs = callWxs
  }

  emit(
    element: KnownElement,
    type: string,
    detail: unknown,
    { bubbles = false, returned }: EmitOptions,
  ): void {
    this.raise(element, { type, detail, bubbles, ...(returned ? { returned } : {}) })
  }

  /** Logic tells what the handlers of an event returned. */
  returned(id: number, value: unknown): void {
    const answer = this.waiting.get(id)
    this.waiting.delete(id)
    if (value !== undefined) this.page.guard(() => answer?.(value))
  }

  /** Whether an element on the way up has a `catch` for this type: decides if a touch may scroll. */
  isCaught(origin: KnownElement, type: string): boolean {
    return this.pathFrom(origin, true).some((element) =>
      element.maqueElement?.events.some((event) => event.type === type && event.isCatch),
    )
  }

  raise(origin: KnownElement, event: RaisedEvent): Raised {
    const path = this.pathFrom(origin, event.bubbles)
    const bound = path.map(
      (element) => element.maqueElement?.events.filter(({ type }) => type === event.type) ?? [],
    )
    if (bound.every((events) => events.length === 0)) return { isStopped: false, isHandled: false }

    const calls: HandlerCall[] = []
    const base = this.describe(path, event)
    let isStopped = false
    let isMutualDone = false
    const visit = (place: number, isCapture: boolean): void => {
      const element = path[place] as KnownElement
      for (const binding of bound[place] as readonly LiveEvent[]) {
        if (binding.isCapture !== isCapture || (binding.isMutual && isMutualDone)) continue
        if (binding.isMutual) isMutualDone = true
        if (binding.isCatch) isStopped = true
        if (this.run(element, binding, base, path, calls) === false) isStopped = true
      }
    }
    for (let place = path.length - 1; place >= 0 && !isStopped; place--) visit(place, true)
    for (let place = 0; place < path.length && !isStopped; place++) visit(place, false)
    this.tell(calls, event.returned)
    return { isStopped, isHandled: true }
  }

  private run(
    element: KnownElement,
    binding: LiveEvent,
    base: Omit<EventObject, 'target' | 'currentTarget'>,
    path: readonly KnownElement[],
    calls: HandlerCall[],
  ): unknown {
    const fragment = element.maqueFragment
    if (fragment === undefined) return undefined
    const { owner, data, locals } = fragment
    const handler = this.page.guardValue(() => binding.handler(data, locals), undefined)
    if (handler === undefined || handler === null || handler === '' || handler === true) return undefined
    const origin = path.find((passed) => ownerOf(passed) === owner) ?? element
    const event: EventObject = { ...base, target: targetOf(origin), currentTarget: targetOf(element) }
    if (typeof handler === 'function') {
      return this.page.guardValue(
        () => this.callWxs(handler as (...args: readonly unknown[]) => unknown, event, owner, element),
        undefined,
      )
    }
    calls.push({ instance: owner.id, handler: String(handler), event })
    return undefined
  }

  private tell(calls: readonly HandlerCall[], returned: ((value: unknown) => void) | undefined): void {
    if (calls.length === 0) return
    if (returned === undefined) {
      this.page.toLogic({ t: 'event', calls })
      return
    }
    const answer = this.nextReturn++
    this.waiting.set(answer, returned)
    this.page.toLogic({ t: 'event', calls, answer })
  }

  private describe(
    path: readonly KnownElement[],
    event: RaisedEvent,
  ): Omit<EventObject, 'target' | 'currentTarget'> {
    const mark: Record<string, unknown> = {}
    // The nearer element's mark wins.
    for (const element of path.toReversed()) Object.assign(mark, marksOf(element))
    return {
      type: event.type,
      timeStamp: Math.round(performance.now() - this.startedAt),
      mark,
      detail: event.detail,
      ...(event.touches ? { touches: event.touches } : {}),
      ...(event.changedTouches ? { changedTouches: event.changedTouches } : {}),
    }
  }

  /** Template elements from the origin up to the page. */
  private pathFrom(origin: KnownElement, bubbles: boolean): readonly KnownElement[] {
    const path: KnownElement[] = []
    for (let node: Node | null = origin; node && node !== this.page.document; node = node.parentNode) {
      if (!isTemplateElement(node)) continue
      path.push(node)
      if (!bubbles) break
    }
    return path
  }
}
