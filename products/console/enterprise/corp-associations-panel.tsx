/** The mini programs of a corp, and those it asks. */
import { Tag } from 'tdesign-react'
import { useQuery } from '@tanstack/react-query'
import { platform } from '../platform.ts'
import { AskingForm, useAsking } from '../scan/asking.tsx'
import { AskedButton } from '../shell/asked-button.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { agentTexts } from './agent-texts.ts'
import { useCorpChange } from './use-corp.ts'

/** While the administrator of a mini program has not answered. */
const WAITING_POLL_MS = 10_000

export function CorpAssociationsPanel() {
  const t = useTexts(agentTexts)
  const list = useQuery({
    queryKey: ['corp', 'associations'],
    queryFn: () => platform.call('GET /api/enterprise-account/associations', {}),
    refetchInterval: WAITING_POLL_MS,
  })
  const unlink = useCorpChange((associationId: string) =>
    platform.call('DELETE /api/enterprise-account/associations/:associationId', {
      params: { associationId },
    }),
  )
  return (
    <>
      <AskForm />
      <section className="panel">
        <Refusal error={unlink.error} />
        <Loaded query={list}>
          {({ associations }) => (
            <>
              {associations.length === 0 && <p className="quiet">{t.noAssociations}</p>}
              <ul className="versions">
                {associations.map(({ id, app, state, agentId }) => (
                  <li key={id} className="panel-row">
                    <span className="wrap">
                      {app.name} <Tag variant="light">{t.states[state]}</Tag>
                      <br />
                      <span className="quiet">
                        {app.appId}
                        {agentId !== undefined && ` · AgentId ${agentId}`}
                      </span>
                    </span>
                    <AskedButton
                      label={state === 'linked' ? t.end : t.takeBack}
                      about={app.name}
                      consequence={state === 'linked' ? t.endHint : t.takeBackHint}
                      isBusy={unlink.isPending}
                      onConfirm={() => unlink.mutate(id)}
                    />
                  </li>
                ))}
              </ul>
            </>
          )}
        </Loaded>
      </section>
    </>
  )
}

function AskForm() {
  const t = useTexts(agentTexts)
  const asking = useAsking({
    queryKey: ['corp'],
    async ask(appId) {
      const { association, ticket } = await platform.call('POST /api/enterprise-account/associations', {
        body: { appId },
      })
      return { id: association.id, ticket }
    },
    confirm: (associationId, ticketId) =>
      platform.call('POST /api/enterprise-account/associations/:associationId/confirmation', {
        params: { associationId },
        body: { ticketId },
      }),
  })
  return (
    <AskingForm
      of={asking}
      title={t.askTitle}
      hint={t.askHint}
      label={t.appId}
      ask={t.ask}
      scanHint={t.scanHint}
    />
  )
}
