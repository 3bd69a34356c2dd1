/**
 * `<checkbox>` — one of several choices; its group tells what is chosen.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/component/checkbox.html
 */
import type { BuiltIn } from '@maque/runtime-view/ports/built-in.ts'
import { mountChoice } from '../choices.ts'

/** Authors restyle `.wx-checkbox-input`, so its rules stay as weak as one class. */
export const checkbox: BuiltIn = {
  tag: 'checkbox',
  style: `
wx-checkbox { display: inline-block; cursor: pointer }
:where(.wx-checkbox-wrapper) { display: inline-flex; align-items: center; vertical-align: middle }
.wx-checkbox-input {
  position: relative; flex: none; box-sizing: border-box; width: 22px; height: 22px; margin-right: 5px;
  color: #09bb07; background-color: #fff; border: 1px solid #d1d1d1; border-radius: 3px;
}
:where(:root[data-style='v2']) .wx-checkbox-input { color: #07c160 }
.wx-checkbox-input-checked::before {
  content: ''; position: absolute; top: 46%; left: 50%; box-sizing: border-box; width: 7px; height: 13px;
  border: solid currentColor; border-width: 0 2px 2px 0; transform: translate(-50%, -50%) rotate(45deg);
}
:where(:root[data-theme='dark']) .wx-checkbox-input { background-color: #262626; border-color: #555 }
.wx-checkbox-input-disabled { background-color: #e1e1e1; color: #adadad }
:where(:root[data-theme='dark']) .wx-checkbox-input-disabled { background-color: #333; color: #777 }`,
  mount: (element, port) => mountChoice('checkbox', element, port),
}
