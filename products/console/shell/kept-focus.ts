/**
 * The keyboard stays in a dialog for as long as it is open: it begins there, Tab goes round in it, and
 * goes back to where it was when the dialog is gone.
 */
import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react'

const STOPS = 'a[href], button, input, select, textarea, summary, [tabindex]'

/** For the element that is the dialog; it needs a `tabIndex` of -1. */
export function useKeptFocus<Element extends HTMLElement>(): RefObject<Element | null> {
  const dialog = useRef<Element>(null)
  useEffect(() => {
    const { current } = dialog
    if (!current) return
    const before = document.activeElement
    // A field of it may have taken the focus already.
    if (!current.contains(before)) current.focus()
    const keep = (event: KeyboardEvent): void => {
      if (event.key !== 'Tab') return
      const stops = [...current.querySelectorAll<HTMLElement>(STOPS)].filter(isStop)
      const [first] = stops
      const last = stops.at(-1)
      const isAtEnd = event.shiftKey
        ? document.activeElement === first || document.activeElement === current
        : document.activeElement === last
      if (!isAtEnd) return
      event.preventDefault()
      const next = event.shiftKey ? last : first
      next?.focus()
    }
    current.addEventListener('keydown', keep)
    return () => {
      current.removeEventListener('keydown', keep)
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return dialog
}

/** For what opens in a screen and closes again, as a form does: the keyboard may leave it, and goes back when it is gone. */
export function useReturnedFocus<Element extends HTMLElement>(): RefObject<Element | null> {
  const opened = useRef<Element>(null)
  useLayoutEffect(() => {
    const { current } = opened
    const before = document.activeElement
    return () => {
      const { activeElement } = document
      // What is disabled while it is busy has lost it already.
      const isHere = activeElement === document.body || current?.contains(activeElement)
      if (isHere && before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return opened
}

function isStop(element: HTMLElement): boolean {
  return element.tabIndex >= 0 && !element.matches(':disabled') && element.checkVisibility()
}
