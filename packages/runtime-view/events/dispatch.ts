/**
 * Takes an event along the composed path, which is the path in the document, and tells logic at once
 * all the handlers that it reaches.
 *
 * (1) First down, the `capture-` bindings; then up, the others. `catch` ends it.
 * (2) Of the `mut-bind`s at most one is called.
 * (3) An event that does not bubble is heard at its element alone.
 * (4) Handlers that are WXS functions run at once; `false` from one ends the event and what the browser
 *     would do.
 * (5) `target` is what the handler's own template can see of the origin.
 * (6) Events of components come from logic, which has called all handlers but those that are WXS
 *     functions: `raiseForScripts` takes them the same way once more, for these alone.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/view/wxml/event.html
 */
import type { LinkedEvent } from '../draw/model.ts'
import type {
  EventObject,
  HandlerCall,
  Touch,
  TriggerOptions,
  ViewToLogic,
} from '@maque/protocol/bridge/logic-view.ts'
import { fragmentOf, recordOf, type NodeRecord } from '../draw/node-record.ts'
import { describe, marksOf, seenBy, templateElement } from './event-target.ts'

export interface RaisedEvent {
  readonly type: string
  readonly detail: unknown
  readonly bubbles: boolean
  readonly timeStamp: number
  readonly touches?: readonly Touch[]
  readonly changedTouches?: readonly Touch[]
}

export interface DispatchServices {
  post(message: ViewToLogic): void
  report(error: unknown, where: string): void
  /** Calls a WXS handler; whether it says that the event ends. */
  runScript(handler: unknown, event: EventObject, element: HTMLElement, facts: NodeRecord): boolean
}

export interface Outcome {
  /** Somebody had a handler for it. */
  readonly isHeard: boolean
  readonly isStopped: boolean
  /** A WXS handler does not want what the browser would do. */
  readonly isPrevented: boolean
}

const silence: Outcome = { isHeard: false, isStopped: false, isPrevented: false }

interface Stop {
  readonly element: HTMLElement
  readonly facts: NodeRecord
  readonly events: readonly LinkedEvent[]
}

export class EventDispatch {
  readonly #services: DispatchServices
  /** Types that any template drawn so far has a handler for: nobody hears the others. */
  readonly #heard = new Set<string>()
  readonly #returns = new Map<number, (value: unknown) => void>()
  #lastReturn = 0

  constructor(services: DispatchServices) {
    this.#services = services
  }

  /** A template with a handler for this type was linked. */
  hear(type: string): void {
    this.#heard.add(type)
  }

  /** What the handlers of an event gave. */
  returned(id: number, value: unknown): void {
    const take = this.#returns.get(id)
    this.#returns.delete(id)
    take?.(value)
  }

  dispatch(node: Node, event: RaisedEvent, returned?: (value: unknown) => void): Outcome {
    if (!this.#heard.has(event.type)) return silence
    const origin = templateElement(node)
    if (!origin) return silence
    const path = pathFrom(origin)
    const isTap = event.type === 'tap' || event.type === 'longpress' || event.type === 'longtap'
    if (isTap && path.some(({ facts }) => facts.mounted?.isDisabled?.())) return silence
    const way: Stop[] = []
    for (const { element, facts } of path) {
      if (!event.bubbles && element !== origin) break
      const events = facts.plan?.events.filter(({ type }) => type === event.type) ?? []
      if (events.length > 0) way.push({ element, facts, events })
    }
    if (way.length === 0) return silence
    return this.#take(way, origin, path, event, 'all', returned)
  }

  /** See (6). */
  raiseForScripts(host: Node, event: Omit<RaisedEvent, 'bubbles'>, options: TriggerOptions): void {
    const origin = host instanceof HTMLElement ? host : null
    const first = origin ?? host.parentElement
    if (!first) return
    const path = pathFrom(first)
    const template = fragmentOf(host)?.owner
    const way: Stop[] = []
    for (const { element, facts } of path) {
      if (options.composed !== true && facts.fragment.owner !== template) continue
      const events = (facts.plan?.events ?? []).filter(
        ({ type, isCapture }) =>
          type === event.type &&
          (isCapture ? options.capturePhase === true : options.bubbles === true || element === origin),
      )
      if (events.length > 0) way.push({ element, facts, events })
    }
    if (way.length > 0)
      this.#take(way, origin ?? first, path, { ...event, bubbles: options.bubbles === true }, 'scripts')
  }

  #take(
    way: readonly Stop[],
    origin: HTMLElement,
    path: readonly Step[],
    event: RaisedEvent,
    called: 'all' | 'scripts',
    returned?: (value: unknown) => void,
  ): Outcome {
    const mark = mergedMarks(path)
    const calls: HandlerCall[] = []
    let isMutualDone = false
    let isStopped = false
    let isPrevented = false
    const visit = ({ element, facts, events }: Stop, isCapture: boolean): void => {
      for (const binding of events) {
        if ((binding.isCapture === true) !== isCapture) continue
        if (binding.isMutual) {
          if (isMutualDone) continue
          isMutualDone = true
        }
        if (binding.isCatch) isStopped = true
        const { fragment } = facts
        const handler = binding.handler.evaluate(fragment.base.data, fragment.locals)
        const isScript = typeof handler === 'function'
        if (!isScript && (called === 'scripts' || typeof handler !== 'string' || handler === '')) continue
        const { bubbles: _, ...raised } = event
        const object: EventObject = {
          ...raised,
          target: describe(seenBy(origin, fragment.owner)),
          currentTarget: describe(element),
          mark,
        }
        if (!isScript) calls.push({ instance: fragment.owner.id, handler, event: object })
        else if (this.#services.runScript(handler, object, element, facts)) {
          isStopped = true
          isPrevented = true
        }
      }
    }
    for (const stop of way.toReversed()) {
      visit(stop, true)
      if (isStopped) break
    }
    if (!isStopped) {
      for (const stop of way) {
        visit(stop, false)
        if (isStopped) break
      }
    }
    this.#tell(calls, returned)
    return { isHeard: true, isStopped, isPrevented }
  }

  #tell(calls: readonly HandlerCall[], returned: ((value: unknown) => void) | undefined): void {
    if (calls.length === 0) return
    const answer = returned && ++this.#lastReturn
    if (returned && answer !== undefined) this.#returns.set(answer, returned)
    const message: ViewToLogic = { t: 'event', calls, ...(answer !== undefined && { answer }) }
    try {
      this.#services.post(message)
    } catch {
      // A dataset held what cannot travel, such as a function of a WXS module.
      this.#services.post(JSON.parse(JSON.stringify(message)) as ViewToLogic)
    }
  }
}

interface Step {
  readonly element: HTMLElement
  readonly facts: NodeRecord
}

/** What is known of the elements from the origin outwards. */
function pathFrom(origin: HTMLElement): readonly Step[] {
  const path: Step[] = []
  for (let element: HTMLElement | null = origin; element; element = element.parentElement) {
    const facts = recordOf(element)
    if (facts) path.push({ element, facts })
  }
  return path
}

/** Of the same name, the nearest counts. */
function mergedMarks(path: readonly Step[]): Readonly<Record<string, unknown>> {
  let marks: Readonly<Record<string, unknown>> = {}
  for (const { element, facts } of path) {
    if (facts.plan && facts.plan.marks.length > 0) marks = { ...marksOf(element), ...marks }
  }
  return marks
}
