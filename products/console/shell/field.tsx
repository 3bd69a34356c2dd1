/** A labelled input. The label wraps it, because the widget library gives inputs no id of ours. */
import type { ReactNode } from 'react'

export function Field(props: {
  readonly label: string
  readonly help?: string | undefined
  readonly children: ReactNode
}) {
  return (
    <label className="field">
      <span className="field-label">{props.label}</span>
      {props.children}
      {props.help && <small className="quiet">{props.help}</small>}
    </label>
  )
}
