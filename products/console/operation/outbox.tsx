/** Mail and SMS; what is not really delivered can be read here. */
import { useState, type ReactNode } from 'react'
import { Input, Tag } from 'tdesign-react'
import { useQuery } from '@tanstack/react-query'
import { platform } from '../platform.ts'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { When } from '../shell/when.tsx'
import { IdentityDesk } from './identity-desk.tsx'
import { operationTexts } from './texts.ts'

const POLL_MS = 5000

export function Outbox() {
  const t = useTexts(operationTexts)
  const [recipient, setRecipient] = useState('')
  const outbox = useQuery({
    queryKey: ['outbox', recipient],
    queryFn: () =>
      platform.call('GET /api/operator/outbox', {
        query: recipient.trim() === '' ? {} : { q: recipient.trim() },
      }),
    refetchInterval: POLL_MS,
  })
  return (
    <>
      <section className="panel">
        <Field label={t.recipient}>
          <Input value={recipient} onChange={setRecipient} clearable />
        </Field>
        <Loaded query={outbox}>
          {({ messages }) => (
            <ul className="versions">
              {messages.length === 0 && <li className="quiet">{t.nothing}</li>}
              {messages.map(({ id, channel, recipient: to, subject, text, state, createdAt }) => (
                <li key={id}>
                  <Tag variant="light">{t.channels[channel]}</Tag> <strong>{to}</strong> {subject}{' '}
                  <span className="quiet">
                    {t.messageStates[state]} · <When at={createdAt} />
                  </span>
                  {text && <pre className="letter">{withLinks(text)}</pre>}
                </li>
              ))}
            </ul>
          )}
        </Loaded>
      </section>
      <IdentityDesk />
    </>
  )
}

/** Links of our own can be followed where they are read. */
function withLinks(text: string): ReactNode {
  return text.split(/(https?:\/\/\S+)/).map((part, index) =>
    part.startsWith('http') ? (
      <a key={index} href={part} target="_blank" rel="noreferrer">
        {part}
      </a>
    ) : (
      part
    ),
  )
}
