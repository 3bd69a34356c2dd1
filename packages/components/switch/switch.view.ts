/**
 * `<switch>` — on or off; raises `change` when the user turned it.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/component/switch.html
 */
import type { BuiltIn, BuiltInPort, MountedBuiltIn } from '@maque/runtime-view/ports/built-in.ts'
import { onActivation, showDisabled } from '../activation.ts'
import { attributeSetters } from '../attribute-setters.ts'
import { booleanOf, stringOf } from '../attribute-values.ts'
import { make } from '../elements.ts'
import { Lifetime } from '../lifetime.ts'

/** Authors restyle `.wx-switch-input`, so its rules stay as weak as one class. */
export const switchBuiltIn: BuiltIn = {
  tag: 'switch',
  style: `
wx-switch { display: inline-block; cursor: pointer }
:where(.wx-switch-wrapper) { display: inline-flex; align-items: center; vertical-align: middle }
.wx-switch-input {
  position: relative; box-sizing: border-box; width: 52px; height: 32px; margin-right: 5px;
  background-color: #dfdfdf; border: 1px solid #dfdfdf; border-radius: 16px; transition: background-color 0.1s, border-color 0.1s;
}
.wx-switch-input::before { content: ''; position: absolute; top: 0; left: 0; width: 50px; height: 30px; background-color: #fdfdfd; border-radius: 15px; transition: transform 0.3s }
.wx-switch-input::after { content: ''; position: absolute; top: 0; left: 0; width: 30px; height: 30px; background-color: #fff; border-radius: 15px; box-shadow: 0 1px 3px rgba(0, 0, 0, 0.4); transition: transform 0.3s }
:where(:root[data-theme='dark']) .wx-switch-input { background-color: #3a3a3a; border-color: #3a3a3a }
:where(:root[data-theme='dark']) .wx-switch-input::before { background-color: #2a2a2a }
.wx-switch-input-checked { background-color: #04be02; border-color: #04be02 }
:where(:root[data-theme='dark']) .wx-switch-input-checked { background-color: #04be02; border-color: #04be02 }
:where(:root[data-style='v2']) .wx-switch-input-checked { background-color: #07c160; border-color: #07c160 }
.wx-switch-input-checked::before { transform: scale(0) }
.wx-switch-input-checked::after { transform: translateX(20px) }
.wx-switch-input-disabled { opacity: 0.7 }`,
  mount: mountSwitch,
}

function mountSwitch(element: HTMLElement, port: BuiltInPort): MountedBuiltIn {
  const lifetime = new Lifetime()
  const mark = make('div')
  element.append(make('div', { class: 'wx-switch-wrapper' }, mark))

  let name = ''
  let kind: 'switch' | 'checkbox' = 'switch'
  let isChecked = false
  let isDisabled = false
  let color = ''

  const draw = (): void => {
    const base = `wx-${kind}-input`
    mark.className = base
    mark.classList.toggle(`${base}-checked`, isChecked)
    mark.classList.toggle(`${base}-disabled`, isDisabled)
    mark.style.color = kind === 'checkbox' ? color : ''
    mark.style.backgroundColor = mark.style.borderColor = kind === 'switch' && isChecked ? color : ''
    element.setAttribute('aria-checked', String(isChecked))
  }
  const turn = (next: boolean): void => {
    isChecked = next
    draw()
    port.write('checked', isChecked)
  }
  const activate = (): void => {
    if (isDisabled) return
    turn(!isChecked)
    port.emit('change', { value: isChecked })
  }
  onActivation(element, { role: 'switch', isDisabled: () => isDisabled, activate }, lifetime)
  draw()

  return {
    set: attributeSetters({
      checked: (value) => {
        isChecked = booleanOf(value)
        draw()
      },
      disabled: (value) => {
        isDisabled = booleanOf(value)
        showDisabled(element, isDisabled)
        draw()
      },
      type: (value) => {
        kind = value === 'checkbox' ? 'checkbox' : 'switch'
        draw()
      },
      color: (value) => {
        color = stringOf(value)
        draw()
      },
      name: (value) => {
        name = stringOf(value)
      },
    }),
    activate,
    field: { name: () => name, value: () => isChecked, reset: () => turn(false) },
    property: (property) => (property === 'checked' ? isChecked : undefined),
    detached: () => lifetime.end(),
  }
}
