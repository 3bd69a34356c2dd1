/**
 * `<button>` — taps, form requests and open capabilities.
 *
 * A disabled button tells nobody of taps.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/component/button.html
 */
import type { BuiltIn, BuiltInPort, MountedBuiltIn } from '@maque/runtime-view/ports/built-in.ts'
import { hyphenated } from '@maque/template/text.ts'
import { onActivation, showDisabled } from '../activation.ts'
import { attributeSetters, reflect } from '../attribute-setters.ts'
import { booleanOf, stringOf } from '../attribute-values.ts'
import { requestOfForm } from '../form-requests.ts'
import { Lifetime } from '../lifetime.ts'
import { runOpenTypes } from './open-types.ts'
import { buttonStyle } from './style.ts'

export const button: BuiltIn = {
  tag: 'button',
  style: buttonStyle,
  hover: { class: 'button-hover', startMs: 20, stayMs: 70 },
  mount: mountButton,
}

function mountButton(element: HTMLElement, port: BuiltInPort): MountedBuiltIn {
  const lifetime = new Lifetime()
  const attributes = new Map<string, unknown>()
  const isDisabled = (): boolean => booleanOf(attributes.get('disabled'))

  const activate = (): void => {
    const formType = stringOf(attributes.get('form-type'))
    if (formType === 'submit' || formType === 'reset' || formType === 'submitToGroup') {
      requestOfForm(element, formType)
    }
    const openType = stringOf(attributes.get('open-type'))
    if (openType !== '') void runOpenTypes(openType, (name) => attributes.get(name), port)
  }
  onActivation(element, { role: 'button', isDisabled, activate }, lifetime)

  const setReflected = attributeSetters({
    size: (value) => reflect(element, 'size', stringOf(value)),
    type: (value) => reflect(element, 'type', stringOf(value)),
    plain: (value) => reflect(element, 'plain', booleanOf(value)),
    loading: (value) => {
      reflect(element, 'loading', booleanOf(value))
      element.setAttribute('aria-busy', String(booleanOf(value)))
    },
    disabled: (value) => showDisabled(element, booleanOf(value)),
  })

  return {
    set(name, value) {
      attributes.set(hyphenated(name), value)
      setReflected(name, value)
    },
    isDisabled,
    // A click rather than `activate()`: the button's own tap handlers want to hear of it too.
    activate: () => {
      if (!isDisabled()) element.click()
    },
    detached: () => lifetime.end(),
  }
}
