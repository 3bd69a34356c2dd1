/**
 * Turns what fingers, mouse, keys and the browser's animations do into mini-program events.
 *
 * (1) There is one listener a type, on the document. They do not hold up scrolling; only elements on
 *     which a handler may stop touches have listeners of their own that do.
 * (2) A mouse button is a finger with the identifier 0.
 * (3) `tap` is the browser's click, unless a `longpress` was heard or the mouse was moved meanwhile.
 */
import type { Touch } from '@maque/protocol/bridge/logic-view.ts'
import type { PassiveEvents } from '@maque/protocol/bundle/app-config.ts'
import type { EventDispatch, Outcome } from './dispatch.ts'
import type { PressFeedback } from './press-feedback.ts'
import { templateElement } from './event-target.ts'
import { touchesOf, touchOf } from './touches.ts'

const longPressMs = 350
/** A finger that moves less rests. */
const restPx = 10

interface Press {
  readonly target: Element
  readonly x: number
  readonly y: number
  timer: ReturnType<typeof setTimeout> | undefined
  hasMoved: boolean
}

const touchTypes = ['touchstart', 'touchmove', 'touchend', 'touchcancel'] as const
const animationTypes = ['transitionend', 'animationstart', 'animationiteration', 'animationend'] as const

export class NativeEvents {
  readonly #document: Document
  readonly #dispatch: EventDispatch
  readonly #feedback: PressFeedback
  #press: Press | null = null
  #mouse: Element | null = null
  #isTapSpent = false
  #passive: PassiveEvents = {}
  /** The event that an element's own listener has dispatched already. */
  #dispatched: Event | null = null

  constructor(document: Document, dispatch: EventDispatch, feedback: PressFeedback) {
    this.#document = document
    this.#dispatch = dispatch
    this.#feedback = feedback
  }

