/** The rules in force, and an edition with another value for one of them. */
import { useState } from 'react'
import { Input, MessagePlugin, Tag } from 'tdesign-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { PolicyRule } from '@maque/protocol/platform/policy.ts'
import { Colon } from '../shell/colon.tsx'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { Field } from '../shell/field.tsx'
import { useLanguage, useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Question } from '../shell/question.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { operationTexts } from './texts.ts'

const queryKey = ['policy']

export function RulesDesk() {
  const t = useTexts(operationTexts)
  const [wanted, setWanted] = useState('')
  const policy = useQuery({ queryKey, queryFn: () => platform.call('GET /api/policy', {}) })
  return (
    <Loaded query={policy}>
      {({ edition, rules }) => (
        <section className="panel">
          <h2>{t.edition(edition.pack, edition.version)}</h2>
          <Field label={t.search}>
            <Input value={wanted} onChange={setWanted} clearable />
          </Field>
          <div className="table-wrap">
            <table className="table">
              <thead>
                <tr>
                  <th className="wide">{t.rule}</th>
                  <th>{t.value}</th>
                  <th>{t.source}</th>
                  <th />
                </tr>
              </thead>
              <tbody>
                {rules
                  .filter(({ id, scope }) => `${id} ${scope}`.includes(wanted))
                  .map((rule) => (
                    <RuleRow key={rule.id} rule={rule} pack={edition.pack} overrides={edition.overrides} />
                  ))}
              </tbody>
            </table>
          </div>
        </section>
      )}
    </Loaded>
  )
}

type Overrides = Readonly<Record<string, PolicyRule['value']>>

function RuleRow(props: { readonly rule: PolicyRule; readonly pack: string; readonly overrides: Overrides }) {
  const t = useTexts(operationTexts)
  const { language } = useLanguage()
  const [isAsked, setIsAsked] = useState(false)
  const { id, value, unit, scope, source, message, isEnforced } = props.rule
  return (
    <tr>
      <td>
        <code>{id}</code>
        <div className="quiet">{message?.[language] ?? scope}</div>
      </td>
      <td>
        <strong>{JSON.stringify(value)}</strong> {unit}
        {props.overrides[id] !== undefined && <Tag size="small">{t.change}</Tag>}
        {!isEnforced && (
          <Tag size="small" variant="light">
            {t.planned}
          </Tag>
        )}
      </td>
      <td className="quiet">{source}</td>
      <td>
        <Button variant="text" onClick={() => setIsAsked(true)}>
          {t.change}
        </Button>
        {isAsked && <ChangeRule {...props} onClose={() => setIsAsked(false)} />}
      </td>
    </tr>
  )
}

function ChangeRule({
  rule,
  pack,
  overrides,
  onClose,
}: {
  readonly rule: PolicyRule
  readonly pack: string
  readonly overrides: Overrides
  onClose(): void
}) {
  const t = useTexts(operationTexts)
  const queries = useQueryClient()
  const [written, setWritten] = useState(JSON.stringify(rule.value))
  const [note, setNote] = useState('')
  const value = parsed(written)
  const publish = useMutation({
    mutationFn: () =>
      platform.call('POST /api/operator/policy/editions', {
        // The platform checks that it is a value of this rule's kind.
        body: { pack, overrides: { ...overrides, [rule.id]: value as PolicyRule['value'] }, note },
      }),
    onSuccess: async () => {
      onClose()
      void MessagePlugin.success(t.saved)
      await queries.invalidateQueries({ queryKey })
    },
  })
  return (
    <Question
      title={t.publish}
      cancel={t.cancel}
      confirm={t.publish}
      isBusy={publish.isPending}
      canConfirm={value !== undefined && note.trim() !== ''}
      onConfirm={() => publish.mutate()}
      onClose={onClose}
    >
      <p>
        <code>{rule.id}</code>
        <Colon />
        {JSON.stringify(rule.value)} {rule.unit}
      </p>
      <Field label={t.newValue}>
        <Input value={written} onChange={setWritten} status={value === undefined ? 'error' : 'default'} />
      </Field>
      <Field label={t.note} help={t.effective}>
        <Input value={note} onChange={setNote} maxlength={200} />
      </Field>
      <Refusal error={publish.error} />
    </Question>
  )
}

function parsed(written: string): unknown {
  try {
    return JSON.parse(written) as unknown
  } catch {
    return undefined
  }
}
