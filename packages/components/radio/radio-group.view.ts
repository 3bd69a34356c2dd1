/**
 * `<radio-group>` — at most one radio in it is chosen; raises `change` with its value.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/component/radio-group.html
 */
import { choiceGroup } from '../choices.ts'

export const radioGroup = choiceGroup({
  kind: 'radio',
  chosen: ({ choice }, all) => {
    for (const other of all) if (other !== choice && other.isChecked()) other.check(false)
  },
  valueOf: (all) => all.find((choice) => choice.isChecked())?.value() ?? '',
})
