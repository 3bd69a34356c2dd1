/**
 * A box to tick, that looks as the widget library's. That one cannot be ticked by keyboard: its input is
 * no stop of the Tab key, and its label, which is one, takes no keys.
 */
import type { ReactNode } from 'react'

export function Checkbox(props: {
  readonly checked: boolean
  readonly disabled?: boolean
  readonly children: ReactNode
  onChange(isChecked: boolean): void
}) {
  const { checked, disabled = false } = props
  const looks = ['t-checkbox', ...(checked ? ['t-is-checked'] : []), ...(disabled ? ['t-is-disabled'] : [])]
  return (
    <label className={looks.join(' ')}>
      <input
        type="checkbox"
        className="t-checkbox__former"
        checked={checked}
        disabled={disabled}
        onChange={({ currentTarget }) => props.onChange(currentTarget.checked)}
      />
      <span className="t-checkbox__input" />
      <span className="t-checkbox__label">{props.children}</span>
    </label>
  )
}

/** Several of a few, by their names. */
export function Checkboxes<Value extends string>(props: {
  readonly names: Readonly<Record<Value, string>>
  readonly values: readonly Value[]
  onChange(values: readonly Value[]): void
}) {
  const { values } = props
  const all = Object.keys(props.names).filter((key): key is Value => Object.hasOwn(props.names, key))
  return (
    <div className="t-checkbox-group">
      {all.map((value) => (
        <Checkbox
          key={value}
          checked={values.includes(value)}
          onChange={(isChecked) =>
            props.onChange(all.filter((one) => (one === value ? isChecked : values.includes(one))))
          }
        >
          {props.names[value]}
        </Checkbox>
      ))}
    </div>
  )
}
