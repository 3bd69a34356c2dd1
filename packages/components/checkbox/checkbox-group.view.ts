/**
 * `<checkbox-group>` — raises `change` with the values of what is chosen, in the order drawn.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/component/checkbox-group.html
 */
import { choiceGroup } from '../choices.ts'

export const checkboxGroup = choiceGroup({
  kind: 'checkbox',
  chosen: () => {},
  valueOf: (all) => all.filter((choice) => choice.isChecked()).map((choice) => choice.value()),
})
