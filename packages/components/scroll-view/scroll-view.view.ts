/**
 * `<scroll-view>` — a part of the page that scrolls by itself.
 *
 * The element is the scroller. Positions that the app sets are applied once the whole update is
 * in the document, so that a position and the rows it leads to can be set together;
 * `scroll-into-view` goes before `scroll-top`.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/component/scroll-view.html
 */
import type { BuiltIn, BuiltInPort, MountedBuiltIn } from '@maque/runtime-view/ports/built-in.ts'
import { attributeSetters, reflect } from '../attribute-setters.ts'
import { booleanOf, choiceOf, cssPaddingOf, numberOf, pixelsOf, stringOf } from '../attribute-values.ts'
import { make } from '../elements.ts'
import { Lifetime } from '../lifetime.ts'
import { scrollViewContext } from './context.ts'
import { edgeNear, edgePauseMs } from './edges.ts'
import { onFingers } from './fingers.ts'
import { refresher } from './refresher.ts'
import { scrollViewStyle } from './style.ts'

export const scrollView: BuiltIn = {
  tag: 'scroll-view',
  style: scrollViewStyle,
  mount: mountScrollView,
}

const alignments = ['start', 'center', 'end', 'nearest'] as const

function mountScrollView(element: HTMLElement, port: BuiltInPort): MountedBuiltIn {
  const lifetime = new Lifetime()
  const content = make('div', { class: 'wx-scroll-view-content' })
  const body = make('div', { class: 'wx-scroll-view-body' })
  const puller = refresher(element, body, port)
  body.append(puller.box, content)
  element.append(body)

  let isX = false
  let isY = false
  let isEnabled = true
  let isEnhanced = false
  let isPaged = false
  let isAnimated = false
  let upperThreshold = 50
  let lowerThreshold = 50
  let wantedId = ''
  let wantedOffset = 0
  let alignment: (typeof alignments)[number] = 'start'
  let wanted: { top?: number; left?: number } = {}
  let isAttached = false
  let isPlacing = false

  const pixels = (value: unknown, otherwise: number): number =>
    pixelsOf(value, port.layout().widthPx, otherwise)

  // Positions set by the app

  const placeSoon = (): void => {
    if (!isAttached || isPlacing) return
    isPlacing = true
    queueMicrotask(() => {
      isPlacing = false
      if (!lifetime.isOver) place()
    })
  }
  const place = (): void => {
    const behavior = isAnimated ? 'smooth' : 'instant'
    const target = wantedId === '' ? null : element.querySelector(`#${CSS.escape(wantedId)}`)
    if (target !== null) {
      wantedId = ''
      wanted = {}
      element.scrollTo({ ...placeOf(target), behavior })
      return
    }
    if (wanted.top === undefined && wanted.left === undefined) return
    element.scrollTo({ ...wanted, behavior })
    wanted = {}
  }
  const placeOf = (target: Element): { top?: number; left?: number } => {
    const view = element.getBoundingClientRect()
    const box = target.getBoundingClientRect()
    const along = (from: number, size: number, viewFrom: number, viewSize: number): number => {
      const start = from - viewFrom
      switch (alignment) {
        case 'start':
          return start
        case 'center':
          return start - (viewSize - size) / 2
        case 'end':
          return start - (viewSize - size)
        case 'nearest':
          return start < 0 ? start : Math.max(0, start + size - viewSize)
      }
    }
    return {
      ...(isY
        ? { top: element.scrollTop + along(box.top, box.height, view.top, view.height) + wantedOffset }
        : {}),
      ...(isX
        ? { left: element.scrollLeft + along(box.left, box.width, view.left, view.width) + wantedOffset }
        : {}),
    }
  }

  // Scrolling by whomever

  let lastTop = 0
  let lastLeft = 0
  let isScrolling = false
  const lastTold = { upper: -Infinity, lower: -Infinity }

  const tellEdge = (edge: 'upper' | 'lower' | null, isVertical: boolean): void => {
    const now = performance.now()
    if (edge === null || now - lastTold[edge] < edgePauseMs) return
    lastTold[edge] = now
    const direction = edge === 'upper' ? (isVertical ? 'top' : 'left') : isVertical ? 'bottom' : 'right'
    port.emit(edge === 'upper' ? 'scrolltoupper' : 'scrolltolower', { direction })
  }
  element.addEventListener(
    'scroll',
    () => {
      const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight, clientWidth } = element
      if (!isScrolling) port.emit('scrollstart', { isDrag: fingers.isDown() })
      isScrolling = true
      port.emit('scroll', {
        scrollLeft,
        scrollTop,
        scrollHeight,
        scrollWidth,
        deltaX: lastLeft - scrollLeft,
        deltaY: lastTop - scrollTop,
        isDrag: fingers.isDown(),
      })
      const settings = { upperThreshold, lowerThreshold }
      if (isY) {
        const vertical = { offset: scrollTop, viewSize: clientHeight, contentSize: scrollHeight }
        tellEdge(edgeNear(lastTop, vertical, settings), true)
      }
      if (isX) {
        const horizontal = { offset: scrollLeft, viewSize: clientWidth, contentSize: scrollWidth }
        tellEdge(edgeNear(lastLeft, horizontal, settings), false)
      }
      lastTop = scrollTop
      lastLeft = scrollLeft
    },
    { signal: lifetime.signal, passive: true },
  )
  element.addEventListener(
    'scrollend',
    () => {
      isScrolling = false
      port.emit('scrollend', { isDrag: false })
      if (isPaged && isEnhanced) turnToPage()
    },
    { signal: lifetime.signal },
  )
  const turnToPage = (): void => {
    const nearest = (offset: number, size: number): number =>
      size > 0 ? Math.round(offset / size) * size : offset
    element.scrollTo({
      ...(isY ? { top: nearest(element.scrollTop, element.clientHeight) } : {}),
      ...(isX ? { left: nearest(element.scrollLeft, element.clientWidth) } : {}),
      behavior: 'smooth',
    })
  }

  const offsets = (): { scrollTop: number; scrollLeft: number } => ({
    scrollTop: element.scrollTop,
    scrollLeft: element.scrollLeft,
  })
  const fingers = onFingers(
    element,
    {
      axes: () => ({ isX: isX && isEnabled, isY: isY && isEnabled }),
      puller,
      dragStart: () => isEnhanced && port.emit('dragstart', offsets()),
      dragging: () => isEnhanced && port.emit('dragging', offsets()),
      dragEnd: (velocity) => isEnhanced && port.emit('dragend', { ...offsets(), velocity }),
    },
    lifetime.signal,
  )

  const drawAxes = (): void => {
    reflect(element, 'scroll-x', isX && isEnabled)
    reflect(element, 'scroll-y', isY && isEnabled)
  }
  const setters = {
    ...puller.setters,
    'scroll-x': (value: unknown) => {
      isX = booleanOf(value)
      drawAxes()
    },
    'scroll-y': (value: unknown) => {
      isY = booleanOf(value)
      drawAxes()
    },
    'scroll-enabled': (value: unknown) => {
      isEnabled = booleanOf(value, true)
      drawAxes()
    },
    'upper-threshold': (value: unknown) => {
      upperThreshold = pixels(value, 50)
    },
    'lower-threshold': (value: unknown) => {
      lowerThreshold = pixels(value, 50)
    },
    'scroll-top': (value: unknown) => {
      const top = pixels(value, Number.NaN)
      if (Number.isNaN(top)) return
      wanted.top = top
      placeSoon()
    },
    'scroll-left': (value: unknown) => {
      const left = pixels(value, Number.NaN)
      if (Number.isNaN(left)) return
      wanted.left = left
      placeSoon()
    },
    'scroll-into-view': (value: unknown) => {
      wantedId = stringOf(value)
      placeSoon()
    },
    'scroll-into-view-offset': (value: unknown) => {
      wantedOffset = numberOf(value, 0)
    },
    'scroll-into-view-alignment': (value: unknown) => {
      alignment = choiceOf(value, alignments)
    },
    'scroll-with-animation': (value: unknown) => {
      isAnimated = booleanOf(value)
    },
    'scroll-anchoring': (value: unknown) => reflect(element, 'scroll-anchoring', booleanOf(value)),
    'enable-flex': (value: unknown) => reflect(element, 'enable-flex', booleanOf(value)),
    'using-sticky': (value: unknown) => reflect(element, 'using-sticky', booleanOf(value)),
    type: (value: unknown) => reflect(element, 'type', stringOf(value)),
    enhanced: (value: unknown) => {
      isEnhanced = booleanOf(value)
    },
    bounces: (value: unknown) => reflect(element, 'no-bounces', !booleanOf(value, true)),
    'show-scrollbar': (value: unknown) => reflect(element, 'no-scrollbar', !booleanOf(value, true)),
    'paging-enabled': (value: unknown) => {
      isPaged = booleanOf(value)
    },
    padding: (value: unknown) => {
      content.style.padding = cssPaddingOf(value)
      content.style.boxSizing = 'border-box'
    },
  }
  const set = attributeSetters(setters)

  return {
    content,
    set,
    attached() {
      isAttached = true
      placeSoon()
    },
    // What `scroll-into-view` names may come later than the wish.
    childrenChanged: () => {
      if (wantedId !== '') placeSoon()
    },
    context: scrollViewContext(element, puller, set),
    hasNode: () => true,
    property: (name) => {
      switch (name) {
        case 'scrollX':
          return isX
        case 'scrollY':
          return isY
        default:
          return undefined
      }
    },
    detached: () => lifetime.end(),
  }
}
