/**
 * Custom components that are fields of a form (`wx://form-field`): the view collects what built-in
 * fields hold; the values of components are known here, and are added to the event.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/custom-component/behaviors.html
 */
import type { EventObject } from '@maque/protocol/bridge/logic-view.ts'
import { FORM_FIELD, builtInBehavior } from '../definitions/behavior.ts'
import type { Instance } from '../structure/instance.ts'
import { hostsOf, nodesOf, valueIn, type LiveNode } from '../structure/live-tree.ts'

export function withFormFields(instance: Instance, handler: string, event: EventObject): EventObject {
  if (event.type !== 'submit') return event
  const form = formOf(instance, handler)
  if (!form) return event
  const values = Object.fromEntries(
    fieldsIn(form.children).map((field) => [field.data['name'], field.data['value']]),
  )
  const detail = event.detail as { readonly value?: Readonly<Record<string, unknown>> } | undefined
  return { ...event, detail: { ...detail, value: { ...detail?.value, ...values } } }
}

/** The form whose `submit` this handler answers; only forms that hold components are known here. */
function formOf(instance: Instance, handler: string): { readonly children: readonly LiveNode[] } | undefined {
  for (const node of nodesOf(instance.root?.nodes ?? [])) {
    if (node.kind !== 'element' || node.node.tag !== 'form') continue
    const isBound = node.node.facts.events.some(
      (event) => event.type === 'submit' && valueIn(node.scope, event.handler) === handler,
    )
    if (isBound) return node
  }
  return undefined
}

function fieldsIn(nodes: readonly LiveNode[]): readonly Instance[] {
  const found: Instance[] = []
  for (const node of nodesOf(nodes)) if (node.kind === 'host') found.push(...fieldsOf(node.instance))
  return found
}

function fieldsOf(instance: Instance): readonly Instance[] {
  const field = builtInBehavior(FORM_FIELD)
  const isField = field !== undefined && instance.definition.behaviors.includes(field)
  if (isField) return instance.data['name'] ? [instance] : []
  return [...hostsOf(instance)].flatMap((host) => fieldsOf(host.instance))
}
