/**
 * Keeps the keyboard inside a dialog: focus starts at `first` and goes round, Escape is told.
 *
 * Gives the function that puts the focus back where it was.
 */
export function holdFocus(dialog: HTMLElement, first: HTMLElement, onEscape: () => void): () => void {
  const root = dialog.getRootNode() as Document | ShadowRoot
  const before = root.activeElement
  dialog.setAttribute('aria-modal', 'true')
  dialog.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') return onEscape()
    if (event.key !== 'Tab') return
    const stops = [...dialog.querySelectorAll<HTMLElement>('button, input, textarea')]
    const edge = event.shiftKey ? stops[0] : stops.at(-1)
    const other = event.shiftKey ? stops.at(-1) : stops[0]
    if (root.activeElement === edge) {
      event.preventDefault()
      other?.focus()
    }
  })
  first.focus({ preventScroll: true })
  return () => {
    if (before instanceof HTMLElement) before.focus({ preventScroll: true })
  }
}
