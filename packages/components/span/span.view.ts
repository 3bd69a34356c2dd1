import type { BuiltIn } from '@maque/runtime-view/ports/built-in.ts'

/** `<span>`: text and pictures in one line. */
export const span: BuiltIn = {
  tag: 'span',
  style: 'wx-span { display: inline }',
}
