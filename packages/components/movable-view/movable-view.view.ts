/**
 * `<movable-view>` — is dragged, thrown and scaled within its `<movable-area>`.
 *
 * Raises `change` wherever it moves to, with the reason: `touch`, `touch-out-of-bounds`,
 * `out-of-bounds` (on the way back), `friction` (thrown), or empty (set by the app).
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/component/movable-view.html
 */
import type { BuiltIn, BuiltInPort, MountedBuiltIn } from '@maque/runtime-view/ports/built-in.ts'
import { attributeSetters, reflect } from '../attribute-setters.ts'
import { booleanOf, choiceOf, numberOf, pixelsOf } from '../attribute-values.ts'
import { onDrag } from '../drag.ts'
import { Lifetime } from '../lifetime.ts'
import { ownTransform } from '../own-transform.ts'
import { extentOf, resisted, within } from './bounds.ts'
import { onPinch } from './pinch.ts'

export const movableView: BuiltIn = {
  tag: 'movable-view',
  style: `
wx-movable-view { position: absolute; top: 0; left: 0; display: inline-block; width: 10px; height: 10px; cursor: grab; will-change: transform }
wx-movable-view[direction='all'], wx-movable-view[scale] { touch-action: none }
wx-movable-view[direction='horizontal'] { touch-action: pan-y }
wx-movable-view[direction='vertical'] { touch-action: pan-x }`,
  mount: mountMovableView,
}

type MoveSource = 'touch' | 'touch-out-of-bounds' | 'out-of-bounds' | 'friction' | ''

const dragAxes = { all: 'both', horizontal: 'x', vertical: 'y', none: 'none' } as const

/** Nearer than this to where it goes, a view is there. */
const arrivedPx = 0.5

