/** The workbenches of who is signed in: invitations, what they see in each corp, what agents have written. */
import { Tag } from 'tdesign-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { When } from '../shell/when.tsx'
import { MessageContent } from './message-content.tsx'
import { useWorkbench } from './use-workbench.ts'
import { WorkbenchApps } from './workbench-apps.tsx'
import { workbenchTexts } from './workbench-texts.ts'

export function WorkbenchPage() {
  const t = useTexts(workbenchTexts)
  const queries = useQueryClient()
  const workbench = useWorkbench()
  const answer = useMutation({
    mutationFn: ({ corpId, isAccepted }: { corpId: string; isAccepted: boolean }) =>
      platform.call('POST /api/workbench/invitations/:corpId/answer', {
        params: { corpId },
        body: { isAccepted },
      }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['workbench'] }),
  })
  return (
    <>
      <div className="screen-head">
        <h1>{t.title}</h1>
      </div>
      <Loaded query={workbench}>
        {({ invitations, corps }) => (
          <>
            <Refusal error={answer.error} />
            {invitations.map(({ corpId, corpName, name }) => (
              <section key={corpId} className="panel panel-row">
                <span>{t.invites(corpName, name)}</span>
                <span className="actions">
                  <Button
                    loading={answer.isPending}
                    onClick={() => answer.mutate({ corpId, isAccepted: true })}
                  >
                    {t.join}
                  </Button>
                  <Button variant="outline" onClick={() => answer.mutate({ corpId, isAccepted: false })}>
                    {t.notMe}
                  </Button>
                </span>
              </section>
            ))}
            {invitations.length + corps.length === 0 && (
              <div className="empty">
                <p className="quiet">{t.noCorp}</p>
              </div>
            )}
            {corps.map(({ corpId, corpName, name, userId, apps }) => (
              <section key={corpId} className="panel" aria-labelledby={corpId}>
                <h2 id={corpId}>
                  {corpName} <span className="quiet">{t.as(name, userId)}</span>
                </h2>
                <WorkbenchApps apps={apps} />
              </section>
            ))}
            {corps.length > 0 && <Received />}
          </>
        )}
      </Loaded>
    </>
  )
}

function Received() {
  const t = useTexts(workbenchTexts)
  const queries = useQueryClient()
  const list = useQuery({
    queryKey: ['workbench', 'messages'],
    queryFn: () => platform.call('GET /api/workbench/messages', {}),
  })
  const read = useMutation({
    mutationFn: (messageId: string) =>
      platform.call('POST /api/workbench/messages/:messageId/read', { params: { messageId } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['workbench'] }),
  })
  return (
    <section className="panel" aria-labelledby="received">
      <h2 id="received">{t.messages}</h2>
      <Refusal error={read.error} />
      <Loaded query={list}>
        {({ messages }) => (
          <>
            {messages.length === 0 && <p className="quiet">{t.noMessages}</p>}
            <ul className="versions">
              {messages.map(({ id, agentName, corpName, appId, sentAt, readAt, content }) => (
                <li key={id}>
                  <div className="panel-row">
                    <span>
                      <strong>{agentName}</strong>{' '}
                      <span className="quiet">
                        {corpName} · <When at={sentAt} />
                      </span>{' '}
                      {readAt === undefined && (
                        <Tag theme="success" variant="light">
                          {t.isNew}
                        </Tag>
                      )}
                    </span>
                    {readAt === undefined && (
                      <Button variant="text" onClick={() => read.mutate(id)}>
                        {t.markRead}
                      </Button>
                    )}
                  </div>
                  <MessageContent content={content} appId={appId} />
                </li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
    </section>
  )
}
