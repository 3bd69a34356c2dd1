/** A switch whose position is told to screen readers, which the widget library leaves out. */
import { Switch as WidgetSwitch } from 'tdesign-react'
import { changedIn } from './changed-in.ts'

export interface SwitchProps {
  readonly value: boolean
  readonly loading?: boolean
  readonly disabled?: boolean
  /** Where no label stands around it. */
  readonly 'aria-label'?: string
  onChange(value: boolean): void
}

export function Switch(props: SwitchProps) {
  return (
    <WidgetSwitch<boolean>
      {...props}
      aria-checked={props.value}
      onChange={(value, { e }) => {
        props.onChange(value)
        changedIn(e.currentTarget)
      }}
    />
  )
}
