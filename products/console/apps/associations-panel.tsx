/** The official accounts of a mini program, those who ask, and what happens when one asks. */
import { Tag } from 'tdesign-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { App } from '@maque/protocol/platform/apps.ts'
import type { AssociationMode } from '@maque/protocol/platform/associations.ts'
import { Button } from '../shell/button.tsx'
import { EndedAssociations } from '../official-account/ended-associations.tsx'
import { associationTexts } from '../official-account/texts.ts'
import { platform } from '../platform.ts'
import { AskedButton } from '../shell/asked-button.tsx'
import { Colon } from '../shell/colon.tsx'
import { Choose } from '../shell/choose.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Counted } from '../shell/meter.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { When } from '../shell/when.tsx'

export function AssociationsPanel({ app: { appId, permissions } }: { readonly app: App }) {
  const t = useTexts(associationTexts)
  const queries = useQueryClient()
  const mayManage = permissions.includes('manage')
  const queryKey = ['associations', appId]
  const list = useQuery({
    queryKey,
    queryFn: () => platform.call('GET /api/apps/:appId/associations', { params: { appId } }),
  })
  const onSettled = () => queries.invalidateQueries({ queryKey })
  const setMode = useMutation({
    mutationFn: (mode: AssociationMode) =>
      platform.call('PUT /api/apps/:appId/association-mode', { params: { appId }, body: { mode } }),
    onSettled,
  })
  const answer = useMutation({
    mutationFn: ({ id, isAccepted }: { id: string; isAccepted: boolean }) =>
      platform.call('POST /api/apps/:appId/associations/:associationId/answer', {
        params: { appId, associationId: id },
        body: { isAccepted },
      }),
    onSettled,
  })
  const unlink = useMutation({
    mutationFn: (associationId: string) =>
      platform.call('DELETE /api/apps/:appId/associations/:associationId', {
        params: { appId, associationId },
      }),
    onSettled,
  })
  return (
    <section className="panel" aria-labelledby="associations">
      <h2 id="associations">{t.officialAccounts}</h2>
      <Loaded query={list}>
        {({ mode, associations, ended, places }) => (
          <>
            {mayManage ? (
              <Choose label={t.mode} names={t.modes} value={mode} onChoose={(one) => setMode.mutate(one)} />
            ) : (
              <p>
                {t.mode}
                <Colon />
                {t.modes[mode]}
              </p>
            )}
            <p className="quiet">{t.modeHint}</p>
            <p className="quiet">
              <Counted of={places.officialAccounts} /> · {t.thisMonth} <Counted of={places.thisMonth} />
            </p>
            <Refusal error={setMode.error ?? answer.error ?? unlink.error} />
            {associations.length === 0 && <p className="quiet">{t.none}</p>}
            <ul className="versions">
              {associations.map(({ id, officialAccount, state, isSameSubject, linkedAt, answerUntil }) => (
                <li key={id} className="panel-row">
                  <span className="wrap">
                    {officialAccount.name ?? officialAccount.subjectName}{' '}
                    <Tag variant="light" theme={state === 'linked' ? 'success' : 'warning'}>
                      {t.states[state]}
                    </Tag>
                    <br />
                    <span className="quiet">
                      {officialAccount.name !== undefined && `${officialAccount.subjectName} · `}
                      <code>{officialAccount.publicId}</code> ·{' '}
                      {isSameSubject ? t.sameSubject : t.otherSubject}
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
                  {state === 'waiting-app' && mayManage && (
                    <span className="actions">
                      <Button
                        loading={answer.isPending}
                        onClick={() => answer.mutate({ id, isAccepted: true })}
                      >
                        {t.accept}
                      </Button>
                      <Button variant="outline" onClick={() => answer.mutate({ id, isAccepted: false })}>
                        {t.refuse}
                      </Button>
                    </span>
                  )}
                  {state === 'linked' && permissions.includes('unlink') && (
                    <AskedButton
                      label={t.unlink}
                      about={officialAccount.name ?? officialAccount.subjectName}
                      consequence={t.unlinkHint}
                      isBusy={unlink.isPending}
                      onConfirm={() => unlink.mutate(id)}
                    />
                  )}
                </li>
              ))}
            </ul>
            <EndedAssociations
              ended={ended}
              nameOf={({ officialAccount }) => officialAccount.name ?? officialAccount.subjectName}
            />
          </>
        )}
      </Loaded>
    </section>
  )
}
