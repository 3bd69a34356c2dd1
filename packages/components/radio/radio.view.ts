/**
 * `<radio>` — one of several choices that exclude each other; its group tells which.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/component/radio.html
 */
import type { BuiltIn } from '@maque/runtime-view/ports/built-in.ts'
import { mountChoice } from '../choices.ts'

/** Authors restyle `.wx-radio-input`, so its rules stay as weak as one class. */
export const radio: BuiltIn = {
  tag: 'radio',
  style: `
wx-radio { display: inline-block; cursor: pointer }
:where(.wx-radio-wrapper) { display: inline-flex; align-items: center; vertical-align: middle }
.wx-radio-input {
  position: relative; flex: none; box-sizing: border-box; width: 22px; height: 22px; margin-right: 5px;
  background-color: #fff; border: 1px solid #d1d1d1; border-radius: 50%;
}
:where(:root[data-theme='dark']) .wx-radio-input { background-color: #262626; border-color: #555 }
.wx-radio-input-checked { background-color: #09bb07; border-color: #09bb07 }
:where(:root[data-theme='dark']) .wx-radio-input-checked { background-color: #09bb07; border-color: #09bb07 }
:where(:root[data-style='v2']) .wx-radio-input-checked { background-color: #07c160; border-color: #07c160 }
.wx-radio-input-checked::before {
  content: ''; position: absolute; top: 46%; left: 50%; box-sizing: border-box; width: 6px; height: 11px;
  color: #fff; border: solid currentColor; border-width: 0 2px 2px 0; transform: translate(-50%, -50%) rotate(45deg);
}
.wx-radio-input-disabled { background-color: #e1e1e1; border-color: #d1d1d1 }
:where(:root[data-theme='dark']) .wx-radio-input-disabled { background-color: #333; border-color: #555 }
.wx-radio-input-disabled::before { color: #adadad }`,
  mount: (element, port) => mountChoice('radio', element, port),
}
