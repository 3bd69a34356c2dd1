/** What the played identity check answers for which ID numbers. */
import { useState } from 'react'
import { Input, MessagePlugin, Tag } from 'tdesign-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { IdentityResult, IdentityRuling } from '@maque/protocol/platform/proofs.ts'
import { platform } from '../platform.ts'
import { AskedButton } from '../shell/asked-button.tsx'
import { Button } from '../shell/button.tsx'
import { Choose } from '../shell/choose.tsx'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { When } from '../shell/when.tsx'
import { operationTexts } from './texts.ts'

const queryKey = ['identity-rulings']

export function IdentityDesk() {
  const t = useTexts(operationTexts)
  const known = useQuery({ queryKey, queryFn: () => platform.call('GET /api/operator/identity-rulings', {}) })
  return (
    <section className="panel" aria-labelledby="identity">
      <h2 id="identity">{t.identity}</h2>
      <Loaded query={known}>
        {({ rulings, isPlayed }) => (
          <>
            <p className="quiet">{isPlayed ? t.identityHint : t.identityIsReal}</p>
            {isPlayed && <NewRuling />}
            <ul className="versions">
              {isPlayed && rulings.length === 0 && <li className="quiet">{t.noRulings}</li>}
              {rulings.map((ruling) => (
                <Ruling key={ruling.id} ruling={ruling} />
              ))}
            </ul>
          </>
        )}
      </Loaded>
    </section>
  )
}

function NewRuling() {
  const t = useTexts(operationTexts)
  const queries = useQueryClient()
  const [idNumber, setIdNumber] = useState('')
  const [result, setResult] = useState<IdentityResult>('mismatch')
  const [note, setNote] = useState('')
  const rule = useMutation({
    mutationFn: () =>
      platform.call('PUT /api/operator/identity-rulings', {
        body: { idNumber: idNumber.trim(), result, note: note.trim() },
      }),
    onSuccess: () => {
      setIdNumber('')
      setNote('')
      void MessagePlugin.success(t.saved)
      return queries.invalidateQueries({ queryKey })
    },
  })
  return (
    <form
      className="narrow"
      onSubmit={(event) => {
        event.preventDefault()
        rule.mutate()
      }}
    >
      <Field label={t.idNumber}>
        <Input value={idNumber} onChange={setIdNumber} maxlength={18} autocomplete="off" />
      </Field>
      <Choose<IdentityResult> label={t.result} names={t.results} value={result} onChoose={setResult} />
      <Field label={t.note}>
        <Input value={note} onChange={setNote} maxlength={200} />
      </Field>
      <Refusal error={rule.error} />
      <Button type="submit" loading={rule.isPending} disabled={idNumber.trim() === ''}>
        {t.save}
      </Button>
    </form>
  )
}

function Ruling({
  ruling: { id, idNumber, result, note, author, since },
}: {
  readonly ruling: IdentityRuling
}) {
  const t = useTexts(operationTexts)
  const queries = useQueryClient()
  const takeBack = useMutation({
    mutationFn: () =>
      platform.call('DELETE /api/operator/identity-rulings/:rulingId', { params: { rulingId: id } }),
    onSuccess: () => queries.invalidateQueries({ queryKey }),
  })
  const named = idNumber === '' ? t.unnamedNumber : idNumber
  return (
    <li className="panel-row">
      <div className="wrap">
        <code>{named}</code>{' '}
        <Tag theme={result === 'match' ? 'success' : 'warning'} variant="light">
          {t.results[result]}
        </Tag>
        <div className="quiet">
          {[note, author].filter((text) => text !== undefined && text !== '').join(' · ')}
          {since !== undefined && (
            <>
              {' · '}
              <When at={since} />
            </>
          )}
        </div>
        <Refusal error={takeBack.error} />
      </div>
      <AskedButton
        label={t.takeBack}
        about={named}
        consequence={t.takeBackHint}
        isBusy={takeBack.isPending}
        onConfirm={() => takeBack.mutate()}
      />
    </li>
  )
}
