/**
 * `<root-portal>` — its content stands at the root of the page, out of any box that would clip
 * or move it.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/component/root-portal.html
 */
import type { BuiltIn } from '@maque/runtime-view/ports/built-in.ts'
import { attributeSetters } from '../attribute-setters.ts'
import { booleanOf } from '../attribute-values.ts'
import { make } from '../elements.ts'

export const rootPortal: BuiltIn = {
  tag: 'root-portal',
  style: 'wx-root-portal, .wx-root-portal-content { display: contents }',
  mount(element) {
    const content = make('div', { class: 'wx-root-portal-content' })
    let isEnabled = true
    let isAttached = false
    const place = (): void => {
      const root = isEnabled && isAttached ? (element.closest('wx-page') ?? document.body) : element
      if (content.parentNode !== root) root.append(content)
    }
    place()
    return {
      content,
      set: attributeSetters({
        enable: (value) => {
          isEnabled = booleanOf(value, true)
          if (isAttached) place()
        },
      }),
      attached() {
        isAttached = true
        place()
      },
      // It is no longer inside of the element that is being removed.
      detached: () => content.remove(),
    }
  },
}
