import type { ElementPlan, HoverPlan } from '../draw/model.ts'
import type { Attribute, LeafElement, LeafHost } from '@maque/protocol/bundle/program.ts'
import type { Expression } from '@maque/protocol/bundle/expression.ts'
import { datasetKey } from '@maque/template/text.ts'
import type { BuiltIn } from '../ports/built-in.ts'
import { constant, linkExpression, linkValue, type Value, type ValueServices } from './value.ts'

export function elementPlan(
  { tag, attributes = [], events = [] }: LeafElement | LeafHost,
  builtIn: BuiltIn | undefined,
  services: ValueServices,
): ElementPlan {
  const prefixed = (prefix: string, keyOf: (name: string) => string): readonly (readonly [string, Value])[] =>
    attributes.flatMap(([name, value]) =>
      name.startsWith(prefix) ? [[keyOf(name), linkValue(value, services)] as const] : [],
    )
  const id = attributes.find(([name]) => name === 'id')
  const slot = attributes.find(([name]) => name === 'slot')
  return {
    tag,
    builtIn,
    events: events.map((event) => ({
      ...event,
      handler:
        typeof event.handler === 'string' ? constant(event.handler) : linkExpression(event.handler, services),
    })),
    hasScriptedTouch: events.some(
      ({ type, handler }) => type.startsWith('touch') && typeof handler === 'object' && mayBeScript(handler),
    ),
    dataset: prefixed('data-', datasetKey),
    marks: prefixed('mark:', (name) => name.slice('mark:'.length)),
    id: id && linkValue(id[1], services),
    slot: slot && linkValue(slot[1], services),
    hover: hoverPlan(attributes, builtIn, services),
    writes: new Map(
      attributes.flatMap(([name, , writesTo]) => (writesTo ? [[name, writesTo] as const] : [])),
    ),
  }
}

/** Whether anybody could ask for more than what stands in the document. */
export function isRemarkable({ events, dataset, marks, hover, writes }: ElementPlan): boolean {
  return events.length + dataset.length + marks.length + writes.size > 0 || hover !== undefined
}

function hoverPlan(
  attributes: readonly Attribute[],
  builtIn: BuiltIn | undefined,
  services: ValueServices,
): HoverPlan | undefined {
  const written = (name: string, otherwise: unknown): Value => {
    const attribute = attributes.find(([other]) => other === name)
    return attribute ? linkValue(attribute[1], services) : constant(otherwise)
  }
  const hasClass = attributes.some(([name]) => name === 'hover-class')
  if (!hasClass && !builtIn?.hover) return undefined
  return {
    className: hasClass ? written('hover-class', '') : undefined,
    startMs: written('hover-start-time', builtIn?.hover?.startMs ?? 50),
    stayMs: written('hover-stay-time', builtIn?.hover?.stayMs ?? 400),
    isStopped: written('hover-stop-propagation', false),
  }
}

/** A module is named in it: it may give a function rather than the name of a method. */
function mayBeScript(expression: Expression): boolean {
  return JSON.stringify(expression).includes('["module",')
}
