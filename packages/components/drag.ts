/**
 * Drags by finger, pen or mouse.
 *
 * (1) A pointer belongs to at most one drag: the innermost element whose axis fits gets it, and
 *     those around it let go.
 * (2) A pointer that first moves across the axis is left to the browser, which scrolls. Elements
 *     say so with `touch-action` in their style.
 * (3) The click that ends a drag is not a tap.
 */

/** How far a pointer moves, in CSS pixels, before it is a drag. */
const slopPx = 6
/** Velocity is measured over the last moves only: a finger that rested before lifting does not throw. */
const velocityWindowMs = 100

export type DragAxis = 'x' | 'y' | 'both' | 'none'

export interface DragStep {
  /** From where the drag began, in CSS pixels. */
  readonly x: number
  readonly y: number
  readonly event: PointerEvent
}

export interface DragEnd extends DragStep {
  /** CSS pixels a millisecond. */
  readonly velocityX: number
  readonly velocityY: number
  /** The browser took the pointer away. */
  readonly isCancelled: boolean
}

export interface Drag {
  /** Asked at every press. */
  axis(event: PointerEvent): DragAxis
  /** The press itself, before it is known whether it becomes a drag. */
  press?(event: PointerEvent): void
  /** Lifted without having become a drag. */
  release?(event: PointerEvent): void
  start?(step: DragStep): void
  move(step: DragStep): void
  end?(end: DragEnd): void
}

/** Which element drags which pointer. */
const owners = new Map<number, Element>()

interface Press {
  readonly id: number
  readonly axis: DragAxis
  readonly startX: number
  readonly startY: number
  /** Where the drag began: past the slop, so that what is dragged does not jump. */
  origin: { readonly x: number; readonly y: number } | null
  readonly samples: { readonly x: number; readonly y: number; readonly atMs: number }[]
}

export function onDrag(element: HTMLElement, drag: Drag, signal: AbortSignal): void {
  let press: Press | null = null
  let isClickSwallowed = false

  const stepOf = (event: PointerEvent, { origin }: Press): DragStep => ({
    x: event.clientX - (origin?.x ?? event.clientX),
    y: event.clientY - (origin?.y ?? event.clientY),
    event,
  })

  const finish = (event: PointerEvent, isCancelled: boolean): void => {
    if (press === null || event.pointerId !== press.id) return
    const ended = press
    press = null
    if (ended.origin === null) {
      if (!isCancelled) drag.release?.(event)
      return
    }
    owners.delete(ended.id)
    isClickSwallowed = !isCancelled
    drag.end?.({ ...stepOf(event, ended), ...velocityOf(ended, event.timeStamp), isCancelled })
  }

  element.addEventListener(
    'pointerdown',
    (event) => {
      isClickSwallowed = false
      if (!event.isPrimary || event.button !== 0) return
      const axis = drag.axis(event)
      if (axis === 'none') return
      press = {
        id: event.pointerId,
        axis,
        startX: event.clientX,
        startY: event.clientY,
        origin: null,
        samples: [],
      }
      drag.press?.(event)
    },
    { signal },
  )

  // On the window: the pointer may leave the element before it has moved far enough to be captured.
  window.addEventListener(
    'pointermove',
    (event) => {
      if (press === null || event.pointerId !== press.id) return
      const owner = owners.get(press.id)
      if (owner !== undefined && owner !== element) {
        press = null
        return
      }
      if (press.origin === null) {
        const x = Math.abs(event.clientX - press.startX)
        const y = Math.abs(event.clientY - press.startY)
        if (Math.max(x, y) < slopPx) return
        if ((press.axis === 'x' && y > x) || (press.axis === 'y' && x > y)) {
          press = null
          return
        }
        press.origin = { x: event.clientX, y: event.clientY }
        owners.set(press.id, element)
        if (element.isConnected) element.setPointerCapture(press.id)
        drag.start?.(stepOf(event, press))
      }
      press.samples.push({ x: event.clientX, y: event.clientY, atMs: event.timeStamp })
      drag.move(stepOf(event, press))
    },
    { signal },
  )
  window.addEventListener('pointerup', (event) => finish(event, false), { signal })
  window.addEventListener('pointercancel', (event) => finish(event, true), { signal })
  element.addEventListener(
    'click',
    (event) => {
      if (!isClickSwallowed) return
      isClickSwallowed = false
      event.stopImmediatePropagation()
      event.preventDefault()
    },
    { signal, capture: true },
  )
  // Pictures and links would start the browser's own drag and drop.
  element.addEventListener('dragstart', (event) => event.preventDefault(), { signal })
  signal.addEventListener('abort', () => {
    if (press?.origin) owners.delete(press.id)
  })
}

function velocityOf(press: Press, nowMs: number): { velocityX: number; velocityY: number } {
  const recent = press.samples.filter(({ atMs }) => nowMs - atMs <= velocityWindowMs)
  const first = recent[0]
  const last = recent.at(-1)
  if (first === undefined || last === undefined || last.atMs === first.atMs) {
    return { velocityX: 0, velocityY: 0 }
  }
  const spanMs = last.atMs - first.atMs
  return { velocityX: (last.x - first.x) / spanMs, velocityY: (last.y - first.y) / spanMs }
}
