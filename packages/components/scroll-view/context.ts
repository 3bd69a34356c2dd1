/** `ScrollViewContext`: https://developers.weixin.qq.com/miniprogram/dev/api/ui/scroll/ScrollViewContext.html */
import type { MountedBuiltIn } from '@maque/runtime-view/ports/built-in.ts'
import { numberOf, stringOf } from '../attribute-values.ts'
import type { Refresher } from './refresher.ts'

export function scrollViewContext(
  element: HTMLElement,
  puller: Refresher,
  set: (name: string, value: unknown) => void,
): NonNullable<MountedBuiltIn['context']> {
  return {
    scrollTo(options) {
      const { top, left, animated } = fieldsOf(options)
      element.scrollTo({
        ...(top === undefined ? {} : { top: numberOf(top, element.scrollTop) }),
        ...(left === undefined ? {} : { left: numberOf(left, element.scrollLeft) }),
        behavior: animated === false ? 'instant' : 'smooth',
      })
    },
    scrollIntoView(selector, options) {
      const target = element.querySelector(stringOf(selector))
      const { offset, withinExtent, animated } = fieldsOf(options)
      if (target === null || withinExtent === true) return
      const top = target.getBoundingClientRect().top - element.getBoundingClientRect().top
      const left = target.getBoundingClientRect().left - element.getBoundingClientRect().left
      element.scrollBy({
        top: top + numberOf(offset, 0),
        left,
        behavior: animated === false ? 'instant' : 'smooth',
      })
    },
    triggerRefresh: () => puller.trigger(),
    closeRefresh: () => puller.close(),
    /** `context.scrollEnabled = false` and the like: properties of the context are attributes. */
    assign: (name, value) => set(stringOf(name), value),
  }
}

function fieldsOf(options: unknown): Readonly<Record<string, unknown>> {
  return typeof options === 'object' && options !== null ? (options as Record<string, unknown>) : {}
}
