import type { BuiltIn } from '@maque/runtime-view/ports/built-in.ts'

/** `<view>`: a block. Everything it can do (press feedback, events) every element can. */
export const view: BuiltIn = {
  tag: 'view',
  style: 'wx-view { display: block }',
}
