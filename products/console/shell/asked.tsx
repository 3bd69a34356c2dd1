/** What stands in a dialog of the widget library: named, and with the keyboard kept in it. */
import type { ReactNode } from 'react'
import { useKeptFocus } from './kept-focus.ts'

/** A component of its own, because the library shows what is in a dialog later than the dialog. */
export function Asked({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const dialog = useKeptFocus<HTMLDivElement>()
  return (
    <div ref={dialog} role="dialog" aria-modal="true" aria-label={title} tabIndex={-1} className="asked">
      {children}
    </div>
  )
}
