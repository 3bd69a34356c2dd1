/**
 * `<swiper>` — slides that are dragged, played, or set.
 *
 * `change` comes when it is decided which slide will rest, `animationfinish` when it rests; both
 * say whether a finger (`touch`), time (`autoplay`) or the app (empty) was the reason. Skyline's
 * own layouts, transformers and indicators are not here.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/component/swiper.html
 */
import type { BuiltIn, BuiltInPort, MountedBuiltIn } from '@maque/runtime-view/ports/built-in.ts'
import { attributeSetters, reflect } from '../attribute-setters.ts'
import { booleanOf, choiceOf, cssLengthOf, numberOf, stringOf } from '../attribute-values.ts'
import { onDrag } from '../drag.ts'
import { make } from '../elements.ts'
import { Lifetime } from '../lifetime.ts'
import { easingNames, easings, type EasingName } from './easing.ts'
import { swiperStyle } from './style.ts'
import { slideOf } from './swiper-item.view.ts'
import {
  isCircle,
  lastPlace,
  nearestPlace,
  resisted,
  restingPlace,
  roundsOf,
  slideAt,
  type Track,
} from './track.ts'

export const swiper: BuiltIn = { tag: 'swiper', style: swiperStyle, mount: mountSwiper }

type ChangeSource = 'touch' | 'autoplay' | ''

