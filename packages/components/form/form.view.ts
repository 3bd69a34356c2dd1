/**
 * `<form>` — collects the fields below it when a button asks.
 *
 * Fields are every named built-in that has a value, those inside custom components included.
 * A name used by several fields keeps the last value.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/component/form.html
 */
import type {
  BuiltIn,
  BuiltInField,
  BuiltInPort,
  MountedBuiltIn,
} from '@maque/runtime-view/ports/built-in.ts'
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

  const fields = (): readonly BuiltInField[] =>
    [...element.querySelectorAll('*')]
      .map((descendant) => port.mountedOn(descendant)?.field)
      .filter((field) => field !== undefined)

  const values = (): Readonly<Record<string, unknown>> =>
    Object.fromEntries(
      fields()
        .filter((field) => field.name() !== '')
        .map((field) => [field.name(), field.value()]),
    )

  onFormRequest(element, (request: FormRequest) => {
    switch (request) {
      case 'submit':
        // Template messages, which form ids paid for, have ended: there are none to give.
        port.emit('submit', {
          value: values(),
          ...(isFormIdWanted ? { formId: 'requestFormId:fail deprecated' } : {}),
        })
        return
      case 'reset':
        for (const field of fields()) field.reset()
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
