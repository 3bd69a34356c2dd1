import type { BuiltIn } from '@maque/runtime-view/ports/built-in.ts'
import { attributeSetters } from '../attribute-setters.ts'
import { cssPaddingOf } from '../attribute-values.ts'

/** `<list-view>`: a list in a scroll view. The browser itself skips what is off screen. */
export const listView: BuiltIn = {
  tag: 'list-view',
  style: 'wx-list-view { display: block; box-sizing: border-box }',
  mountedFor: ['padding'],
  mount: (element) => ({
    set: attributeSetters({
      padding: (value) => element.style.setProperty('padding', cssPaddingOf(value)),
    }),
  }),
}
