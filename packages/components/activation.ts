/** Elements that are operated like buttons: by tap, and from the keyboard like the native ones. */
import { reflect } from './attribute-setters.ts'
import type { Lifetime } from './lifetime.ts'

export interface Activation {
  readonly role: 'button' | 'link' | 'switch' | 'checkbox' | 'radio'
  isDisabled(): boolean
  activate(): void
}

/**
 * Calls `activate` on every tap while not disabled. Enter (and Space, for anything but links)
 * makes a click, so that whoever listens for taps hears the keyboard too.
 */
export function onActivation(element: HTMLElement, activation: Activation, lifetime: Lifetime): void {
  const { signal } = lifetime
  if (!element.hasAttribute('role')) element.setAttribute('role', activation.role)
  element.tabIndex = 0

  element.addEventListener(
    'click',
    () => {
      if (!activation.isDisabled()) activation.activate()
    },
    { signal },
  )
  element.addEventListener(
    'keydown',
    (event) => {
      if (event.target !== element) return
      const isPressed = event.key === 'Enter' || (event.key === ' ' && activation.role !== 'link')
      if (!isPressed || event.repeat) return
      event.preventDefault()
      if (!activation.isDisabled()) element.click()
    },
    { signal },
  )
}

/** Tells style sheets, keyboards and screen readers that an element is disabled. */
export function showDisabled(element: HTMLElement, isDisabled: boolean): void {
  reflect(element, 'disabled', isDisabled)
  element.setAttribute('aria-disabled', String(isDisabled))
  element.tabIndex = isDisabled ? -1 : 0
}
