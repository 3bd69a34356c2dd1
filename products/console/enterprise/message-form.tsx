/** A message that an agent sends: to whom, and what. */
import { useState } from 'react'
import { Input, Textarea } from 'tdesign-react'
import type { Corp, CorpAgent, CorpMessageContent, VisibleScope } from '@maque/protocol/platform/corps.ts'
import { platform } from '../platform.ts'
import { Choose } from '../shell/choose.tsx'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Question } from '../shell/question.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { agentTexts } from './agent-texts.ts'
import { ScopeFields } from './scope-fields.tsx'
import { useCorpChange } from './use-corp.ts'

type ContentType = CorpMessageContent['type']
type ToWhom = 'everybody' | 'chosen'

interface Written {
  readonly text: string
  readonly title: string
  readonly description: string
  readonly url: string
  readonly page: string
  readonly items: string
}

const nothing: Written = { text: '', title: '', description: '', url: '', page: '', items: '' }

export function MessageForm(props: { readonly agent: CorpAgent; readonly corp: Corp; onClose(): void }) {
  const t = useTexts(agentTexts)
  const { agent, corp, onClose } = props
  const [toWhom, setToWhom] = useState<ToWhom>('everybody')
  const [to, setTo] = useState<VisibleScope>({ users: [], departments: [], tags: [] })
  const [type, setType] = useState<ContentType>('text')
  const [written, setWritten] = useState(nothing)
  const send = useCorpChange(
    () =>
      platform.call('POST /api/enterprise-account/agents/:agentId/messages', {
        params: { agentId: String(agent.agentId) },
        body: {
          to: toWhom === 'everybody' ? { users: '@all' as const, departments: [], tags: [] } : to,
          content: contentOf(type, written),
        },
      }),
    onClose,
  )
  const { miniprogram_notice: notice, ...plain } = t.contentTypes
  const types = agent.kind === 'mini-program' ? { ...plain, miniprogram_notice: notice } : plain
  return (
    <Question
      title={t.write}
      cancel={t.cancel}
      confirm={t.send}
      isBusy={send.isPending}
      onConfirm={() => send.mutate()}
      onClose={onClose}
    >
      <Choose<ToWhom>
        label={t.to}
        names={{ everybody: t.everybody, chosen: t.chosen }}
        value={toWhom}
        onChoose={setToWhom}
      />
      {toWhom === 'chosen' && <ScopeFields corp={corp} scope={to} hasTags onChange={setTo} />}
      <Choose<ContentType> label={t.type} names={types} value={type} onChoose={setType} />
      <ContentFields type={type} written={written} onWrite={setWritten} />
      <Refusal error={send.error} />
    </Question>
  )
}

function ContentFields(props: {
  readonly type: ContentType
  readonly written: Written
  onWrite(written: Written): void
}) {
  const t = useTexts(agentTexts)
  const { type, written, onWrite } = props
  const write = (name: keyof Written) => (value: string) => onWrite({ ...written, [name]: value })
  if (type === 'text' || type === 'markdown') {
    return (
      <Field label={t.text}>
        <Textarea value={written.text} onChange={write('text')} autosize={{ minRows: 3, maxRows: 8 }} />
      </Field>
    )
  }
  return (
    <>
      <Field label={t.cardTitle}>
        <Input value={written.title} onChange={write('title')} />
      </Field>
      <Field label={t.description}>
        <Textarea value={written.description} onChange={write('description')} autosize />
      </Field>
      {type === 'textcard' ? (
        <Field label={t.url}>
          <Input value={written.url} onChange={write('url')} placeholder="https://" />
        </Field>
      ) : (
        <>
          <Field label={t.page}>
            <Input value={written.page} onChange={write('page')} placeholder="pages/index/index" />
          </Field>
          <Field label={t.items} help={t.itemsHint}>
            <Textarea
              value={written.items}
              onChange={write('items')}
              autosize={{ minRows: 2, maxRows: 10 }}
            />
          </Field>
        </>
      )}
    </>
  )
}

function contentOf(type: ContentType, written: Written): CorpMessageContent {
  const { text, title, description, url, page } = written
  switch (type) {
    case 'text':
    case 'markdown':
      return { type, text }
    case 'textcard':
      return { type, title, description, url }
    case 'miniprogram_notice':
      return {
        type,
        title,
        ...(description !== '' && { description }),
        ...(page !== '' && { page }),
        items: itemsOf(written.items),
      }
  }
}

/** A line without a colon is a value of no key, which the platform refuses with a reason. */
function itemsOf(lines: string): readonly { readonly key: string; readonly value: string }[] {
  return lines
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, key = '', value = line] = /^([^:：]*)[:：](.*)$/.exec(line) ?? []
      return { key: key.trim(), value: value.trim() }
    })
}
