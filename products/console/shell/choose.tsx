/** One of several, by its name. */
import { Field } from './field.tsx'
import { Select } from './select.tsx'

export function Choose<Value extends string | number>(props: {
  readonly label: string
  readonly names: Readonly<Partial<Record<Value, string>>>
  readonly value: Value
  onChoose(value: Value): void
}) {
  // Every name that is there is a text. Keys of a record are texts, also where its names are numbers.
  const isNumber = typeof props.value === 'number'
  const options = Object.entries(props.names as Readonly<Record<string, string>>).map(([key, label]) => ({
    value: isNumber ? Number(key) : key,
    label,
  }))
  return (
    <Field label={props.label}>
      <Select value={props.value} options={options} onChange={(value) => props.onChoose(value as Value)} />
    </Field>
  )
}
