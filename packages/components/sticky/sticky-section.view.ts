/**
 * `<sticky-section>` — where its sticky header stays. The next section pushes the header out,
 * unless `push-pinned-header` is off.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/component/sticky-section.html
 */
import type { BuiltIn } from '@maque/runtime-view/ports/built-in.ts'
import { attributeSetters, reflect } from '../attribute-setters.ts'
import { booleanOf, cssPaddingOf } from '../attribute-values.ts'
import { Lifetime } from '../lifetime.ts'
import { ownStyle } from '../own-style.ts'

export const stickySection: BuiltIn = {
  tag: 'sticky-section',
  // Without a box of its own a section cannot push: its header sticks as long as the scroll view.
  style: `
wx-sticky-section { display: block; box-sizing: border-box }
wx-sticky-section[no-push] { display: contents }`,
  mount(element) {
    const lifetime = new Lifetime()
    const style = ownStyle(element, lifetime)
    return {
      set: attributeSetters({
        'push-pinned-header': (value) => reflect(element, 'no-push', !booleanOf(value, true)),
        padding: (value) => {
          style.padding = cssPaddingOf(value)
        },
      }),
      detached: () => lifetime.end(),
    }
  },
}