function mountMovableView(element: HTMLElement, port: BuiltInPort): MountedBuiltIn {
  const lifetime = new Lifetime()
  const transform = ownTransform(element, lifetime)
  let direction: keyof typeof dragAxes = 'none'
  let isDisabled = false
  let hasInertia = false
  let isUnbound = false
  let isAnimated = true
  let damping = 20
  let friction = 2
  let isScalable = false
  let scaleMin = 0.1
  let scaleMax = 10
  let scale = 1
  let x = 0
  let y = 0
  let wanted: { readonly x: number; readonly y: number } = { x: 0, y: 0 }
  let isAttached = false
  let cancelMotion = (): void => {}

  const extents = () => {
    const area = element.parentElement
    return {
      x: extentOf(element.offsetWidth, area?.clientWidth ?? 0, scale),
      y: extentOf(element.offsetHeight, area?.clientHeight ?? 0, scale),
    }
  }
  const draw = (): void => transform(`translate(${x}px, ${y}px) scale(${scale})`)
  const moveTo = (nextX: number, nextY: number, source: MoveSource): void => {
    if (nextX === x && nextY === y) return
    x = nextX
    y = nextY
    draw()
    port.emit('change', { x, y, source })
  }
  const tellPlace = (): void => {
    port.write('x', x)
    port.write('y', y)
  }
  const isOutside = (): boolean => {
    const bounds = extents()
    return within(x, bounds.x) !== x || within(y, bounds.y) !== y
  }

  /** Goes there as if on a spring without swing: fast at first; the faster, the more damping. */
  const glideTo = (targetX: number, targetY: number, source: MoveSource): void => {
    cancelMotion()
    if (!isAnimated || !isAttached) {
      moveTo(targetX, targetY, source)
      return
    }
    const [fromX, fromY] = [x, y]
    let startMs: number | null = null
    const step = (nowMs: number): void => {
      startMs ??= nowMs
      const left = Math.exp((-damping * (nowMs - startMs)) / 1000)
      const nextX = targetX + (fromX - targetX) * left
      const nextY = targetY + (fromY - targetY) * left
      if (Math.abs(nextX - targetX) < arrivedPx && Math.abs(nextY - targetY) < arrivedPx) {
        moveTo(targetX, targetY, source)
        return
      }
      moveTo(nextX, nextY, source)
      cancelMotion = lifetime.nextFrame(step)
    }
    cancelMotion = lifetime.nextFrame(step)
  }
  const returnInside = (): void => {
    const bounds = extents()
    if (isOutside()) glideTo(within(x, bounds.x), within(y, bounds.y), 'out-of-bounds')
  }
  /** Slows down by friction until it rests or meets a bound. */
  const coast = (velocityX: number, velocityY: number): void => {
    cancelMotion()
    const slowing = friction * 2
    const [fromX, fromY] = [x, y]
    let startMs: number | null = null
    const step = (nowMs: number): void => {
      startMs ??= nowMs
      const spent = 1 - Math.exp((-slowing * (nowMs - startMs)) / 1000)
      const bounds = extents()
      const nextX = within(fromX + ((velocityX * 1000) / slowing) * spent, bounds.x)
      const nextY = within(fromY + ((velocityY * 1000) / slowing) * spent, bounds.y)
      const isResting = spent > 0.99 || (nextX === x && nextY === y && spent > 0.1)
      moveTo(nextX, nextY, 'friction')
      if (isResting) tellPlace()
      else cancelMotion = lifetime.nextFrame(step)
    }
    cancelMotion = lifetime.nextFrame(step)
  }

  let dragFrom = { x: 0, y: 0 }
  onDrag(
    element,
    {
      axis: () => (isDisabled ? 'none' : dragAxes[direction]),
      isCaught: (target) => port.isCaughtBelow?.(target, 'touchmove') ?? false,
      press: () => cancelMotion(),
      start() {
        dragFrom = { x, y }
      },
      move(step) {
        const bounds = extents()
        const hold = isUnbound ? resisted : within
        const nextX = direction === 'vertical' ? x : hold(dragFrom.x + step.x, bounds.x)
        const nextY = direction === 'horizontal' ? y : hold(dragFrom.y + step.y, bounds.y)
        const isBeyond = within(nextX, bounds.x) !== nextX || within(nextY, bounds.y) !== nextY
        moveTo(nextX, nextY, isBeyond ? 'touch-out-of-bounds' : 'touch')
        port.emit(Math.abs(step.x) > Math.abs(step.y) ? 'htouchmove' : 'vtouchmove', {})
      },
      end({ velocityX, velocityY }) {
        tellPlace()
        if (isOutside()) returnInside()
        else if (hasInertia) {
          coast(direction === 'vertical' ? 0 : velocityX, direction === 'horizontal' ? 0 : velocityY)
        }
      },
    },
    lifetime.signal,
  )

  const scaleTo = (next: number): void => {
    const limited = Math.min(scaleMax, Math.max(scaleMin, next))
    if (limited === scale) return
    scale = limited
    draw()
    port.write('scale-value', scale)
    port.emit('scale', { x, y, scale })
  }

  let isSettling = false
  /** Once the whole update is in the document: sizes, and x together with y. */
  const settleSoon = (): void => {
    if (!isAttached || isSettling) return
    isSettling = true
    queueMicrotask(() => {
      isSettling = false
      if (lifetime.isOver) return
      const bounds = extents()
      glideTo(within(wanted.x, bounds.x), within(wanted.y, bounds.y), '')
    })
  }
  const pixels = (value: unknown): number => pixelsOf(value, port.layout().widthPx, 0)

  return {
    set: attributeSetters({
      direction: (value) => {
        direction = choiceOf(value, ['none', 'all', 'vertical', 'horizontal'])
        reflect(element, 'direction', direction)
      },
      x: (value) => {
        wanted = { x: pixels(value), y: wanted.y }
        settleSoon()
      },
      y: (value) => {
        wanted = { x: wanted.x, y: pixels(value) }
        settleSoon()
      },
      inertia: (value) => {
        hasInertia = booleanOf(value)
      },
      'out-of-bounds': (value) => {
        isUnbound = booleanOf(value)
      },
      damping: (value) => {
        damping = numberOf(value, 20)
      },
      friction: (value) => {
        const next = numberOf(value, 2)
        friction = next > 0 ? next : 2
      },
      disabled: (value) => {
        isDisabled = booleanOf(value)
      },
      animation: (value) => {
        isAnimated = booleanOf(value, true)
      },
      scale: (value) => {
        isScalable = booleanOf(value)
        reflect(element, 'scale', isScalable)
      },
      'scale-min': (value) => {
        scaleMin = numberOf(value, 0.1)
      },
      'scale-max': (value) => {
        scaleMax = numberOf(value, 10)
      },
      'scale-value': (value) => {
        scaleTo(numberOf(value, 1))
      },
    }),
    attached() {
      isAttached = true
      // Where it begins it is: nothing moved, so nothing is told.
      const bounds = extents()
      x = within(wanted.x, bounds.x)
      y = within(wanted.y, bounds.y)
      draw()
      const area = element.closest<HTMLElement>('wx-movable-area')
      onPinch(
        (isOverArea) =>
          (area?.hasAttribute('scale-area') ?? false) === isOverArea && isScalable && !isDisabled,
        { own: element, area },
        {
          began: () => cancelMotion(),
          scale: () => scale,
          pinched: scaleTo,
          ended: returnInside,
        },
        lifetime.signal,
      )
    },
    property: (name) => (name === 'x' ? x : name === 'y' ? y : name === 'scaleValue' ? scale : undefined),
    detached: () => lifetime.end(),
  }
}
