import type { BuiltIn } from '@maque/runtime-view/ports/built-in.ts'
import { attributeSetters } from '../attribute-setters.ts'
import { cssPaddingOf } from '../attribute-values.ts'
import { Lifetime } from '../lifetime.ts'
import { ownStyle } from '../own-style.ts'

/** `<list-view>`: a list in a scroll view. The browser itself skips drawing what is off screen. */
export const listView: BuiltIn = {
  tag: 'list-view',
  style: 'wx-list-view { display: block; box-sizing: border-box }',
  mountedFor: ['padding'],
  mount(element) {
    const lifetime = new Lifetime()
    const style = ownStyle(element, lifetime)
    return {
      set: attributeSetters({
        padding: (value) => {
          style.padding = cssPaddingOf(value)
        },
      }),
      detached: () => lifetime.end(),
    }
  },
}
