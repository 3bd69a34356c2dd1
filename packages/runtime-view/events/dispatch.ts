/**
 * Takes an event along the composed path, which is the path in the document, and tells logic at once
 * all the handlers that it reaches.
 *
 * (1) First down, the `capture-` bindings; then up, the others. `catch` ends it.
 * (2) Of the `mut-bind`s at most one is called.
 * (3) An event that does not bubble is heard at its element alone.
 * (4) Handlers that are WXS functions run at once; `false` from one ends the event and what the browser
 *     would do.
 * (5) `target` is what the handler's own template can see of the origin, `mark` what is written there
 *     on the way.
 * (6) Events of components come from logic, which has called all handlers but those that are WXS
 *     functions: `raiseForScripts` takes them the same way once more, for these alone.
 * (7) Components without an element of their own are on the way too.
 * (8) `timeStamp` counts from when the page was opened.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/view/wxml/event.html
 */
import type { Host, Instance, LinkedEvent } from '../draw/model.ts'
import type {
  EventObject,
  HandlerCall,
  Touch,
  TriggerOptions,
  ViewToLogic,
} from '@maque/protocol/bridge/logic-view.ts'
import { fragmentOf, recordOf, type NodeRecord } from '../draw/node-record.ts'
import { eachTop, firstNodeOf } from '../draw/tops.ts'
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
  runScript(handler: unknown, event: EventObject, node: Node): boolean
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
  readonly node: Node
  readonly facts: NodeRecord
  readonly events: readonly LinkedEvent[]
}

export class EventDispatch {
  readonly #services: DispatchServices
  /** Types that any template drawn so far has a handler for: nobody hears the others. */
  readonly #heard = new Set<string>()
  readonly #returns = new Map<number, (value: unknown) => void>()
  readonly #openedAt = performance.now()
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
    const path = pathFrom(origin, event.type)
    const isTap = event.type === 'tap' || event.type === 'longpress' || event.type === 'longtap'
    if (isTap && path.some(({ facts }) => facts.mounted?.isDisabled?.())) return silence
    const way: Stop[] = []
    for (const { node: at, facts } of path) {
      if (!event.bubbles && at !== origin) break
      const events = facts.plan?.events.filter(({ type }) => type === event.type) ?? []
      if (events.length > 0) way.push({ node: at, facts, events })
    }
    if (way.length === 0) return silence
    const timeStamp = Math.max(0, Math.round(event.timeStamp - this.#openedAt))
    return this.#take(way, origin, path, { ...event, timeStamp }, 'all', returned)
  }

  /** See (6). */
  raiseForScripts(host: Node, event: Omit<RaisedEvent, 'bubbles'>, options: TriggerOptions): void {
    const path = pathFrom(host, event.type)
    const template = fragmentOf(host)?.owner
    const way: Stop[] = []
    for (const { node, facts } of path) {
      if (options.composed !== true && facts.fragment.owner !== template) continue
      const events = (facts.plan?.events ?? []).filter(
        ({ type, isCapture }) =>
          type === event.type &&
          (isCapture ? options.capturePhase === true : options.bubbles === true || node === host),
      )
      if (events.length > 0) way.push({ node, facts, events })
    }
    if (way.length > 0)
      this.#take(way, host, path, { ...event, bubbles: options.bubbles === true }, 'scripts')
  }

  #take(
    way: readonly Stop[],
    origin: Node,
    path: readonly Step[],
    event: RaisedEvent,
    called: 'all' | 'scripts',
    returned?: (value: unknown) => void,
  ): Outcome {
    const marks = new Map<Instance, Readonly<Record<string, unknown>>>()
    const marksFor = (owner: Instance): Readonly<Record<string, unknown>> => {
      const known = marks.get(owner) ?? mergedMarks(path, owner)
      marks.set(owner, known)
      return known
    }
    const calls: HandlerCall[] = []
    let isMutualDone = false
    let isStopped = false
    let isPrevented = false
    const visit = ({ node, facts, events }: Stop, isCapture: boolean): void => {
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
          currentTarget: describe(node),
          mark: marksFor(fragment.owner),
        }
        if (!isScript) calls.push({ instance: fragment.owner.id, handler, event: object })
        else if (this.#services.runScript(handler, object, node)) {
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
  readonly node: Node
  readonly facts: NodeRecord
}

/** What is known of the nodes from the origin outwards: an element, or a host without one. */
function pathFrom(origin: Node, type: string): readonly Step[] {
  const path: Step[] = []
  const own = origin instanceof HTMLElement ? undefined : recordOf(origin)?.instance
  const start = own?.root ? firstNodeOf(own.root) : origin
  const add = (node: Node): void => {
    const facts = recordOf(node)
    if (facts) path.push({ node, facts })
  }
  if (own) add(origin)
  const hostless = hostsWithoutElement(start, type)
  for (let node: Node | null = start; node; node = node.parentNode) {
    const isBelowOwn = own !== undefined && node === start
    if (!isBelowOwn && node instanceof HTMLElement) add(node)
    for (const host of hostless.get(node) ?? []) {
      // What is inside was made later: these are around it.
      if (!isBelowOwn || host.instance.id < own.id) add(host.node)
    }
  }
  return path
}

/** Those that have something to say of the event, by the node below them, from the inside out. */
function hostsWithoutElement(origin: Node, type: string): ReadonlyMap<Node, readonly Host[]> {
  const found = new Map<Node, Host[]>()
  const page = fragmentOf(origin)?.owner.page
  for (const host of page?.hostsWithoutElement ?? []) {
    const { plan } = recordOf(host.node) ?? {}
    const { root } = host.instance
    const isConcerned = plan && (plan.marks.length > 0 || plan.events.some((event) => event.type === type))
    if (!isConcerned || !root) continue
    eachTop(root.plan.tops, root, (node) => {
      if (!node.contains(origin)) return false
      found.set(node, [...(found.get(node) ?? []), host])
      return true
    })
  }
  for (const hosts of found.values()) hosts.sort((a, b) => b.instance.id - a.instance.id)
  return found
}

/** What the owner's template marks on the way; of the same name, the nearest counts. */
function mergedMarks(path: readonly Step[], owner: Instance): Readonly<Record<string, unknown>> {
  let marks: Readonly<Record<string, unknown>> = {}
  for (const { node, facts } of path) {
    if (facts.fragment.owner === owner && facts.plan && facts.plan.marks.length > 0) {
      marks = { ...marksOf(node), ...marks }
    }
  }
  return marks
}
