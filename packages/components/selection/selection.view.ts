import type { BuiltIn } from '@maque/runtime-view/ports/built-in.ts'

/** `<selection>`: text inside can be selected by the browser's own means. */
export const selection: BuiltIn = {
  tag: 'selection',
  style: 'wx-selection { display: block; -webkit-user-select: text; user-select: text }',
}