  listen(): void {
    const document = this.#document
    for (const type of touchTypes) {
      document.addEventListener(type, (event) => this.#onTouch(event), { passive: true })
    }
    for (const type of animationTypes) {
      document.addEventListener(type, (event) => this.#onAnimation(event), { passive: true })
    }
    document.addEventListener('pointerdown', (event) => this.#onMouseDown(event), { passive: true })
    const window = document.defaultView
    window?.addEventListener('pointermove', (event) => this.#onMouseMove(event), { passive: true })
    window?.addEventListener('pointerup', (event) => this.#onMouseUp(event, 'touchend'))
    window?.addEventListener('pointercancel', (event) => this.#onMouseUp(event, 'touchcancel'))
    document.addEventListener('click', (event) => this.#onClick(event))
    document.addEventListener('keydown', (event) => this.#onKey(event))
    document.addEventListener('contextmenu', (event) => {
      if (this.#isTapSpent) event.preventDefault()
    })
  }

  /** Lets handlers on this element stop touches from scrolling. */
  readonly watchTouches = (element: HTMLElement): void => {
    for (const type of ['touchstart', 'touchmove'] as const) {
      element.addEventListener(
        type,
        (event) => {
          if (this.#dispatched === event) return
          const { isStopped, isPrevented } = this.#onTouch(event)
          const isScrollStopped = isPrevented || (isStopped && type === 'touchmove')
          if (isScrollStopped && !this.#passive[type] && event.cancelable) event.preventDefault()
        },
        { passive: false },
      )
    }
  }

  setPassive(events: PassiveEvents): void {
    this.#passive = events
  }

  #onTouch(event: TouchEvent): Outcome {
    if (this.#dispatched === event) return { isHeard: false, isStopped: false, isPrevented: false }
    this.#dispatched = event
    const target = event.target instanceof Element ? event.target : this.#document.documentElement
    const [first] = event.changedTouches
    if (first) {
      if (event.type === 'touchstart') {
        if (event.touches.length === 1) this.#begin(target, first)
        else this.#rest()
      } else if (event.type === 'touchmove') this.#move(first)
      else this.#rest()
    }
    return this.#dispatch.dispatch(target, {
      type: event.type,
      bubbles: true,
      timeStamp: event.timeStamp,
      detail: {},
      touches: touchesOf(event.touches, target),
      changedTouches: touchesOf(event.changedTouches, target),
    })
  }

  // The mouse as a finger

  #onMouseDown(event: PointerEvent): void {
    if (event.pointerType !== 'mouse' || event.button !== 0 || !(event.target instanceof Element)) return
    this.#mouse = event.target
    this.#begin(event.target, event)
    this.#raiseMouse('touchstart', event, event.target)
  }

  #onMouseMove(event: PointerEvent): void {
    if (!this.#mouse || event.pointerType !== 'mouse') return
    this.#move(event)
    this.#raiseMouse('touchmove', event, this.#mouse)
  }

  #onMouseUp(event: PointerEvent, type: 'touchend' | 'touchcancel'): void {
    if (!this.#mouse || event.pointerType !== 'mouse') return
    const target = this.#mouse
    this.#mouse = null
    this.#rest()
    this.#raiseMouse(type, event, target)
  }

  #raiseMouse(type: string, event: PointerEvent, target: Element): void {
    const touch = touchOf(event, 0, target)
    const isUp = type === 'touchend' || type === 'touchcancel'
    this.#dispatch.dispatch(target, {
      type,
      bubbles: true,
      timeStamp: event.timeStamp,
      detail: {},
      touches: isUp ? [] : [touch],
      changedTouches: [touch],
    })
  }

  // Presses

  #begin(target: Element, point: { readonly clientX: number; readonly clientY: number }): void {
    this.#rest()
    this.#isTapSpent = false
    const press: Press = { target, x: point.clientX, y: point.clientY, timer: undefined, hasMoved: false }
    press.timer = setTimeout(() => this.#longPress(press), longPressMs)
    this.#press = press
    this.#feedback.press(target)
  }

  #move(point: { readonly clientX: number; readonly clientY: number }): void {
    const press = this.#press
    if (!press || Math.hypot(point.clientX - press.x, point.clientY - press.y) < restPx) return
    press.hasMoved = true
    this.#rest()
    // A click that ends a drag is not a tap.
    this.#isTapSpent = true
  }

  #rest(): void {
    clearTimeout(this.#press?.timer)
    this.#press = null
    this.#feedback.release()
  }

  #longPress({ target, x, y }: Press): void {
    const view = this.#document.defaultView
    const point = {
      clientX: x,
      clientY: y,
      pageX: x + (view?.scrollX ?? 0),
      pageY: y + (view?.scrollY ?? 0),
    }
    const touch = touchOf(point, 0, target)
    const raised = (type: string): Outcome => this.#dispatch.dispatch(target, this.#tapLike(type, touch))
    const { isHeard } = raised('longpress')
    raised('longtap')
    if (isHeard) this.#isTapSpent = true
  }

  #onClick(event: MouseEvent): void {
    if (!(event.target instanceof Element)) return
    // A click without pointer comes from a key or a label: there was no press that could spend it.
    const isByPointer = event.detail !== 0
    if (isByPointer && this.#isTapSpent) {
      this.#isTapSpent = false
      return
    }
    const touch = touchOf(isByPointer ? event : centreOf(event.target), 0, event.target)
    this.#dispatch.dispatch(event.target, this.#tapLike('tap', touch))
  }

  #tapLike(type: string, touch: Touch): Parameters<EventDispatch['dispatch']>[1] {
    return {
      type,
      bubbles: true,
      timeStamp: this.#document.defaultView?.performance.now() ?? 0,
      detail: { x: touch.pageX, y: touch.pageY },
      touches: [touch],
      changedTouches: [touch],
    }
  }

  /** Enter on an element that can have the focus is a tap; built-ins that answer keys have prevented it. */
  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.defaultPrevented || event.repeat) return
    const element = templateElement(event.target instanceof Node ? event.target : null)
    if (element && element === event.target && element.tabIndex >= 0) element.click()
  }

  #onAnimation(event: TransitionEvent | AnimationEvent): void {
    if (!(event.target instanceof Element) || !event.target.localName.startsWith('wx-')) return
    const name =
      'propertyName' in event ? { propertyName: event.propertyName } : { animationName: event.animationName }
    this.#dispatch.dispatch(event.target, {
      type: event.type,
      bubbles: true,
      timeStamp: event.timeStamp,
      detail: { elapsedTime: event.elapsedTime, ...name },
    })
  }
}

function centreOf(element: Element): { pageX: number; pageY: number; clientX: number; clientY: number } {
  const { left, top, width, height } = element.getBoundingClientRect()
  const clientX = left + width / 2
  const clientY = top + height / 2
  const view = element.ownerDocument.defaultView
  return { clientX, clientY, pageX: clientX + (view?.scrollX ?? 0), pageY: clientY + (view?.scrollY ?? 0) }
}
