/** The mini programs of an official account: those it has, those it asks, and how many more it may. */
import { Tag } from 'tdesign-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Association } from '@maque/protocol/platform/associations.ts'
import { Button } from '../shell/button.tsx'
import { BoundPanel } from '../open-account/bound-panel.tsx'
import { platform } from '../platform.ts'
import { Facts } from '../registration/facts.tsx'
import { AskingForm, useAsking } from '../scan/asking.tsx'
import { AskedButton } from '../shell/asked-button.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Counted } from '../shell/meter.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { When } from '../shell/when.tsx'
import { EndedAssociations } from './ended-associations.tsx'
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
  const linking = useAsking({
    queryKey,
    async ask(appId) {
      const { association, ticket } = await platform.call('POST /api/official-account/associations', {
        body: { appId },
      })
      return { id: association.id, ticket }
    },
    confirm: (associationId, ticketId) =>
      platform.call('POST /api/official-account/associations/:associationId/confirmation', {
        params: { associationId },
        body: { ticketId },
      }),
  })
  return (
    <>
      <div className="screen-head">
        <h1>{t.title}</h1>
      </div>
      <AskingForm
        of={linking}
        title={t.linkTitle}
        hint={t.linkHint}
        label={t.appId}
        ask={t.link}
        scanHint={t.scanHint}
      />
      <Loaded query={list}>
        {({ associations, ended, places, features }) => (
          <section className="panel">
            <Facts
              of={[
                [t.sameSubject, <Counted of={places.sameSubject} />],
                [t.otherSubject, <Counted of={places.otherSubject} />],
                [
                  t.thisMonth,
                  <>
                    <Counted of={places.thisMonth} />
                    {t.ofThem(
                      counted(places.sameSubjectThisMonth),
                      counted(places.otherSubjectThisMonth),
                    )} ·{' '}
                    {t.resets} <When at={places.resetsAt} ofRule />
                  </>,
                ],
                [t.neededFor, features.map((feature) => t.features[feature]).join(' · ')],
              ]}
            />
            <Refusal error={unlink.error} />
            {associations.length === 0 && <p className="quiet">{t.none}</p>}
            <ul className="versions">
              {associations.map((association) => (
                <li key={association.id} className="panel-row">
                  <Shown association={association} />
                  <span className="actions">
                    {association.state === 'waiting-official-account' && (
                      <Button
                        aria-label={`${t.confirm} · ${association.app.name}`}
                        onClick={() => linking.askFor(association.app.appId)}
                      >
                        {t.confirm}
                      </Button>
                    )}
                    <AskedButton
                      label={association.state === 'linked' ? t.unlink : t.takeBack}
                      about={association.app.name}
                      consequence={association.state === 'linked' ? t.unlinkHint : t.takeBackHint}
                      isBusy={unlink.isPending}
                      onConfirm={() => unlink.mutate(association.id)}
                    />
                  </span>
                </li>
              ))}
            </ul>
            <EndedAssociations ended={ended} nameOf={({ app }) => app.name} />
          </section>
        )}
      </Loaded>
      <BoundPanel
        of="official account"
        mayLeave
        read={() => platform.call('GET /api/official-account/open-account', {})}
        leave={() => platform.call('DELETE /api/official-account/open-account', {})}
      />
    </>
  )
}

function counted({ used, limit }: { readonly used: number; readonly limit: number }): string {
  return `${used} / ${limit}`
}

function Shown({ association }: { readonly association: Association }) {
  const t = useTexts(associationTexts)
  const { app, state, isSameSubject, isAutomatic, linkedAt, answerUntil } = association
  return (
    <span className="wrap">
      {app.name}{' '}
      <Tag variant="light" theme={state === 'linked' ? 'success' : 'warning'}>
        {t.states[state]}
      </Tag>
      <br />
      <span className="quiet">
        <code>{app.appId}</code> · {isSameSubject ? t.sameSubject : t.otherSubject}
        {isAutomatic && ` · ${t.automatic}`}
        {linkedAt !== undefined && (
          <>
            {' '}
            · {t.since} <When at={linkedAt} />
          </>
        )}
        {answerUntil !== undefined && (
          <>
            {' '}
            · {t.answerUntil} <When at={answerUntil} />
          </>
        )}
      </span>
    </span>
  )
}
