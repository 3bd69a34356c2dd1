/**
 * A column of equally high items, one of which rests in the middle: the wheel of pickers.
 *
 * It scrolls by the browser's own means (momentum and snapping included); a mouse drags it, a tap
 * on an item and the arrow keys turn it.
 */
import { onDrag } from './drag.ts'
import type { Lifetime } from './lifetime.ts'

export interface WheelSettings {
  /** Gets the items; anything in it is one. */
  readonly list: HTMLElement
  /** The view of the wheel, around the list. */
  readonly view: HTMLElement
  readonly itemPx: () => number
  /** The user began or ended turning it. */
  readonly turning?: (isTurning: boolean) => void
  /** Another item rests in the middle, by the user's hand. */
  readonly settled: (index: number) => void
  /** Let go: this item will rest. Absent: only `settled` tells. */
  readonly letGo?: (index: number) => void
}

export interface Wheel {
  index(): number
  /** Without telling; an index beyond the end shows the last item. */
  show(index: number): void
  /** Items or sizes have changed. */
  refresh(): void
}

export const wheelStyle = `
.wx-wheel { position: relative; flex: 1; min-width: 0; height: 100%; overflow: hidden auto; scrollbar-width: none; scroll-snap-type: y mandatory; overscroll-behavior: contain; outline-offset: -2px; cursor: grab }
.wx-wheel::-webkit-scrollbar { display: none }
.wx-wheel-turned { scroll-snap-type: none; cursor: grabbing }
.wx-wheel-list > * { height: var(--wx-wheel-item) !important; scroll-snap-align: center; overflow: hidden; box-sizing: border-box }
`

/** Browsers without `scrollend` count as at rest after this long without a scroll. */
const restMs = 120

export function wheel(settings: WheelSettings, lifetime: Lifetime): Wheel {
  const { list, view, itemPx } = settings
  const { signal } = lifetime
  let index = 0
  let isByUser = false
  let cancelRest = (): void => {}

  const count = (): number => list.childElementCount
  const clamped = (wanted: number): number =>
    Math.min(Math.max(0, count() - 1), Math.max(0, Math.trunc(wanted)))
  const indexNow = (): number => (itemPx() > 0 ? clamped(Math.round(view.scrollTop / itemPx())) : index)
  const draw = (isAnimated: boolean): void => {
    view.scrollTo({ top: clamped(index) * itemPx(), behavior: isAnimated ? 'smooth' : 'instant' })
  }
  const turn = (): void => {
    if (!isByUser) settings.turning?.(true)
    isByUser = true
  }
  const rest = (): void => {
    cancelRest()
    view.classList.remove('wx-wheel-turned')
    if (!isByUser) return
    isByUser = false
    const next = indexNow()
    const isChanged = next !== index
    index = next
    settings.turning?.(false)
    if (isChanged) settings.settled(index)
  }
  const turnTo = (wanted: number): void => {
    turn()
    const top = clamped(wanted) * itemPx()
    if (Math.abs(view.scrollTop - top) < 1) {
      rest()
      return
    }
    view.scrollTo({ top, behavior: 'smooth' })
  }

  view.tabIndex = 0
  for (const type of ['wheel', 'touchstart'] as const) {
    view.addEventListener(type, turn, { signal, passive: true })
  }
  view.addEventListener(
    'touchend',
    () => {
      settings.letGo?.(indexNow())
      // A tap turns nothing, and no scroll will end.
      cancelRest = lifetime.after(restMs, rest)
    },
    { signal, passive: true },
  )
  view.addEventListener(
    'scroll',
    () => {
      cancelRest()
      if (isByUser && !view.classList.contains('wx-wheel-turned')) cancelRest = lifetime.after(restMs, rest)
    },
    { signal, passive: true },
  )

  let dragFrom = 0
  onDrag(
    view,
    {
      axis: ({ isMouse }) => (isMouse ? 'y' : 'none'),
      start() {
        turn()
        dragFrom = view.scrollTop
        // Snapping would pull against the hand.
        view.classList.add('wx-wheel-turned')
      },
      move({ y }) {
        view.scrollTop = dragFrom - y
      },
      end({ velocityY }) {
        const throwMs = 200
        const landed = Math.round((view.scrollTop - velocityY * throwMs) / (itemPx() || 1))
        settings.letGo?.(clamped(landed))
        view.classList.remove('wx-wheel-turned')
        turnTo(landed)
      },
    },
    signal,
  )
  view.addEventListener(
    'click',
    (event) => {
      const item = [...list.children].findIndex(
        (child) => event.target instanceof Node && child.contains(event.target),
      )
      if (item >= 0) turnTo(item)
    },
    { signal },
  )
  view.addEventListener(
    'keydown',
    (event) => {
      const steps: Readonly<Record<string, number>> = {
        ArrowUp: -1,
        ArrowDown: 1,
        PageUp: -5,
        PageDown: 5,
        Home: -count(),
        End: count(),
      }
      const step = steps[event.key]
      if (step === undefined) return
      event.preventDefault()
      turnTo(indexNow() + step)
    },
    { signal },
  )

  const refresh = (): void => {
    list.style.setProperty('--wx-wheel-item', `${itemPx()}px`)
    const paddingPx = Math.max(0, (view.clientHeight - itemPx()) / 2)
    list.style.padding = `${paddingPx}px 0`
    if (!isByUser) draw(false)
  }
  const observer = new ResizeObserver(refresh)
  observer.observe(view)
  lifetime.atEnd(() => observer.disconnect())

  return {
    index: () => clamped(index),
    show(wanted) {
      index = Math.max(0, Math.trunc(wanted))
      isByUser = false
      draw(false)
    },
    refresh,
  }
}
