/** The mini programs of an official account: those it has, those it asks, and how many more it may. */
import { useEffect, useState } from 'react'
import { Input, Tag } from 'tdesign-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { Facts } from '../registration/facts.tsx'
import { FollowedTicket } from '../registration/followed-ticket.tsx'
import { AskedButton } from '../shell/asked-button.tsx'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { When } from '../shell/when.tsx'
import { associationTexts } from './texts.ts'

const queryKey = ['associations']

/** While a mini program’s administrator has not answered. */
const WAITING_POLL_MS = 10_000

export function AssociationsPage() {
  const t = useTexts(associationTexts)
  const queries = useQueryClient()
  const list = useQuery({
    queryKey,
    queryFn: () => platform.call('GET /api/official-account/associations', {}),
    refetchInterval: WAITING_POLL_MS,
  })
  const unlink = useMutation({
    mutationFn: (associationId: string) =>
      platform.call('DELETE /api/official-account/associations/:associationId', {
        params: { associationId },
      }),
    onSettled: () => queries.invalidateQueries({ queryKey }),
  })
  const [toConfirm, setToConfirm] = useState('')
  return (
    <>
      <div className="screen-head">
        <h1>{t.title}</h1>
      </div>
      <LinkForm key={toConfirm} toConfirm={toConfirm} />
      <Loaded query={list}>
        {({ associations, places, features }) => (
          <section className="panel">
            <Facts
              of={[
                [t.sameSubject, `${places.sameSubject.used} / ${places.sameSubject.limit}`],
                [t.otherSubject, `${places.otherSubject.used} / ${places.otherSubject.limit}`],
                [
                  t.thisMonth,
                  <>
                    {places.thisMonth.used} / {places.thisMonth.limit} · {t.resets}{' '}
                    <When at={places.resetsAt} ofRule />
                  </>,
                ],
                [t.neededFor, features.map((feature) => t.features[feature]).join(' · ')],
              ]}
            />
            <Refusal error={unlink.error} />
            {associations.length === 0 && <p className="quiet">{t.none}</p>}
            <ul className="versions">
              {associations.map(({ id, app, state, isSameSubject, isAutomatic }) => (
                <li key={id} className="panel-row">
                  <span>
                    {app.name} <Tag variant="light">{t.states[state]}</Tag>
                    <br />
                    <span className="quiet">
                      {app.appId} · {isSameSubject ? t.sameSubject : t.otherSubject}
                      {isAutomatic && ` · ${t.automatic}`}
                    </span>
                  </span>
                  <span className="actions">
                    {state === 'waiting-official-account' && (
                      <Button
                        aria-label={`${t.confirm} · ${app.name}`}
                        onClick={() => setToConfirm(app.appId)}
                      >
                        {t.confirm}
                      </Button>
                    )}
                    <AskedButton
                      label={t.unlink}
                      about={app.name}
                      consequence={t.unlinkHint}
                      isBusy={unlink.isPending}
                      onConfirm={() => unlink.mutate(id)}
                    />
                  </span>
                </li>
              ))}
            </ul>
          </section>
        )}
      </Loaded>
    </>
  )
}

/** `toConfirm`: one that was asked for already, by somebody in this account’s place or a while ago. */
function LinkForm({ toConfirm }: { readonly toConfirm: string }) {
  const t = useTexts(associationTexts)
  const queries = useQueryClient()
  const [appId, setAppId] = useState(toConfirm)
  const refresh = () => queries.invalidateQueries({ queryKey })
  const ask = useMutation({
    mutationFn: () =>
      platform.call('POST /api/official-account/associations', { body: { appId: appId.trim() } }),
    onSuccess: refresh,
  })
  const { mutate: askAnew } = ask
  useEffect(() => {
    if (toConfirm !== '') askAnew()
  }, [toConfirm, askAnew])
  const confirm = useMutation({
    mutationFn: ({ associationId, ticketId }: { associationId: string; ticketId: string }) =>
      platform.call('POST /api/official-account/associations/:associationId/confirmation', {
        params: { associationId },
        body: { ticketId },
      }),
    onSuccess: () => {
      setAppId('')
      ask.reset()
      return refresh()
    },
  })
  const asked = ask.data
  return (
    <form
      className="panel"
      aria-labelledby="link"
      onSubmit={(event) => {
        event.preventDefault()
        confirm.reset()
        ask.mutate()
      }}
    >
      <h2 id="link">{t.linkTitle}</h2>
      <p className="quiet">{t.linkHint}</p>
      <Field label={t.appId}>
        <Input value={appId} onChange={setAppId} maxlength={40} />
      </Field>
      <Refusal error={ask.error ?? confirm.error} isOfTypedId />
      <Button type="submit" loading={ask.isPending} disabled={appId.trim() === ''}>
        {t.link}
      </Button>
      {asked && (
        <FollowedTicket
          key={asked.ticket.id}
          ticket={asked.ticket}
          hint={t.scanHint}
          onConfirmed={(ticketId) => confirm.mutate({ associationId: asked.association.id, ticketId })}
        />
      )}
    </form>
  )
}
