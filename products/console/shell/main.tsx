/**
 * What a screen shows below the bar. What had the keyboard may be gone: with the screen that a link led
 * away from, or with a step that was done. Then it begins at the top of what is there now: of the panel
 * that it stood in, or else of the screen.
 */
import { useEffect, useRef, type ReactNode } from 'react'
import { useLocation } from 'wouter'

/** Where somebody was before: on the first screen the browser knows best where to begin. */
const before: { path?: string } = {}

export function Main({ className, children }: { readonly className: string; readonly children: ReactNode }) {
  const [path] = useLocation()
  const main = useRef<HTMLElement>(null)
  useEffect(() => {
    const hasMoved = before.path !== undefined && before.path !== path
    before.path = path
    if (hasMoved && isNowhere()) main.current?.focus({ preventScroll: true })
  }, [path])
  useEffect(() => {
    const { current } = main
    if (!current) return undefined
    const held: { path: readonly Element[] } = { path: [] }
    const hold = (event: FocusEvent): void => {
      held.path = event.composedPath().filter((one) => one instanceof Element)
    }
    const observer = new MutationObserver(() => {
      if (held.path[0]?.isConnected !== false || !isNowhere()) return
      const place = held.path.find((one) => one.isConnected && one.matches('section, main'))
      held.path = []
      if (!(place instanceof HTMLElement)) return
      place.tabIndex = -1
      place.focus()
    })
    current.addEventListener('focusin', hold)
    observer.observe(current, { childList: true, subtree: true })
    return () => {
      current.removeEventListener('focusin', hold)
      observer.disconnect()
    }
  }, [])
  return (
    <main ref={main} className={className} tabIndex={-1}>
      {children}
    </main>
  )
}

function isNowhere(): boolean {
  return document.activeElement === null || document.activeElement === document.body
}
