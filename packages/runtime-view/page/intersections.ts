/** `wx.createIntersectionObserver`: tells when elements come into sight of others. */
import type { ViewOrder, ViewToLogic } from '@maque/protocol/bridge/logic-view.ts'
import { datasetOf } from '../events/event-target.ts'
import type { KnownElement } from '../tree/node-info.ts'
import type { ViewPage } from '../tree/view-page.ts'
import { selectElements } from './select.ts'

type ObserveOrder = Extract<ViewOrder, { kind: 'observe-intersection' }>

export class Intersections {
  private readonly page: ViewPage
  private readonly toLogic: (message: ViewToLogic) => void
  private readonly running = new Map<number, () => void>()

  constructor(page: ViewPage, toLogic: (message: ViewToLogic) => void) {
    this.page = page
    this.toLogic = toLogic
  }

  observe(order: ObserveOrder): void {
    const instance = this.page.instances.get(order.instance)
    if (instance === undefined) return
    const [relative] = order.relativeTo
    const root = relative?.selector
      ? (selectElements(this.page, instance, relative.selector)[0] ?? null)
      : null
    const thresholds = order.thresholds.length > 0 ? order.thresholds : [0]
    const told = new WeakMap<Element, number>()
    const observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          const before = told.get(entry.target) ?? order.initialRatio
          told.set(entry.target, entry.intersectionRatio)
          // The first report only counts if a threshold lies between it and what the app assumed.
          if (crosses(before, entry.intersectionRatio, thresholds, entry.isIntersecting))
            this.tell(order.subscription, entry)
        }
      },
      { root, rootMargin: marginText(relative?.margins), threshold: [...thresholds] },
    )
    const targets = selectElements(this.page, instance, order.selector)
    for (const target of order.observeAll ? targets : targets.slice(0, 1)) observer.observe(target)
    this.running.set(order.subscription, () => observer.disconnect())
  }

  end(subscription: number): void {
    this.running.get(subscription)?.()
    this.running.delete(subscription)
  }

  private tell(subscription: number, entry: IntersectionObserverEntry): void {
    const element = entry.target as KnownElement
    this.toLogic({
      t: 'notice',
      subscription,
      result: {
        id: element.id,
        dataset: datasetOf(element),
        intersectionRatio: entry.intersectionRatio,
        intersectionRect: rectOf(entry.intersectionRect),
        boundingClientRect: rectOf(entry.boundingClientRect),
        relativeRect: entry.rootBounds ? rectOf(entry.rootBounds) : {},
        time: Date.now(),
      },
    })
  }
}

function crosses(
  before: number,
  now: number,
  thresholds: readonly number[],
  isIntersecting: boolean,
): boolean {
  if (before === now) return isIntersecting && now === 0
  return thresholds.some(
    (threshold) => (before <= threshold && now >= threshold) || (before >= threshold && now <= threshold),
  )
}

function rectOf({
  left,
  top,
  right,
  bottom,
  width,
  height,
}: DOMRectReadOnly): Readonly<Record<string, number>> {
  return { left, top, right, bottom, width, height }
}

function marginText(margins: Readonly<Record<string, number>> | undefined): string {
  return ['top', 'right', 'bottom', 'left'].map((side) => `${margins?.[side] ?? 0}px`).join(' ')
}
