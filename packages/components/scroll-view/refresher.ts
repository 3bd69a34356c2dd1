/**
 * Pulling a scroll view down to refresh it.
 *
 *     idle ──pull──▶ pulling ──let go before the threshold──▶ idle        (abort, restore)
 *                       └──let go beyond it──▶ refreshing ──triggered=false──▶ idle   (refresh … restore)
 *
 * `refresher-triggered` set by the app leads into `refreshing` as well. The two-level refresher
 * of Skyline is not here.
 */
import type { BuiltInPort } from '@maque/runtime-view/ports/built-in.ts'
import type { AttributeSetters } from '../attribute-setters.ts'
import { reflect } from '../attribute-setters.ts'
import { booleanOf, choiceOf, numberOf, stringOf } from '../attribute-values.ts'
import { make } from '../elements.ts'

/** The content follows the finger more slowly than it moves, as if it had weight. */
const resistance = 0.5
const settleMs = 250

type State = 'idle' | 'pulling' | 'refreshing'

export interface Refresher {
  readonly box: HTMLElement
  readonly setters: AttributeSetters
  isEnabled(): boolean
  /** The finger is this far below where it was when the content was at its top. */
  pull(distancePx: number): void
  letGo(): void
  trigger(): void
  close(): void
}

export function refresher(element: HTMLElement, body: HTMLElement, port: BuiltInPort): Refresher {
  const box = make('div', { class: 'wx-scroll-view-refresher' }, make('i'), make('i'), make('i'))
  let state: State = 'idle'
  let isEnabled = false
  let thresholdPx = 45
  let pulledPx = 0
  let isBeyond = false

  const detail = (): { readonly dy: number } => ({ dy: pulledPx })
  const moveBody = (toPx: number, isAnimated: boolean): void => {
    pulledPx = toPx
    body.style.transition = isAnimated ? `transform ${settleMs}ms` : ''
    // No transform at rest: it would hold fixed and sticky elements inside.
    body.style.transform = toPx === 0 ? '' : `translateY(${toPx}px)`
  }
  const enter = (next: State): void => {
    state = next
    reflect(element, 'refreshing', next === 'refreshing')
  }
  const refresh = (): void => {
    enter('refreshing')
    moveBody(thresholdPx, true)
    port.emit('refresherrefresh', detail())
  }
  const restore = (): void => {
    enter('idle')
    moveBody(0, true)
    port.emit('refresherrestore', detail())
  }

  const setThreshold = (value: unknown): void => {
    thresholdPx = numberOf(value, 45)
    box.style.height = `${thresholdPx}px`
  }
  setThreshold(undefined)

  return {
    box,
    isEnabled: () => isEnabled,
    pull(distancePx) {
      if (state === 'refreshing') return
      if (state === 'idle') isBeyond = false
      enter('pulling')
      moveBody(Math.max(0, distancePx * resistance), false)
      port.emit('refresherpulling', detail())
      if (pulledPx >= thresholdPx && !isBeyond) port.emit('refresherwillrefresh', detail())
      isBeyond = pulledPx >= thresholdPx
    },
    letGo() {
      if (state !== 'pulling') return
      if (pulledPx >= thresholdPx) {
        port.write('refresher-triggered', true)
        refresh()
        return
      }
      port.emit('refresherabort', detail())
      restore()
    },
    trigger() {
      if (isEnabled && state !== 'refreshing') refresh()
    },
    close() {
      if (state === 'refreshing') restore()
    },
    setters: {
      'refresher-enabled': (value) => {
        isEnabled = booleanOf(value)
        reflect(element, 'refresher-enabled', isEnabled)
      },
      'refresher-threshold': setThreshold,
      'refresher-default-style': (value) => {
        const style = choiceOf(value, ['black', 'white', 'none'])
        box.style.color = style === 'white' ? '#fff' : '#000'
        for (const dot of box.children) if (dot instanceof HTMLElement) dot.hidden = style === 'none'
      },
      'refresher-background': (value) => {
        box.style.backgroundColor = stringOf(value)
      },
      'refresher-triggered': (value) => {
        // After the other attributes of the same update: it may be enabled by it.
        queueMicrotask(() => {
          const isTriggered = booleanOf(value)
          if (isTriggered && isEnabled && state !== 'refreshing') refresh()
          if (!isTriggered && state === 'refreshing') restore()
        })
      },
    },
  }
}
