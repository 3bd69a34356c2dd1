/** What an agent has sent, and the form for more. */
import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { Corp, CorpAgent, SentCorpMessage } from '@maque/protocol/platform/corps.ts'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { When } from '../shell/when.tsx'
import { agentTexts } from './agent-texts.ts'
import { MessageContent } from './message-content.tsx'
import { MessageForm } from './message-form.tsx'

export function AgentMessages({ agent, corp }: { readonly agent: CorpAgent; readonly corp: Corp }) {
  const t = useTexts(agentTexts)
  const [isOpen, setOpen] = useState(false)
  const [isWriting, setWriting] = useState(false)
  const list = useQuery({
    queryKey: ['corp', 'messages', agent.agentId],
    queryFn: () =>
      platform.call('GET /api/enterprise-account/agents/:agentId/messages', {
        params: { agentId: String(agent.agentId) },
      }),
    enabled: isOpen,
  })
  return (
    <details className="panel-actions" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t.sent}</summary>
      <p>
        <Button variant="outline" disabled={!agent.isEnabled} onClick={() => setWriting(true)}>
          {t.write}
        </Button>
      </p>
      {isOpen && (
        <Loaded query={list}>
          {({ messages }) =>
            messages.length === 0 ? (
              <p className="quiet">{t.nothingSent}</p>
            ) : (
              <ul className="versions">
                {messages.map((message) => (
                  <li key={message.id}>
                    <Sent message={message} />
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      )}
      {isWriting && <MessageForm agent={agent} corp={corp} onClose={() => setWriting(false)} />}
    </details>
  )
}

function Sent({ message }: { readonly message: SentCorpMessage }) {
  const t = useTexts(agentTexts)
  const { delivered, dropped, invalidUsers, invalidDepartments, invalidTags } = message
  const invalid = [
    [t.users, invalidUsers.join('、')],
    [t.departments, invalidDepartments.join('、')],
    [t.tags, invalidTags.join('、')],
  ].filter(([, names]) => names !== '')
  return (
    <>
      <MessageContent content={message.content} appId={undefined} />
      <p className="quiet wrap">
        <When at={message.sentAt} /> · {t.delivered(delivered)}
        {dropped > 0 && ` · ${t.dropped(dropped)}`}
        {invalid.length > 0 && (
          <span className="refused">
            {' '}
            · {t.notReached}: {invalid.map(([what, names]) => `${what} ${names}`).join('；')}
          </span>
        )}
      </p>
    </>
  )
}
