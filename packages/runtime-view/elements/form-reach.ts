/**
 * What belongs to a `<form>`: what stands in its own template, and what components there show of
 * themselves by their behaviors.
 *
 * (1) `wx://form-field`: the component is a field.
 * (2) `wx://form-field-group`: the fields in its template are fields of the form.
 * (3) `wx://form-field-button`: buttons in its template speak to the form.
 * (4) What a form in a component shows in its slots belongs to it, whoever wrote it.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/component/form.html
 */
import type { FormBehavior } from '@maque/protocol/bridge/logic-view.ts'
import { textOf } from '@maque/template/text.ts'
import type { Instance } from '../draw/model.ts'
import { recordOf } from '../draw/node-record.ts'
import { eachTop } from '../draw/tops.ts'
import { ownerOf } from '../events/event-target.ts'
import type { BuiltInField } from '../ports/built-in.ts'

export function formFields(form: HTMLElement): readonly BuiltInField[] {
  const fields: BuiltInField[] = []
  for (const element of form.querySelectorAll('*')) {
    const field = recordOf(element)?.mounted?.field
    if (field && isOfForm(form, ownerOf(element), 'group')) fields.push(field)
  }
  for (const instance of ownerOf(form)?.page.instances.values() ?? []) {
    const isField = hasBehavior(instance, 'field') && isOfForm(form, instance.owner, 'group')
    if (isField && isShownIn(form, instance)) fields.push(fieldOf(instance))
  }
  return fields
}

export function isFormButton(form: Element, button: Element): boolean {
  return isOfForm(form, ownerOf(button), 'button')
}

/** Whether what stands in this component's template is the form's business. */
function isOfForm(form: Element, template: Instance | null | undefined, behavior: FormBehavior): boolean {
  const own = ownerOf(form)
  for (let at = template; at?.owner && at !== own; at = at.owner) if (!hasBehavior(at, behavior)) return false
  return true
}

function hasBehavior({ component }: Instance, behavior: FormBehavior): boolean {
  return component.definition.formBehaviors?.includes(behavior) ?? false
}

function isShownIn(form: Element, { host, root }: Instance): boolean {
  if (!host || !root) return false
  if (!host.isVirtual) return form.contains(host.node)
  return eachTop(root.plan.tops, root, (node) => form.contains(node))
}

/** What a component does when the form is reset is its own business: nothing tells it. */
function fieldOf({ data }: Instance): BuiltInField {
  return { name: () => textOf(data['name']), value: () => data['value'], reset: () => undefined }
}
