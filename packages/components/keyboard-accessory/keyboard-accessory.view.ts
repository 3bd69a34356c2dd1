/**
 * `<keyboard-accessory>` — a bar above the keyboard while the text entry around it has focus.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/component/keyboard-accessory.html
 */
import type { BuiltIn } from '@maque/runtime-view/ports/built-in.ts'
import { Lifetime } from '../lifetime.ts'

export const keyboardAccessory: BuiltIn = {
  tag: 'keyboard-accessory',
  style: `
wx-keyboard-accessory { display: none }
:is(wx-input, wx-textarea):focus-within > wx-keyboard-accessory {
  display: flex; position: fixed; z-index: 1000; left: 0; right: 0; bottom: 0; max-height: 200px; overflow: hidden;
}`,
  mount(element) {
    const lifetime = new Lifetime()
    // A press on the bar must not take the focus, or the bar would be gone before the tap.
    element.addEventListener('mousedown', (event) => event.preventDefault(), { signal: lifetime.signal })
    return { set() {}, detached: () => lifetime.end() }
  },
}
