/** Several of many, by their names; typed text narrows the list. */
import { Field } from '../shell/field.tsx'
import { Select } from '../shell/select.tsx'

export interface NamedChoice<Value extends string | number> {
  readonly value: Value
  readonly label: string
}

export function ChooseSeveral<Value extends string | number>(props: {
  readonly label: string
  readonly help?: string
  readonly choices: readonly NamedChoice<Value>[]
  readonly values: readonly Value[]
  /** Where what is typed narrows the choices elsewhere. */
  onSearch?(text: string): void
  onChoose(values: readonly Value[]): void
}) {
  const { onSearch } = props
  return (
    <Field label={props.label} {...(props.help !== undefined && { help: props.help })}>
      <Select
        multiple
        filterable
        {...(onSearch && { onSearch })}
        value={[...props.values]}
        options={[...props.choices]}
        // With `multiple` a list of the values of its options.
        onChange={(values) => props.onChoose(values as Value[])}
      />
    </Field>
  )
}
