/**
 * `<sticky-header>` — stays at the top of the scroll view while its section passes.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/component/sticky-header.html
 */
import type { BuiltIn } from '@maque/runtime-view/ports/built-in.ts'
import { attributeSetters } from '../attribute-setters.ts'
import { cssPaddingOf, numberOf } from '../attribute-values.ts'
import { Lifetime } from '../lifetime.ts'
import { ownStyle } from '../own-style.ts'

export const stickyHeader: BuiltIn = {
  tag: 'sticky-header',
  style: 'wx-sticky-header { position: sticky; top: 0; z-index: 1; display: block; box-sizing: border-box }',
  mount(element, port) {
    const lifetime = new Lifetime()
    const style = ownStyle(element, lifetime)
    let offsetTop = 0
    let isStuck = false
    let observer: IntersectionObserver | null = null

    /** A stuck header touches the line one pixel above the place where it sticks. */
    const observe = (): void => {
      observer?.disconnect()
      observer = new IntersectionObserver(
        ([entry]) => {
          if (entry === undefined) return
          const next =
            entry.intersectionRatio < 1 && entry.boundingClientRect.top <= (entry.rootBounds?.top ?? 0)
          if (next === isStuck) return
          isStuck = next
          port.emit('stickontopchange', { isStickOnTop: isStuck })
        },
        {
          root: element.closest('wx-scroll-view'),
          rootMargin: `${-offsetTop - 1}px 0px 0px 0px`,
          threshold: [1],
        },
      )
      observer.observe(element)
    }
    lifetime.atEnd(() => observer?.disconnect())

    return {
      set: attributeSetters({
        'offset-top': (value) => {
          offsetTop = numberOf(value, 0)
          style.top = `${offsetTop}px`
          if (observer !== null) observe()
        },
        padding: (value) => {
          style.padding = cssPaddingOf(value)
        },
      }),
      attached: observe,
      detached: () => lifetime.end(),
    }
  },
}
