/**
 * `createIntersectionObserver`: tells when elements come into sight or go out of it.
 *
 * (1) News come when another number of thresholds is reached than before; at first, than the initial
 *     ratio reaches.
 * (2) One area that is around the element, or the window, is watched by the browser; what else there is,
 *     by measuring.
 * (3) An area that is not there takes no part; without any, it is the window.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/wxml/IntersectionObserver.html
 */
import type { Instance, Page } from '../draw/model.ts'
import type { ViewOrder, ViewToLogic } from '@maque/protocol/bridge/logic-view.ts'
import { datasetOf } from '../events/event-target.ts'
import { AreaWatch, type Area, type Edges, type Measured } from './area-watch.ts'
import { selectElements } from './selector.ts'

type Order = Extract<ViewOrder, { kind: 'observe-intersection' }>

export class IntersectionWatch {
  readonly #post: (message: ViewToLogic) => void
  readonly #observers = new Map<number, readonly { disconnect(): void }[]>()

  constructor(post: (message: ViewToLogic) => void) {
    this.#post = post
  }

  observe(page: Page, order: Order): void {
    this.end(order.subscription)
    const instance = page.instances.get(order.instance)
    if (!instance) return
    const found = selectElements(instance, order.selector)
    const areas = areasOf(instance, order)
    const thresholds = order.thresholds.filter((threshold) => threshold >= 0 && threshold <= 1)
    const watched = (order.observeAll ? found : found.slice(0, 1)).map((element) => {
      let before = levelOf(order.initialRatio, order.initialRatio > 0, thresholds)
      return watch(element, areas, thresholds, (measured) => {
        const level = levelOf(measured.ratio, measured.isIntersecting, thresholds)
        if (level === before) return
        before = level
        this.#tell(order, element, measured)
      })
    })
    this.#observers.set(order.subscription, watched)
  }

  end(subscription: number): void {
    for (const observer of this.#observers.get(subscription) ?? []) observer.disconnect()
    this.#observers.delete(subscription)
  }

  #tell(
    { subscription }: Order,
    target: Element,
    { ratio, intersection, target: box, areas }: Measured,
  ): void {
    this.#post({
      t: 'notice',
      subscription,
      result: {
        id: target.id,
        dataset: datasetOf(target),
        intersectionRatio: ratio,
        intersectionRect: boxOf(intersection),
        boundingClientRect: boxOf(box),
        relativeRect: edgesOf(areas),
        time: Date.now(),
      },
    })
  }
}

function areasOf(instance: Instance, { relativeTo }: Order): readonly Area[] {
  const areas = relativeTo.flatMap(({ selector, margins }): readonly Area[] => {
    if (selector === null) return [{ root: null, margins }]
    const [root] = selectElements(instance, selector)
    return root ? [{ root, margins }] : []
  })
  return areas.length > 0 ? areas : [{ root: null, margins: undefined }]
}

function watch(
  element: Element,
  areas: readonly Area[],
  thresholds: readonly number[],
  tell: (measured: Measured) => void,
): { disconnect(): void } {
  const [area] = areas
  const isBrowsers = areas.length === 1 && area && (area.root === null || area.root.contains(element))
  if (!isBrowsers) return new AreaWatch(element, areas, tell)
  const observer = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) tell(measuredBy(entry))
    },
    {
      root: area.root ?? element.ownerDocument,
      rootMargin: marginText(area.margins),
      threshold: [...thresholds],
    },
  )
  observer.observe(element)
  return observer
}

function measuredBy(entry: IntersectionObserverEntry): Measured {
  return {
    ratio: entry.intersectionRatio,
    isIntersecting: entry.isIntersecting,
    intersection: entry.intersectionRect,
    target: entry.boundingClientRect,
    areas: entry.rootBounds ?? { left: 0, top: 0, right: 0, bottom: 0 },
  }
}

/** How many thresholds are reached; to touch is to reach 0. */
function levelOf(ratio: number, isIntersecting: boolean, thresholds: readonly number[]): number {
  return isIntersecting ? 1 + thresholds.filter((threshold) => ratio >= threshold).length : 0
}

function edgesOf({ left, top, right, bottom }: Edges): Edges {
  return { left, top, right, bottom }
}

function boxOf(edges: Edges): Readonly<Record<string, number>> {
  return { ...edgesOf(edges), width: edges.right - edges.left, height: edges.bottom - edges.top }
}

function marginText(margins: Area['margins']): string {
  return (['top', 'right', 'bottom', 'left'] as const)
    .map((side) => `${Number(margins?.[side]) || 0}px`)
    .join(' ')
}
