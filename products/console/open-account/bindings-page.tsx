/** What is bound to an Open account, how much more may be, and whether it may bind at all. */
import { Tag } from 'tdesign-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { BindingPlaces } from '@maque/protocol/platform/open-accounts.ts'
import { platform } from '../platform.ts'
import { Facts } from '../registration/facts.tsx'
import { VerifyFirst } from '../registration/verify-first.tsx'
import { AskingForm, useAsking } from '../scan/asking.tsx'
import { AskedButton } from '../shell/asked-button.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Counted } from '../shell/meter.tsx'
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
        [t.all, <Counted of={accounts} />],
        [t.sameSubject, <Counted of={sameSubject} />],
        [
          t.otherSubjectThisMonth,
          <>
            <Counted of={otherSubjectThisMonth} /> · {t.resets} <When at={resetsAt} ofRule />
          </>,
        ],
      ]}
    />
  )
}

function BindForm() {
  const t = useTexts(openAccountTexts)
  const binding = useAsking({
    queryKey,
    async ask(publicId) {
      const { binding, ticket } = await platform.call('POST /api/open-account/bindings', {
        body: { publicId },
      })
      return { id: binding.id, ticket }
    },
    confirm: (bindingId, ticketId) =>
      platform.call('POST /api/open-account/bindings/:bindingId/confirmation', {
        params: { bindingId },
        body: { ticketId },
      }),
  })
  return (
    <AskingForm
      of={binding}
      title={t.bindTitle}
      hint={t.bindHint}
      label={t.publicId}
      ask={t.bind}
      scanHint={t.scanHint}
    />
  )
}
