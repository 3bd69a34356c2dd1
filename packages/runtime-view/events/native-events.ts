/**
 * Turns what the browser reports into the events that templates bind.
 *
 * One listener a type for the whole page. A mouse acts as one finger, so that everything works on a
 * desktop; what browsers repeat as mouse events after a touch is ignored.
 */
import type { Touch } from '@maque/protocol/bridge/logic-view.ts'
import type { KnownElement } from '../tree/node-info.ts'
import type { ViewPage } from '../tree/view-page.ts'
import { isTemplateElement } from './event-target.ts'
import { HoverFeedback } from './hover-feedback.ts'

const LONG_PRESS_MS = 350
/** A finger is never quite still. */
const LONG_PRESS_SLACK_PX = 10
const transitionTypes = ['transitionend', 'animationstart', 'animationend', 'animationiteration'] as const

export function listenToNativeEvents(page: ViewPage): void {
  const { document } = page
  const hover = new HoverFeedback(page)
  let longPress: ReturnType<typeof setTimeout> | undefined
  let pressedAt = { x: 0, y: 0 }
  let isLongPressed = false
  let mouseTarget: KnownElement | null = null

  const endLongPress = (): void => {
    clearTimeout(longPress)
    longPress = undefined
  }
  const press = (origin: KnownElement, touches: readonly Touch[]): void => {
    const [touch] = touches
    isLongPressed = false
    hover.press(origin)
    endLongPress()
    if (touch === undefined || touches.length > 1) return
    pressedAt = { x: touch.pageX, y: touch.pageY }
    longPress = setTimeout(() => {
      hover.release()
      const extras = {
        detail: { x: touch.pageX, y: touch.pageY },
        bubbles: true,
        touches,
        changedTouches: touches,
      }
      const first = page.events.raise(origin, { type: 'longpress', ...extras })
      page.events.raise(origin, { type: 'longtap', ...extras })
      // A long press that somebody wanted is no tap.
      isLongPressed = first.isHandled
    }, LONG_PRESS_MS)
  }
  const drift = (touches: readonly Touch[]): void => {
    const [touch] = touches
    if (touch === undefined) return
    if (Math.hypot(touch.pageX - pressedAt.x, touch.pageY - pressedAt.y) <= LONG_PRESS_SLACK_PX) return
    endLongPress()
    hover.cancel()
  }
  const release = (): void => {
    endLongPress()
    hover.release()
  }

  const onTouch = (event: TouchEvent): void => {
    const origin = originOf(event.target)
    if (origin === null) return
    const touches = touchesOf(event.touches, origin)
    const changedTouches = touchesOf(event.changedTouches, origin)
    if (event.type === 'touchstart') press(origin, touches)
    else if (event.type === 'touchmove') drift(touches)
    else release()
    const { isStopped } = page.events.raise(origin, {
      type: event.type,
      detail: {},
      bubbles: true,
      touches,
      changedTouches,
    })
    if (isStopped && event.type === 'touchmove' && event.cancelable) event.preventDefault()
  }
  document.addEventListener('touchstart', onTouch, { passive: true })
  document.addEventListener('touchmove', onTouch, { passive: false })
  document.addEventListener('touchend', onTouch, { passive: true })
  document.addEventListener('touchcancel', onTouch, { passive: true })

  const onMouse = (type: 'touchstart' | 'touchmove' | 'touchend', event: PointerEvent): void => {
    const origin = mouseTarget
    if (origin === null) return
    const touch = mouseTouch(event, origin)
    const touches = type === 'touchend' ? [] : [touch]
    if (type === 'touchstart') press(origin, touches)
    else if (type === 'touchmove') drift(touches)
    else release()
    const { isStopped } = page.events.raise(origin, {
      type,
      detail: {},
      bubbles: true,
      touches,
      changedTouches: [touch],
    })
    if (isStopped && type === 'touchmove') event.preventDefault()
  }
  document.addEventListener('pointerdown', (event) => {
    if (event.pointerType !== 'mouse' || event.button !== 0) return
    mouseTarget = originOf(event.target)
    onMouse('touchstart', event)
  })
  document.addEventListener('pointermove', (event) => {
    if (event.pointerType === 'mouse' && mouseTarget) onMouse('touchmove', event)
  })
  for (const type of ['pointerup', 'pointercancel'] as const) {
    document.addEventListener(type, (event) => {
      if (event.pointerType !== 'mouse' || mouseTarget === null) return
      onMouse('touchend', event)
      mouseTarget = null
    })
  }

  document.addEventListener('click', (event) => {
    const origin = originOf(event.target)
    if (origin === null || isLongPressed || isDisabled(origin)) return
    const changedTouches = [mouseTouch(event, origin)]
    const detail = { x: event.pageX, y: event.pageY }
    page.events.raise(origin, { type: 'tap', detail, bubbles: true, touches: changedTouches, changedTouches })
  })
  for (const type of transitionTypes) {
    document.addEventListener(type, (event) => {
      const origin = originOf(event.target)
      const { propertyName, animationName, elapsedTime } = event as TransitionEvent & AnimationEvent
      const detail = {
        elapsedTime,
        ...(propertyName ? { propertyName } : {}),
        ...(animationName ? { animationName } : {}),
      }
      if (origin) page.events.raise(origin, { type, detail, bubbles: true })
    })
  }
}

function originOf(target: EventTarget | null): KnownElement | null {
  for (let node = target as Node | null; node; node = node.parentNode)
    if (isTemplateElement(node)) return node
  return null
}

/** A disabled button keeps what is in it from being tapped. */
function isDisabled(origin: KnownElement): boolean {
  for (let node: KnownElement | null = origin; node; node = node.parentElement as KnownElement | null) {
    if (node.maqueMounted?.isDisabled?.()) return true
  }
  return false
}

function touchesOf(list: TouchList, origin: Element): readonly Touch[] {
  return Array.from(list, (touch) => ({
    identifier: touch.identifier,
    pageX: touch.pageX,
    pageY: touch.pageY,
    clientX: touch.clientX,
    clientY: touch.clientY,
    force: touch.force,
    ...onCanvas(touch, origin),
  }))
}

function mouseTouch(event: MouseEvent, origin: Element): Touch {
  const { pageX, pageY, clientX, clientY } = event
  return { identifier: 0, pageX, pageY, clientX, clientY, force: 1, ...onCanvas(event, origin) }
}

function onCanvas(
  point: { readonly clientX: number; readonly clientY: number },
  origin: Element,
): { x?: number; y?: number } {
  const canvas = origin.closest('wx-canvas')
  if (canvas === null) return {}
  const { left, top } = canvas.getBoundingClientRect()
  return { x: point.clientX - left, y: point.clientY - top }
}
