/**
 * Drags by finger, pen or mouse.
 *
 * (1) A finger belongs to at most one drag: the innermost element whose axis fits gets it, and
 *     those around it let go.
 * (2) A finger that first moves across the axis is left to the browser, which scrolls. Elements
 *     say so with `touch-action` in their style.
 * (3) A finger is left alone where something inside catches its moves: `isCaught` tells.
 * (4) The click that ends a drag is not a tap.
 */

/** How far a finger moves, in CSS pixels, before it is a drag. */
const slopPx = 6
/** Velocity is measured over the last moves only: a finger that rested before lifting does not throw. */
const velocityWindowMs = 100

export type DragAxis = 'x' | 'y' | 'both' | 'none'

export interface DragPress {
  readonly clientX: number
  readonly clientY: number
  readonly target: Element | null
  readonly isMouse: boolean
}

export interface DragStep {
  /** From where the drag began, in CSS pixels. */
  readonly x: number
  readonly y: number
  readonly clientX: number
  readonly clientY: number
}

export interface DragEnd extends DragStep {
  /** CSS pixels a millisecond. */
  readonly velocityX: number
  readonly velocityY: number
}

export interface Drag {
  /** Asked at every press. */
  axis(press: DragPress): DragAxis
  /** Whether an app keeps the moves of a finger that went down on this element for itself. */
  isCaught?(target: Element): boolean
  /** The press itself, before it is known whether it becomes a drag. */
  press?(press: DragPress): void
  /** Lifted without having become a drag. */
  release?(press: DragPress): void
  start?(step: DragStep): void
  move(step: DragStep): void
  end?(end: DragEnd): void
}

interface Point {
  readonly x: number
  readonly y: number
  readonly atMs: number
}

interface Session {
  /** Tells fingers apart, and the mouse from them. */
  readonly key: string
  readonly axis: DragAxis
  readonly press: DragPress
  /** Where the drag began: past the slop, so that what is dragged does not jump. */
  origin: Point | null
  last: Point
  samples: readonly Point[]
}

/** Which element drags which finger. */
const owners = new Map<string, Element>()

export function onDrag(element: HTMLElement, drag: Drag, signal: AbortSignal): void {
  let session: Session | null = null
  let isClickSwallowed = false

  const begin = (key: string, press: DragPress, atMs: number): void => {
    isClickSwallowed = false
    const axis = drag.axis(press)
    if (axis === 'none' || (press.target !== null && drag.isCaught?.(press.target))) return
    const last = { x: press.clientX, y: press.clientY, atMs }
    session = { key, axis, press, origin: null, last, samples: [] }
    drag.press?.(press)
  }
  const stepOf = ({ origin, last }: Session): DragStep => ({
    x: last.x - (origin ?? last).x,
    y: last.y - (origin ?? last).y,
    clientX: last.x,
    clientY: last.y,
  })
  /** Whether the finger is ours. */
  const moveTo = (point: Point): boolean => {
    if (session === null) return false
    const owner = owners.get(session.key)
    if (owner !== undefined && owner !== element) {
      session = null
      return false
    }
    session.last = point
    if (session.origin === null) {
      const x = Math.abs(point.x - session.press.clientX)
      const y = Math.abs(point.y - session.press.clientY)
      if (Math.max(x, y) < slopPx) return false
      if ((session.axis === 'x' && y > x) || (session.axis === 'y' && x > y)) {
        session = null
        return false
      }
      session.origin = point
      owners.set(session.key, element)
      drag.start?.(stepOf(session))
    }
    session.samples = [...session.samples.filter(({ atMs }) => point.atMs - atMs <= velocityWindowMs), point]
    drag.move(stepOf(session))
    return true
  }
  const finish = (atMs: number, isCancelled: boolean): void => {
    if (session === null) return
    const ended = session
    session = null
    if (ended.origin === null) {
      if (!isCancelled) drag.release?.(ended.press)
      return
    }
    owners.delete(ended.key)
    isClickSwallowed = !isCancelled
    drag.end?.({ ...stepOf(ended), ...velocityOf(ended, atMs) })
  }

  const touchKey = (touch: Touch): string => `touch ${touch.identifier}`
  element.addEventListener(
    'touchstart',
    (event) => {
      const touch = event.touches[0]
      if (touch === undefined || event.touches.length > 1) return
      const { clientX, clientY } = touch
      begin(touchKey(touch), { clientX, clientY, target: targetOf(event), isMouse: false }, event.timeStamp)
    },
    { signal, passive: true },
  )
  element.addEventListener(
    'touchmove',
    (event) => {
      const touch = [...event.touches].find((candidate) => touchKey(candidate) === session?.key)
      if (touch === undefined) return
      moveTo({ x: touch.clientX, y: touch.clientY, atMs: event.timeStamp })
    },
    { signal, passive: true },
  )
  for (const type of ['touchend', 'touchcancel'] as const) {
    element.addEventListener(
      type,
      (event) => {
        const isOurs = [...event.changedTouches].some((touch) => touchKey(touch) === session?.key)
        if (isOurs) finish(event.timeStamp, type === 'touchcancel')
      },
      { signal, passive: true },
    )
  }

  element.addEventListener(
    'pointerdown',
    (event) => {
      if (event.pointerType === 'touch' || !event.isPrimary || event.button !== 0) return
      const { clientX, clientY } = event
      const key = `pointer ${event.pointerId}`
      begin(key, { clientX, clientY, target: targetOf(event), isMouse: true }, event.timeStamp)
      if (session?.key === key) followMouse(key)
    },
    { signal },
  )
  /**
   * On the window, as the mouse may leave the element before it has moved far enough to be
   * captured; and only from the press on, which comes to the innermost element first, so that
   * the moves do too.
   */
  const followMouse = (key: string): void => {
    const held = new AbortController()
    const whileHeld = { signal: AbortSignal.any([signal, held.signal]) }
    const isOurs = (event: PointerEvent): boolean => {
      if (session?.key !== key) held.abort()
      return session?.key === key && key === `pointer ${event.pointerId}`
    }
    window.addEventListener(
      'pointermove',
      (event) => {
        if (!isOurs(event)) return
        const isDragged = moveTo({ x: event.clientX, y: event.clientY, atMs: event.timeStamp })
        if (isDragged && element.isConnected) element.setPointerCapture(event.pointerId)
      },
      whileHeld,
    )
    for (const type of ['pointerup', 'pointercancel'] as const) {
      window.addEventListener(
        type,
        (event) => {
          if (!isOurs(event)) return
          finish(event.timeStamp, type === 'pointercancel')
          held.abort()
        },
        whileHeld,
      )
    }
  }

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
    if (session?.origin) owners.delete(session.key)
  })
}

function targetOf(event: Event): Element | null {
  return event.target instanceof Element ? event.target : null
}

function velocityOf({ samples }: Session, nowMs: number): { velocityX: number; velocityY: number } {
  const recent = samples.filter(({ atMs }) => nowMs - atMs <= velocityWindowMs)
  const first = recent[0]
  const last = recent.at(-1)
  if (first === undefined || last === undefined || last.atMs === first.atMs) {
    return { velocityX: 0, velocityY: 0 }
  }
  const spanMs = last.atMs - first.atMs
  return { velocityX: (last.x - first.x) / spanMs, velocityY: (last.y - first.y) / spanMs }
}
