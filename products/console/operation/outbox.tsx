/** Mail and SMS; what is not really delivered can be read here, and the played identity check told its answers. */
import { useState, type ReactNode } from 'react'
import { Input, MessagePlugin, Tag } from 'tdesign-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { IdentityResult } from '@maque/protocol/platform/proofs.ts'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { Choose } from '../shell/choose.tsx'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { When } from '../shell/when.tsx'
import { operationTexts } from './texts.ts'

const POLL_MS = 5000

export function Outbox() {
  const t = useTexts(operationTexts)
  const [recipient, setRecipient] = useState('')
  const outbox = useQuery({
    queryKey: ['outbox', recipient],
    queryFn: () =>
      platform.call('GET /api/operator/outbox', { query: recipient === '' ? {} : { recipient } }),
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
      <IdentityRulings />
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

function IdentityRulings() {
  const t = useTexts(operationTexts)
  const [idNumber, setIdNumber] = useState('')
  const [result, setResult] = useState<IdentityResult>('mismatch')
  const [note, setNote] = useState('')
  const rule = useMutation({
    mutationFn: () =>
      platform.call('PUT /api/operator/identity-rulings', { body: { idNumber, result, note } }),
    onSuccess: () => void MessagePlugin.success(t.saved),
  })
  return (
    <form
      className="panel narrow"
      onSubmit={(event) => {
        event.preventDefault()
        rule.mutate()
      }}
    >
      <h2>{t.identity}</h2>
      <p className="quiet">{t.identityHint}</p>
      <Field label={t.idNumber}>
        <Input value={idNumber} onChange={setIdNumber} maxlength={18} />
      </Field>
      <Choose<IdentityResult> label={t.result} names={t.results} value={result} onChoose={setResult} />
      <Field label={t.note}>
        <Input value={note} onChange={setNote} maxlength={200} />
      </Field>
      <Refusal error={rule.error} />
      <Button type="submit" loading={rule.isPending} disabled={idNumber === ''}>
        {t.save}
      </Button>
    </form>
  )
}
