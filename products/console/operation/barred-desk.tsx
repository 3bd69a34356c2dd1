/** The black list of people: by ID number, phone or account of the host. */
import { useState } from 'react'
import { Input, Tag } from 'tdesign-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { BarredEntry, BarredKind } from '@maque/protocol/platform/registration.ts'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { Choose } from '../shell/choose.tsx'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { RemovableRow } from '../shell/removable-row.tsx'
import { When } from '../shell/when.tsx'
import { barredTexts } from './barred-texts.ts'

const queryKey = ['barred-people']

export function BarredDesk() {
  const t = useTexts(barredTexts)
  const barred = useQuery({ queryKey, queryFn: () => platform.call('GET /api/operator/barred-people', {}) })
  return (
    <>
      <Bar />
      <Loaded query={barred}>
        {({ entries }) =>
          entries.length === 0 ? (
            <div className="empty">{t.none}</div>
          ) : (
            <ul className="plain panel versions">
              {entries.map((entry) => (
                <Barred key={entry.id} entry={entry} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </>
  )
}

function Bar() {
  const t = useTexts(barredTexts)
  const queries = useQueryClient()
  const [kind, setKind] = useState<BarredKind>('id-number')
  const [value, setValue] = useState('')
  const [reason, setReason] = useState('')
  const bar = useMutation({
    mutationFn: () =>
      platform.call('POST /api/operator/barred-people', {
        body: { kind, value: value.trim(), reason: reason.trim() },
      }),
    onSuccess: async () => {
      setValue('')
      setReason('')
      await queries.invalidateQueries({ queryKey })
    },
  })
  return (
    <form
      className="panel"
      onSubmit={(event) => {
        event.preventDefault()
        bar.mutate()
      }}
    >
      <p className="quiet">{t.hint}</p>
      <Choose
        label={t.kind}
        names={t.kinds}
        value={kind}
        onChoose={(chosen: BarredKind) => setKind(chosen)}
      />
      <Field label={t.value[kind]}>
        <Input value={value} onChange={setValue} maxlength={254} autocomplete="off" />
      </Field>
      <Field label={t.reason}>
        <Input value={reason} onChange={setReason} maxlength={1000} />
      </Field>
      <Refusal error={bar.error} />
      <Button type="submit" loading={bar.isPending} disabled={value.trim() === '' || reason.trim() === ''}>
        {t.add}
      </Button>
    </form>
  )
}

function Barred({ entry }: { readonly entry: BarredEntry }) {
  const t = useTexts(barredTexts)
  const { id, kind, label, reason, author, since } = entry
  return (
    <RemovableRow
      label={t.remove}
      about={label}
      consequence={t.removeHint}
      queryKey={queryKey}
      remove={() => platform.call('DELETE /api/operator/barred-people/:entryId', { params: { entryId: id } })}
    >
      <code>{label}</code> <Tag variant="light">{t.kinds[kind]}</Tag>
      <div className="quiet">
        {reason} · {author} · <When at={since} />
      </div>
    </RemovableRow>
  )
}
