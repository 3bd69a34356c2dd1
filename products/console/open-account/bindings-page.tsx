/** What is bound to an Open account, how much more may be, and whether it may bind at all. */
import { useState } from 'react'
import { Input, Tag } from 'tdesign-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { BindingPlaces } from '@maque/protocol/platform/open-accounts.ts'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { Facts } from '../registration/facts.tsx'
import { FollowedTicket } from '../registration/followed-ticket.tsx'
import { VerifyFirst } from '../registration/verify-first.tsx'
import { AskedButton } from '../shell/asked-button.tsx'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { When } from '../shell/when.tsx'
import { openAccountTexts } from './texts.ts'

const queryKey = ['bindings']

export function BindingsPage() {
  const t = useTexts(openAccountTexts)
  const queries = useQueryClient()
  const list = useQuery({ queryKey, queryFn: () => platform.call('GET /api/open-account/bindings', {}) })
  const unbind = useMutation({
    mutationFn: (bindingId: string) =>
      platform.call('DELETE /api/open-account/bindings/:bindingId', { params: { bindingId } }),
    onSettled: () => queries.invalidateQueries(),
  })
  return (
    <>
      <div className="screen-head">
        <h1>{t.title}</h1>
      </div>
      <Loaded query={list}>
        {({ isQualified, bindings, places }) => (
          <>
            {isQualified ? <BindForm /> : <VerifyFirst message={t.unqualifiedHint} label={t.qualify} />}
            <section className="panel">
              <Places isQualified={isQualified} places={places} />
              <Refusal error={unbind.error} />
              {bindings.length === 0 && <p className="quiet">{t.none}</p>}
              <ul className="versions">
                {bindings.map(({ id, name, publicId, state, isSameSubject, boundAt }) => (
                  <li key={id} className="panel-row">
                    <span className="wrap">
                      {name} <Tag variant="light">{t.states[state]}</Tag>
                      <br />
                      <span className="quiet">
                        <code>{publicId}</code> · {isSameSubject ? t.sameSubject : t.otherSubject}
                        {boundAt !== undefined && (
                          <>
                            {' '}
                            · {t.since} <When at={boundAt} />
                          </>
                        )}
                      </span>
                    </span>
                    <AskedButton
                      label={t.unbind}
                      about={name}
                      consequence={t.unbindHint}
                      isBusy={unbind.isPending}
                      onConfirm={() => unbind.mutate(id)}
                    />
                  </li>
                ))}
              </ul>
            </section>
          </>
        )}
      </Loaded>
    </>
  )
}

function Places({ isQualified, places }: { readonly isQualified: boolean; readonly places: BindingPlaces }) {
  const t = useTexts(openAccountTexts)
  const { accounts, sameSubject, otherSubjectThisMonth, resetsAt } = places
  return (
    <Facts
      of={[
        [t.qualification, isQualified ? t.qualified : t.unqualified],
        [t.all, `${accounts.used} / ${accounts.limit}`],
        [t.sameSubject, `${sameSubject.used} / ${sameSubject.limit}`],
        [
          t.otherSubjectThisMonth,
          <>
            {otherSubjectThisMonth.used} / {otherSubjectThisMonth.limit} · {t.resets}{' '}
            <When at={resetsAt} ofRule />
          </>,
        ],
      ]}
    />
  )
}

function BindForm() {
  const t = useTexts(openAccountTexts)
  const queries = useQueryClient()
  const [publicId, setPublicId] = useState('')
  const ask = useMutation({
    mutationFn: () =>
      platform.call('POST /api/open-account/bindings', { body: { publicId: publicId.trim() } }),
  })
  const confirm = useMutation({
    mutationFn: ({ bindingId, ticketId }: { bindingId: string; ticketId: string }) =>
      platform.call('POST /api/open-account/bindings/:bindingId/confirmation', {
        params: { bindingId },
        body: { ticketId },
      }),
    onSuccess: () => {
      setPublicId('')
      ask.reset()
      return queries.invalidateQueries({ queryKey })
    },
  })
  const asked = ask.data
  return (
    <form
      className="panel"
      aria-labelledby="bind"
      onSubmit={(event) => {
        event.preventDefault()
        confirm.reset()
        ask.mutate()
      }}
    >
      <h2 id="bind">{t.bindTitle}</h2>
      <p className="quiet">{t.bindHint}</p>
      <Field label={t.publicId}>
        <Input value={publicId} onChange={setPublicId} maxlength={40} />
      </Field>
      <Refusal error={ask.error ?? confirm.error} isOfTypedId />
      <Button type="submit" loading={ask.isPending} disabled={publicId.trim() === ''}>
        {t.bind}
      </Button>
      {asked && (
        <FollowedTicket
          key={asked.ticket.id}
          ticket={asked.ticket}
          hint={t.scanHint}
          onConfirmed={(ticketId) => confirm.mutate({ bindingId: asked.binding.id, ticketId })}
        />
      )}
    </form>
  )
}
