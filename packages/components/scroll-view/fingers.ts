/**
 * Fingers and the mouse on a scroll view.
 *
 * Fingers scroll by the browser's own means; only a pull beyond the top, while refreshing is
 * enabled, is taken from it. A mouse drags the content like a finger, which browsers do not do
 * by themselves.
 */
import { onDrag } from '../drag.ts'
import type { Refresher } from './refresher.ts'

export interface FingerTasks {
  axes(): { readonly isX: boolean; readonly isY: boolean }
  readonly puller: Refresher
  dragStart(): void
  dragging(): void
  dragEnd(velocity: { readonly x: number; readonly y: number }): void
}

export interface Fingers {
  isDown(): boolean
}

/** How far a mouse throw carries: the time in which it slows down. */
const throwMs = 250

export function onFingers(element: HTMLElement, tasks: FingerTasks, signal: AbortSignal): Fingers {
  let isDown = false
  onTouches(element, tasks, signal, (next) => (isDown = next))
  onMouse(element, tasks, signal, (next) => (isDown = next))
  return { isDown: () => isDown }
}

function onTouches(
  element: HTMLElement,
  { axes, puller, dragStart, dragging, dragEnd }: FingerTasks,
  signal: AbortSignal,
  setDown: (isDown: boolean) => void,
): void {
  let last: { x: number; y: number; atMs: number } | null = null
  let velocity = { x: 0, y: 0 }
  /** Where the finger was when the content came to its top. */
  let pulledFrom: number | null = null
  let isDragged = false

  element.addEventListener(
    'touchstart',
    (event) => {
      const touch = event.touches[0]
      if (touch === undefined || event.touches.length > 1) return
      setDown(true)
      isDragged = false
      pulledFrom = null
      velocity = { x: 0, y: 0 }
      last = { x: touch.clientX, y: touch.clientY, atMs: event.timeStamp }
    },
    { signal, passive: true },
  )
  element.addEventListener(
    'touchmove',
    (event) => {
      const touch = event.touches[0]
      if (touch === undefined || last === null) return
      const spanMs = Math.max(1, event.timeStamp - last.atMs)
      const down = touch.clientY - last.y
      velocity = { x: (touch.clientX - last.x) / spanMs, y: down / spanMs }
      const isVertical = Math.abs(down) >= Math.abs(touch.clientX - last.x)
      last = { x: touch.clientX, y: touch.clientY, atMs: event.timeStamp }
      if (!isDragged) dragStart()
      isDragged = true
      dragging()

      if (!puller.isEnabled() || !axes().isY) return
      if (pulledFrom === null && down > 0 && isVertical && element.scrollTop <= 0)
        pulledFrom = touch.clientY - down
      if (pulledFrom === null) return
      const distance = touch.clientY - pulledFrom
      if (event.cancelable) event.preventDefault()
      puller.pull(Math.max(0, distance))
      if (distance <= 0) pulledFrom = null
    },
    // Not passive: a pull must not scroll the page as well.
    { signal, passive: false },
  )
  for (const type of ['touchend', 'touchcancel'] as const) {
    element.addEventListener(
      type,
      () => {
        setDown(false)
        last = null
        if (pulledFrom !== null) puller.letGo()
        pulledFrom = null
        if (isDragged) dragEnd(velocity)
        isDragged = false
      },
      { signal, passive: true },
    )
  }
}

function onMouse(
  element: HTMLElement,
  { axes, puller, dragStart, dragging, dragEnd }: FingerTasks,
  signal: AbortSignal,
  setDown: (isDown: boolean) => void,
): void {
  let from = { top: 0, left: 0 }
  let isPulling = false
  onDrag(
    element,
    {
      axis({ target, isMouse }) {
        const { isX, isY } = axes()
        // A mouse in a text entry selects text.
        if (!isMouse || target?.closest('input, textarea')) return 'none'
        return isX && isY ? 'both' : isX ? 'x' : isY ? 'y' : 'none'
      },
      start() {
        from = { top: element.scrollTop, left: element.scrollLeft }
        isPulling = false
        setDown(true)
        dragStart()
      },
      move({ x, y }) {
        const { isX, isY } = axes()
        dragging()
        const beyondTop = y - from.top
        if (isY && puller.isEnabled() && (isPulling || beyondTop > 0)) {
          isPulling = true
          puller.pull(Math.max(0, beyondTop))
          return
        }
        if (isX) element.scrollLeft = from.left - x
        if (isY) element.scrollTop = from.top - y
      },
      end({ velocityX, velocityY }) {
        setDown(false)
        if (isPulling) {
          puller.letGo()
        } else {
          const { isX, isY } = axes()
          element.scrollBy({
            left: isX ? -velocityX * throwMs : 0,
            top: isY ? -velocityY * throwMs : 0,
            behavior: 'smooth',
          })
        }
        dragEnd({ x: velocityX, y: velocityY })
      },
    },
    signal,
  )
}
