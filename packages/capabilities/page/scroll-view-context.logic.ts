/**
 * The `node` of a `<scroll-view>`: scrolls it from logic.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/ui/scroll/ScrollViewContext.html
 */
import type { BuiltInPlace, CapabilityInLogic, LogicPort } from '@maque/runtime-logic/ports/capability.ts'
import { callInView } from '../view-context.logic.ts'
import { withoutFunctions } from '../without-functions.ts'

/** Attributes that are members of the context. */
const attributes = {
  scrollEnabled: 'scroll-enabled',
  bounces: 'bounces',
  showScrollbar: 'show-scrollbar',
  pagingEnabled: 'paging-enabled',
  fastDeceleration: 'fast-deceleration',
  decelerationDisabled: 'deceleration-disabled',
} as const

export const scrollViewContextInLogic: CapabilityInLogic = (port) => {
  port.offerNode('scroll-view', (place) => scrollViewContext(port, place))
  return {}
}

function scrollViewContext(port: LogicPort, { selector, ...place }: BuiltInPlace): object {
  const call = (method: string, ...args: readonly unknown[]): void =>
    void callInView(port, { component: 'scroll-view', selector, place }, method, args)
  const context: Record<string, unknown> = {
    scrollTo: (options?: unknown) => call('scrollTo', withoutFunctions(options)),
    scrollIntoView: (target: unknown, options?: unknown) =>
      call('scrollIntoView', String(target), withoutFunctions(options)),
    triggerRefresh: () => call('triggerRefresh'),
    closeRefresh: () => call('closeRefresh'),
  }
  for (const [member, attribute] of Object.entries(attributes)) {
    let value: unknown = member === 'scrollEnabled' || member === 'bounces'
    Object.defineProperty(context, member, {
      enumerable: true,
      get: () => value,
      set: (given: unknown) => {
        value = given
        call('assign', attribute, given)
      },
    })
  }
  return context
}
