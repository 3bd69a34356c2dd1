import type { BuiltIn } from '@maque/runtime-view/ports/built-in.ts'

/** `<share-element>`: a block. The flight between pages is not drawn: pages live in separate frames. */
export const shareElement: BuiltIn = {
  tag: 'share-element',
  style: 'wx-share-element { display: block }',
}
