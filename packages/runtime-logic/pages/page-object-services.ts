/** Gives the methods of components and pages what they need: the page they live in, and `wx`. */
import type { AppObjectServices } from '../nodes/app-object.ts'
import { AnimatedStyles } from '../nodes/animated-styles.ts'
import type { IntersectionObserver } from '../nodes/intersection-observer.ts'
import { MediaQueryObserver } from '../nodes/media-query-observer.ts'
import type { SelectorQuery } from '../nodes/selector-query.ts'
import type { LogicPage } from './page.ts'

export function pageObjectServices(parts: {
  pageOf(id: number): LogicPage | undefined
  wx(): Readonly<Record<string, unknown>>
  soon(task: () => void): void
}): AppObjectServices {
  const { pageOf, wx, soon } = parts
  const member = (name: string): ((...args: readonly unknown[]) => unknown) => {
    const found = wx()[name]
    if (typeof found !== 'function') throw new Error(`wx.${name} is not available`)
    return (...args) => Reflect.apply(found, undefined, args)
  }

  return {
    ageOf: (id) => pageOf(id)?.age ?? 0,
    navigate: (name, options) => member(name)(options),
    createMediaQueryObserver: (instance) =>
      new MediaQueryObserver({
        subscribe: (order, listener) =>
          pageOf(instance.home.pageId)?.view.subscribe(order, listener) ?? (() => undefined),
        call: (callback, result) => instance.call(callback, [result], 'a media query observer'),
      }),
    createSelectorQuery: () => member('createSelectorQuery')() as SelectorQuery,
    createIntersectionObserver: (component, options) =>
      member('createIntersectionObserver')(component, options) as IntersectionObserver,
    openerChannelOf: (id) => {
      const page = pageOf(id)
      if (!page) throw new Error('the page is closed')
      return page.openerChannel
    },
    animatedStyles: new AnimatedStyles({
      tell: (instance, order) => pageOf(instance.home.pageId)?.view.tell(order),
      soon,
    }),
    animate: (instance, { selector, keyframes, durationMs, scroll, callback }) => {
      const done = pageOf(instance.home.pageId)?.view.ask({
        kind: 'animate',
        instance: instance.id,
        selector,
        keyframes,
        durationMs,
        ...(scroll !== undefined && { scroll }),
      })
      done?.then(
        () => instance.call(callback, [], 'the callback of animate'),
        // The page was closed before the animation ended.
        () => undefined,
      )
    },
    clearAnimation: (instance, { selector, properties, callback }) => {
      pageOf(instance.home.pageId)?.view.tell({
        kind: 'clear-animation',
        instance: instance.id,
        selector,
        ...(properties && { properties }),
      })
      instance.home.whenApplied(() => instance.call(callback, [], 'the callback of clearAnimation'))
    },
    keepFirstRendering: (id, data) => pageOf(id)?.keepFirstRendering(data),
    passiveEvents: (id) => pageOf(id)?.passiveEvents,
    setPassiveEvents: (id, said) => pageOf(id)?.setPassiveEvents(said),
    observeUpdates: (instance, options, listener) => {
      const page = pageOf(instance.home.pageId)
      if (!page) return
      const wantsPaths =
        typeof options === 'object' &&
        options !== null &&
        'withDataPaths' in options &&
        options.withDataPaths === true
      page.observeUpdates(instance, wantsPaths, listener)
    },
  }
}
