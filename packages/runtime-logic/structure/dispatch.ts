/**
 * `triggerEvent`: events that components raise, dispatched in logic through the structure.
 *
 * (1) Its way starts at the component's host and leads outwards in the template that the host stands
 *     in; with `composed` also through the templates of the components around: first of those whose
 *     slot it stands in.
 * (2) With `capturePhase`, `capture-` bindings on that way are called first, from the outside in.
 * (3) Then the others, from the inside out; without `bubbles` only those of the host itself.
 * (4) `catch` ends it; of the `mut-bind`s at most one is called.
 * (5) `target` is what the listener's own template can see of the origin: the first of its own elements
 *     on the way. `mark` is what is written there on the way.
 * (6) A component that is being made, up to the end of its `created`, has no listeners outside itself yet.
 * (7) WXS functions that are bound to it are called by the view, after all handlers here: what they
 *     return can only end their own way. In WeChat they are not called at all.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/custom-component/events.html
 */
import type { TriggerOptions } from '@maque/protocol/bridge/logic-view.ts'
import { textOf } from '@maque/template/text.ts'
import { copyValue } from './copy-value.ts'
import type { Instance } from './instance.ts'
import {
  factsOf,
  nodesOf,
  slotsOf,
  valueIn,
  type LiveElement,
  type LiveHost,
  type LiveParent,
  type LiveSlot,
} from './live-tree.ts'

export interface ComponentEvent {
  readonly type: string
  readonly timeStamp: number
  readonly target: EventNode
  readonly currentTarget: EventNode
  readonly mark: Readonly<Record<string, unknown>>
  readonly detail: unknown
}

interface EventNode {
  readonly id: string
  readonly dataset: Readonly<Record<string, unknown>>
}

interface Stop {
  readonly node: LiveParent
  /** The origin as this node's template sees it. */
  readonly target: LiveParent
}

export function triggerEvent(
  origin: Instance,
  raised: {
    readonly type: string
    readonly detail: unknown
    readonly options: TriggerOptions
    readonly timeStamp: number
  },
): void {
  if (!origin.host || origin.phase === 'being-made') return
  const { type, detail, options, timeStamp } = raised
  const way = wayOf(origin.host, options.composed === true)
  let isMutualDone = false
  let hasScript = false

  /** Whether the event ends here. */
  const visit = ({ node, target }: Stop, isCapture: boolean): boolean => {
    let isCaught = false
    for (const binding of factsOf(node).events) {
      if (binding.type !== type || (binding.isCapture === true) !== isCapture) continue
      if (binding.isMutual && isMutualDone) continue
      if (binding.isMutual) isMutualDone = true
      if (binding.isCatch) isCaught = true
      const handler = valueIn(node.scope, binding.handler)
      if (typeof handler === 'function') hasScript = true
      // `bind:tap="{{condition ? 'go' : ''}}"`: no name, no handler.
      if (typeof handler !== 'string' || handler === '') continue
      const event: ComponentEvent = {
        type,
        timeStamp,
        target: eventNode(target),
        currentTarget: eventNode(node),
        mark: marksOn(way, node.owner),
        detail,
      }
      callMethod(node.owner, handler, event)
    }
    return isCaught
  }

  const isCaptured = options.capturePhase === true && way.toReversed().some((stop) => visit(stop, true))
  const heard = options.bubbles ? way : way.slice(0, 1)
  if (!isCaptured) heard.some((stop) => visit(stop, false))
  if (!hasScript) return
  const notes = { needsClone: false, hasForeign: false }
  const copy = copyValue(detail, notes, 'detail')
  const plain: unknown = notes.hasForeign ? JSON.parse(JSON.stringify(copy) ?? 'null') : copy
  const { bubbles = false, composed = false, capturePhase = false } = options
  origin.home.tell({
    kind: 'raise',
    instance: origin.id,
    type,
    detail: plain,
    timeStamp,
    options: { bubbles, composed, capturePhase },
  })
}

/** `this.id` of the instance whose host it is, and `this.dataset`. */
export function eventNode(node: LiveParent): EventNode {
  const { id, dataset } = factsOf(node)
  return {
    id: id ? textOf(valueIn(node.scope, id)) : '',
    dataset: Object.fromEntries(dataset.map(([key, value]) => [key, valueIn(node.scope, value)])),
  }
}

/** A method of the instance whose template has the binding; a name without method is a warning, as elsewhere. */
export function callMethod(instance: Instance, name: string, event: { readonly type: string }): unknown {
  const method = (instance.self as Readonly<Record<string, unknown>>)[name]
  if (typeof method === 'function') return instance.call(method, [event], `${name} (${event.type})`)
  const kind = instance.definition.isPage ? 'Page' : 'Component'
  instance.home.warn(
    `${kind} "${instance.definition.path}" does not have a method "${name}" to handle event "${event.type}".`,
  )
  return undefined
}

function wayOf(host: LiveHost, isComposed: boolean): readonly Stop[] {
  const way: Stop[] = [{ node: host, target: host }]
  const targets = new Map<Instance, LiveParent>([[host.owner, host]])
  let node: LiveParent = host
  for (;;) {
    const next: LiveParent | null = isComposed ? composedParent(node) : node.parent
    if (next) {
      node = next
    } else {
      const outer: LiveHost | null = isComposed ? node.owner.host : null
      if (!outer || node.owner.phase === 'being-made') return way
      node = outer
    }
    const target = targets.get(node.owner) ?? node
    targets.set(node.owner, target)
    way.push({ node, target })
  }
}

/** Content of a component stands, for `composed` events, where its slot is. */
function composedParent(node: LiveParent): LiveParent | null {
  const { parent } = node
  if (parent?.kind !== 'host') return parent
  const slot = slotAround(node, parent.instance)
  // Without a slot it is not shown; the component itself is still around it.
  if (!slot) return parent
  return slot.parent ?? parent
}

function slotNameOf(node: LiveElement | LiveHost): string {
  const { slot } = factsOf(node)
  return slot ? textOf(valueIn(node.scope, slot)) : ''
}

function slotAround(node: LiveElement | LiveHost, instance: Instance): LiveSlot | undefined {
  if (!instance.definition.switches.dynamicSlots) return slotFor(instance, slotNameOf(node))
  return slotsOf(instance).find(({ fragment }) => fragment && [...nodesOf(fragment.nodes)].includes(node))
}

/** Without `multipleSlots` a slot that has no name takes all, and only where none is, the first. */
function slotFor(instance: Instance, name: string): LiveSlot | undefined {
  const slots = slotsOf(instance)
  const named = (wanted: string): LiveSlot | undefined =>
    slots.find(({ node, scope }) => (node.name ? textOf(valueIn(scope, node.name)) : '') === wanted)
  return instance.definition.switches.multipleSlots ? named(name) : (named('') ?? slots[0])
}

/** Of the same name, the innermost counts. */
function marksOn(way: readonly Stop[], owner: Instance): Readonly<Record<string, unknown>> {
  const marks: Record<string, unknown> = {}
  for (const { node } of way) {
    if (node.owner !== owner) continue
    for (const [key, value] of factsOf(node).marks)
      if (!(key in marks)) marks[key] = valueIn(node.scope, value)
  }
  return marks
}
