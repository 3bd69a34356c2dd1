/**
 * `<form>` — collects the fields below it when a button asks.
 *
 * Fields are every named built-in that has a value, and custom components that are fields. Inside of
 * custom components only what these show by their behaviors counts, buttons too.
 * A name used by several fields keeps the last value.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/component/form.html
 */
import type { BuiltIn, BuiltInPort, MountedBuiltIn } from '@maque/runtime-view/ports/built-in.ts'
import { attributeSetters } from '../attribute-setters.ts'
import { booleanOf } from '../attribute-values.ts'
import { onFormRequest, type FormRequest } from '../form-requests.ts'

export const form: BuiltIn = {
  tag: 'form',
  style: 'wx-form { display: block }',
  mount: mountForm,
}

function mountForm(element: HTMLElement, port: BuiltInPort): MountedBuiltIn {
  let isFormIdWanted = false

  const values = (): Readonly<Record<string, unknown>> =>
    Object.fromEntries(
      port
        .formFields()
        .filter((field) => field.name() !== '')
        .map((field) => [field.name(), field.value()]),
    )

  onFormRequest(element, (request: FormRequest, button) => {
    if (!port.isFormButton(button)) return
    switch (request) {
      case 'submit':
        // Template messages, which form ids paid for, have ended: there are none to give.
        port.emit('submit', {
          value: values(),
          ...(isFormIdWanted ? { formId: 'requestFormId:fail deprecated' } : {}),
        })
        return
      case 'reset':
        for (const field of port.formFields()) field.reset()
        port.emit('reset', {})
        return
      case 'submitToGroup':
        port.emit('submitToGroup', { value: values() })
    }
  })

  return {
    set: attributeSetters({
      'report-submit': (value) => {
        isFormIdWanted = booleanOf(value)
      },
    }),
  }
}
