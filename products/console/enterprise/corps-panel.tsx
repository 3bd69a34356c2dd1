/** The corps of a mini program, and those who ask: in its settings. */
import { Tag } from 'tdesign-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { App } from '@maque/protocol/platform/apps.ts'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { AskedButton } from '../shell/asked-button.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { agentTexts } from './agent-texts.ts'

export function CorpsPanel({ app: { appId, permissions } }: { readonly app: App }) {
  const t = useTexts(agentTexts)
  const queries = useQueryClient()
  const queryKey = ['corps', appId]
  const list = useQuery({
    queryKey,
    queryFn: () => platform.call('GET /api/apps/:appId/corps', { params: { appId } }),
  })
  const onSettled = () => queries.invalidateQueries({ queryKey })
  const answer = useMutation({
    mutationFn: ({ id, isAccepted }: { id: string; isAccepted: boolean }) =>
      platform.call('POST /api/apps/:appId/corps/:associationId/answer', {
        params: { appId, associationId: id },
        body: { isAccepted },
      }),
    onSettled,
  })
  const unlink = useMutation({
    mutationFn: (associationId: string) =>
      platform.call('DELETE /api/apps/:appId/corps/:associationId', { params: { appId, associationId } }),
    onSettled,
  })
  return (
    <section className="panel" aria-labelledby="corps">
      <h2 id="corps">{t.corps}</h2>
      <p className="quiet">{t.corpsHint}</p>
      <Refusal error={answer.error ?? unlink.error} />
      <Loaded query={list}>
        {({ associations }) => (
          <>
            {associations.length === 0 && <p className="quiet">{t.noCorps}</p>}
            <ul className="versions">
              {associations.map(({ id, corp, state }) => (
                <li key={id} className="panel-row">
                  <span className="wrap">
                    {corp.name} <Tag variant="light">{t.states[state]}</Tag>
                    <br />
                    <span className="quiet">{corp.corpId}</span>
                  </span>
                  {state === 'waiting-app' && permissions.includes('manage') && (
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
                      label={t.end}
                      about={corp.name}
                      consequence={t.endHint}
                      isBusy={unlink.isPending}
                      onConfirm={() => unlink.mutate(id)}
                    />
                  )}
                </li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
    </section>
  )
}