function mountSwiper(element: HTMLElement, port: BuiltInPort): MountedBuiltIn {
  const lifetime = new Lifetime()
  const frame = make('div', { class: 'wx-swiper-slide-frame' })
  const slidesBox = make('div', { class: 'wx-swiper-slides' }, frame)
  const dots = make('div', { class: 'wx-swiper-dots wx-swiper-dots-horizontal' })
  const wrapper = make('div', { class: 'wx-swiper-wrapper' }, slidesBox, dots)
  element.append(wrapper)

  let isVertical = false
  let isCircular = false
  let shown = 1
  let hasDots = false
  let dotColor = ''
  let activeDotColor = ''
  let isAutoplay = false
  let intervalMs = 5000
  let durationMs = 500
  let easing: EasingName = 'default'
  let isTouchDisabled = false
  let previousMargin = '0px'
  let nextMargin = '0px'
  let isSnappedToEdge = false

  /** What the app asked for: it may ask for a slide that comes later. */
  let wantedSlide = 0
  let wantedItemId = ''
  let current = 0
  let place = 0
  /** Where the slides last rested: what `transition` counts from. */
  let restedPlace = 0
  let isAttached = false
  let isOnScreen = true
  let cancelAnimation = (): void => {}
  let cancelPlay = (): void => {}

  const items = (): readonly HTMLElement[] =>
    [...frame.children].filter((child): child is HTMLElement => child.localName === 'wx-swiper-item')
  const track = (): Track => ({ count: items().length, shown, isCircular })
  const slidePx = (): number => (isVertical ? frame.clientHeight : frame.clientWidth) / shown
  const detail = (source: ChangeSource): Readonly<Record<string, unknown>> => {
    const item = items()[current]
    const itemId = item === undefined ? '' : (slideOf(item)?.itemId() ?? '')
    return { current, currentItemId: itemId, source }
  }

  // Drawing

  const drawPlace = (): void => {
    const now = track()
    frame.style.transform = `translate${isVertical ? 'Y' : 'X'}(${(-place / shown) * 100}%)`
    for (const [index, item] of items().entries()) {
      slideOf(item)?.shift(roundsOf(index, place, now) * now.count, isVertical)
    }
  }
  const drawDots = (): void => {
    dots.hidden = !hasDots
    if (!hasDots) return
    const count = isCircle(track()) ? items().length : lastPlace(track()) + 1
    while (dots.children.length > count) dots.lastElementChild?.remove()
    while (dots.children.length < count) dots.append(make('div', { class: 'wx-swiper-dot' }))
    for (const [index, dot] of [...dots.children].entries()) {
      if (!(dot instanceof HTMLElement)) continue
      const isActive = index === current
      dot.classList.toggle('wx-swiper-dot-active', isActive)
      dot.style.backgroundColor = isActive ? activeDotColor : dotColor
    }
  }
  const drawFrame = (): void => {
    reflect(element, 'vertical', isVertical)
    dots.className = `wx-swiper-dots wx-swiper-dots-${isVertical ? 'vertical' : 'horizontal'}`
    frame.style.setProperty('--wx-swiper-item', `${100 / shown}%`)
    const isAtStart = isSnappedToEdge && !isCircular && current === 0
    const isAtEnd = isSnappedToEdge && !isCircular && current === lastPlace(track())
    const [before, after] = [isAtStart ? '0px' : previousMargin, isAtEnd ? '0px' : nextMargin]
    slidesBox.style.inset = isVertical ? `${before} 0 ${after} 0` : `0 ${after} 0 ${before}`
    drawPlace()
    drawDots()
  }

  // Moving

  const movePlace = (next: number): void => {
    place = next
    drawPlace()
    const offset = (place - restedPlace) * slidePx()
    port.emit('transition', { dx: isVertical ? 0 : offset, dy: isVertical ? offset : 0 })
  }
  const rest = (source: ChangeSource): void => {
    place = restedPlace = slideAt(place, track())
    drawPlace()
    port.emit('animationfinish', detail(source))
    playSoon()
  }
  const turnTo = (target: number, source: ChangeSource, isAnimated: boolean): void => {
    cancelAnimation()
    cancelPlay()
    const slide = slideAt(target, track())
    const isChanged = slide !== current
    current = slide
    if (isChanged) {
      wantedSlide = slide
      port.write('current', current)
      port.emit('change', detail(source))
    }
    drawFrame()
    if (!isAnimated || durationMs <= 0) {
      place = target
      rest(source)
      return
    }
    const from = place
    let startMs: number | null = null
    const step = (nowMs: number): void => {
      startMs ??= nowMs
      const part = Math.min(1, (nowMs - startMs) / durationMs)
      movePlace(part < 1 ? from + (target - from) * easings[easing](part) : target)
      if (part < 1) cancelAnimation = lifetime.nextFrame(step)
      else rest(source)
    }
    cancelAnimation = lifetime.nextFrame(step)
  }
  const playSoon = (): void => {
    cancelPlay()
    if (!isAutoplay || !isAttached || !isOnScreen || lastPlace(track()) === 0) return
    cancelPlay = lifetime.after(intervalMs, () => {
      const isAtEnd = !isCircle(track()) && current >= lastPlace(track())
      turnTo(isAtEnd ? 0 : Math.round(place) + 1, 'autoplay', true)
    })
  }

  let dragFrom = 0
  onDrag(
    wrapper,
    {
      axis: () => (isTouchDisabled || items().length === 0 ? 'none' : isVertical ? 'y' : 'x'),
      isCaught: (target) => port.isCaughtBelow?.(target, 'touchmove') ?? false,
      start() {
        cancelAnimation()
        cancelPlay()
        dragFrom = place
      },
      move({ x, y }) {
        const size = slidePx()
        if (size > 0) movePlace(resisted(dragFrom - (isVertical ? y : x) / size, track()))
      },
      end({ velocityX, velocityY }) {
        const velocity = -(isVertical ? velocityY : velocityX) / (slidePx() || 1)
        turnTo(restingPlace(dragFrom, place, velocity, track()), 'touch', true)
      },
    },
    lifetime.signal,
  )

  // What the app sets

  let isSettling = false
  /** Once the whole update is in the document: a slide and the wish to see it may come together. */
  const settleSoon = (isAnimated: boolean): void => {
    if (!isAttached || isSettling) return
    isSettling = true
    queueMicrotask(() => {
      isSettling = false
      if (lifetime.isOver) return
      const byId = items().findIndex(
        (item) => wantedItemId !== '' && slideOf(item)?.itemId() === wantedItemId,
      )
      const wanted = byId >= 0 ? byId : wantedSlide
      const slide = Math.min(Math.max(0, items().length - 1), Math.max(0, Math.trunc(wanted)))
      if (slideAt(slide, track()) !== current && items().length > 0) {
        turnTo(nearestPlace(slide, place, track()), '', isAnimated)
      } else {
        place = isCircle(track()) ? place : slideAt(place, track())
        drawFrame()
        playSoon()
      }
    })
  }
  const redraw = (): void => {
    if (isAttached) drawFrame()
  }

  return {
    content: frame,
    set: attributeSetters({
      'indicator-dots': (value) => {
        hasDots = booleanOf(value)
        redraw()
      },
      'indicator-color': (value) => {
        dotColor = stringOf(value)
        redraw()
      },
      'indicator-active-color': (value) => {
        activeDotColor = stringOf(value)
        redraw()
      },
      autoplay: (value) => {
        isAutoplay = booleanOf(value)
        playSoon()
      },
      interval: (value) => {
        intervalMs = numberOf(value, 5000)
        playSoon()
      },
      duration: (value) => {
        durationMs = numberOf(value, 500)
      },
      circular: (value) => {
        isCircular = booleanOf(value)
        redraw()
      },
      vertical: (value) => {
        isVertical = booleanOf(value)
        redraw()
      },
      current: (value) => {
        wantedSlide = numberOf(value, 0)
        wantedItemId = ''
        settleSoon(true)
      },
      'current-item-id': (value) => {
        wantedItemId = stringOf(value)
        settleSoon(true)
      },
      'display-multiple-items': (value) => {
        shown = Math.max(1, Math.trunc(numberOf(value, 1)))
        redraw()
      },
      'previous-margin': (value) => {
        previousMargin = cssLengthOf(value, '0px')
        redraw()
      },
      'next-margin': (value) => {
        nextMargin = cssLengthOf(value, '0px')
        redraw()
      },
      'snap-to-edge': (value) => {
        isSnappedToEdge = booleanOf(value)
        redraw()
      },
      'easing-function': (value) => {
        easing = choiceOf(value, easingNames)
      },
      'disable-touch': (value) => {
        isTouchDisabled = booleanOf(value)
        reflect(element, 'disable-touch', isTouchDisabled)
      },
    }),
    attached() {
      isAttached = true
      // The first slide is where it is: nothing moved, so nothing is told.
      current = slideAt(
        Math.min(Math.max(0, items().length - 1), Math.max(0, Math.trunc(wantedSlide))),
        track(),
      )
      place = restedPlace = current
      drawFrame()
      settleSoon(false)
    },
    childrenChanged: () => settleSoon(false),
    pageShown: (isVisible) => {
      isOnScreen = isVisible
      if (isVisible) playSoon()
      else cancelPlay()
    },
    property: (name) => (name === 'current' ? current : undefined),
    detached: () => lifetime.end(),
  }
}
