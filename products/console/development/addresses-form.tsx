/** A list of addresses from which something may be used, and whether it is on. */
import { useState } from 'react'
import { Textarea } from 'tdesign-react'
import type { AddressList } from '@maque/protocol/platform/development.ts'
import { Button } from '../shell/button.tsx'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { Switch } from '../shell/switch.tsx'
import { linesOf } from './lines.ts'
import { developmentTexts } from './texts.ts'

export function AddressesForm(props: {
  readonly title: string
  readonly hint: string
  readonly list: AddressList
  readonly limit: number
  readonly isBusy: boolean
  readonly error: Error | null
  onSave(list: AddressList): void
}) {
  const t = useTexts(developmentTexts)
  const [isOn, setIsOn] = useState(props.list.isOn)
  const [written, setWritten] = useState(() => props.list.entries.join('\n'))
  const entries = linesOf(written)
  return (
    <form
      aria-label={props.title}
      onSubmit={(event) => {
        event.preventDefault()
        props.onSave({ isOn, entries })
      }}
    >
      <h3>{props.title}</h3>
      <p className="quiet">{props.hint}</p>
      <label className="switch-row">
        <Switch value={isOn} onChange={setIsOn} /> <span>{isOn ? t.listOn : t.listOff}</span>
      </label>
      <Field label={t.addresses} help={t.used(entries.length, props.limit)}>
        <Textarea
          value={written}
          onChange={setWritten}
          placeholder={'203.0.113.7\n203.0.113.0/24'}
          autosize={{ minRows: 2, maxRows: 8 }}
        />
      </Field>
      <Refusal error={props.error} />
      <Button type="submit" variant="outline" loading={props.isBusy}>
        {t.save}
      </Button>
    </form>
  )
}
