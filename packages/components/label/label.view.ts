/**
 * `<label>` — a tap on it goes to its control: the one that `for` names, else the first inside.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/component/label.html
 */
import type { BuiltIn, BuiltInPort, MountedBuiltIn } from '@maque/runtime-view/ports/built-in.ts'
import { attributeSetters } from '../attribute-setters.ts'
import { stringOf } from '../attribute-values.ts'
import { Lifetime } from '../lifetime.ts'

const controls = 'wx-button, wx-checkbox, wx-radio, wx-switch, wx-input, wx-textarea'

export const label: BuiltIn = {
  tag: 'label',
  style: 'wx-label { display: inline }',
  mount: mountLabel,
}

function mountLabel(element: HTMLElement, port: BuiltInPort): MountedBuiltIn {
  const lifetime = new Lifetime()
  let controlId = ''

  const control = (): Element | null =>
    controlId === ''
      ? element.querySelector(controls)
      : (element.closest('wx-page') ?? document).querySelector(`#${CSS.escape(controlId)}`)

  element.addEventListener(
    'click',
    (event) => {
      const target = event.target instanceof Element ? event.target : null
      // A control inside has already answered the tap itself.
      if (target?.closest(controls) && element.contains(target.closest(controls))) return
      const found = control()
      if (found !== null) port.mountedOn(found)?.activate?.()
    },
    { signal: lifetime.signal },
  )

  return {
    set: attributeSetters({
      for: (value) => {
        controlId = stringOf(value)
      },
    }),
    detached: () => lifetime.end(),
  }
}
