/**
 * `createIntersectionObserver`: tells when elements come into sight or go out of it.
 *
 * An element is watched within the nearest reference area that is around it, otherwise within the page.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/wxml/IntersectionObserver.html
 */
import type { Page } from '../draw/model.ts'
import type { ViewOrder, ViewToLogic } from '@maque/protocol/bridge/logic-view.ts'
import { datasetOf } from '../events/event-target.ts'
import { selectElements } from './selector.ts'

type Order = Extract<ViewOrder, { kind: 'observe-intersection' }>

export class IntersectionWatch {
  readonly #post: (message: ViewToLogic) => void
  readonly #observers = new Map<number, readonly IntersectionObserver[]>()

  constructor(post: (message: ViewToLogic) => void) {
    this.#post = post
  }

  observe(page: Page, order: Order): void {
    this.end(order.subscription)
    const instance = page.instances.get(order.instance)
    if (!instance) return
    const found = selectElements(instance, order.selector)
    const observers = (order.observeAll ? found : found.slice(0, 1)).map((element) => {
      const areas = order.relativeTo.map(({ selector, margins }) => ({
        root: selector === null ? null : (selectElements(instance, selector)[0] ?? null),
        margins,
      }))
      const area =
        areas.find(({ root }) => root?.contains(element)) ?? areas.find(({ root }) => root === null)
      let ratio = order.initialRatio
      const observer = new IntersectionObserver(
        ([entry]) => {
          if (!entry) return
          const before = ratio
          ratio = entry.intersectionRatio
          // The first news tells how it stands; it is none if that was expected.
          if (before !== ratio || entry.isIntersecting !== before > 0) this.#tell(order, entry)
        },
        {
          root: area?.root ?? page.root.ownerDocument,
          rootMargin: marginText(area?.margins),
          threshold: order.thresholds.filter((threshold) => threshold >= 0 && threshold <= 1),
        },
      )
      observer.observe(element)
      return observer
    })
    this.#observers.set(order.subscription, observers)
  }

  end(subscription: number): void {
    for (const observer of this.#observers.get(subscription) ?? []) observer.disconnect()
    this.#observers.delete(subscription)
  }

  #tell({ subscription }: Order, entry: IntersectionObserverEntry): void {
    const { target, intersectionRatio, intersectionRect, boundingClientRect, rootBounds } = entry
    this.#post({
      t: 'notice',
      subscription,
      result: {
        id: target.id,
        dataset: datasetOf(target),
        intersectionRatio,
        intersectionRect: boxOf(intersectionRect),
        boundingClientRect: boxOf(boundingClientRect),
        relativeRect: rootBounds ? edgesOf(rootBounds) : { left: 0, top: 0, right: 0, bottom: 0 },
        time: Date.now(),
      },
    })
  }
}

function edgesOf({ left, top, right, bottom }: DOMRectReadOnly): Readonly<Record<string, number>> {
  return { left, top, right, bottom }
}

function boxOf(box: DOMRectReadOnly): Readonly<Record<string, number>> {
  return { ...edgesOf(box), width: box.width, height: box.height }
}

function marginText(margins: Readonly<Record<string, number>> | undefined): string {
  return ['top', 'right', 'bottom', 'left'].map((side) => `${Number(margins?.[side]) || 0}px`).join(' ')
}
