/** The rules in force, what is drafted for the next edition, and all editions. */
import { useState } from 'react'
import { Input, Tag } from 'tdesign-react'
import { useQuery } from '@tanstack/react-query'
import type { PolicyRule } from '@maque/protocol/platform/policy.ts'
import type { Language } from '@maque/ui/language.ts'
import { Button } from '../shell/button.tsx'
import { Checkbox } from '../shell/checkbox.tsx'
import { platform } from '../platform.ts'
import { Choose } from '../shell/choose.tsx'
import { Field } from '../shell/field.tsx'
import { useLanguage, useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Question } from '../shell/question.tsx'
import { EditionDraft, withValue, type Draft } from './edition-draft.tsx'
import { EditionsPanel } from './editions-panel.tsx'
import { wordsInForce, readValue, writtenValue, type RuleValue } from './rule-value.ts'
import { unitOf } from './rule-units.ts'
import { rulesTexts } from './rules-texts.ts'

export function RulesDesk() {
  const policy = useQuery({ queryKey: ['policy'], queryFn: () => platform.call('GET /api/policy', {}) })
  return (
    <Loaded query={policy}>
      {({ edition, rules }) => (
        // What is drafted stands on the edition in force.
        <Rules
          key={edition.version}
          rules={rules}
          version={edition.version}
          now={{ pack: edition.pack, overrides: edition.overrides }}
        />
      )}
    </Loaded>
  )
}

function Rules({
  rules,
  version,
  now,
}: {
  readonly rules: readonly PolicyRule[]
  readonly version: number
  readonly now: Draft
}) {
  const t = useTexts(rulesTexts)
  const { language } = useLanguage()
  const [wanted, setWanted] = useState('')
  const [isOnlyDifferent, setIsOnlyDifferent] = useState(false)
  const [draft, setDraft] = useState(now)
  const shown = rules.filter(
    (rule) =>
      `${rule.id} ${saidOf(rule, language)} ${rule.scope[language]}`
        .toLowerCase()
        .includes(wanted.trim().toLowerCase()) &&
      (!isOnlyDifferent || draft.overrides[rule.id] !== undefined),
  )
  return (
    <>
      <EditionDraft now={now} draft={draft} onChange={setDraft} />
      <section className="panel">
        <h2>{t.inForce(now.pack, version)}</h2>
        <Field label={t.search}>
          <Input value={wanted} onChange={setWanted} clearable />
        </Field>
        <Checkbox checked={isOnlyDifferent} onChange={setIsOnlyDifferent}>
          {t.onlyDifferent}
        </Checkbox>
        <div className="table-wrap">
          <table className="table table-stacks">
            <thead>
              <tr>
                <th className="wide">{t.rule}</th>
                <th>{t.value}</th>
                <th>{t.source}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {shown.map((rule) => (
                <RuleRow
                  key={rule.id}
                  rule={rule}
                  isOverridden={now.overrides[rule.id] !== undefined}
                  onChanged={(value) => setDraft(withValue(draft, rule.id, value))}
                />
              ))}
            </tbody>
          </table>
        </div>
      </section>
      <EditionsPanel inForce={version} />
    </>
  )
}

/** What a rule says when it refuses; of one that refuses nothing by itself, what it is measured on. */
function saidOf({ message, value, scope }: PolicyRule, language: Language): string {
  return message ? wordsInForce(message[language], value) : scope[language]
}

function RuleRow({
  rule,
  isOverridden,
  onChanged,
}: {
  readonly rule: PolicyRule
  readonly isOverridden: boolean
  /** Without a value: as the pack has it. */
  onChanged(value: RuleValue | undefined): void
}) {
  const t = useTexts(rulesTexts)
  const { language } = useLanguage()
  const [isAsked, setIsAsked] = useState(false)
  const { id, value, unit, source, isEnforced } = rule
  return (
    <tr>
      <td>
        <code>{id}</code>
        <div className="quiet">{saidOf(rule, language)}</div>
      </td>
      <td>
        <strong>{typeof value === 'boolean' ? t.switched[`${value}`] : writtenValue(value)}</strong>{' '}
        {unitOf(unit, language)}{' '}
        {isOverridden && (
          <Tag size="small" theme="warning" variant="light">
            {t.changed}
          </Tag>
        )}
        {!isEnforced && (
          <Tag size="small" variant="light">
            {t.planned}
          </Tag>
        )}
      </td>
      <td className="quiet">{source}</td>
      <td>
        <Button variant="text" aria-label={`${t.change} · ${id}`} onClick={() => setIsAsked(true)}>
          {t.change}
        </Button>
        {isOverridden && (
          <Button
            variant="text"
            theme="default"
            aria-label={`${t.restore} · ${id}`}
            onClick={() => onChanged(undefined)}
          >
            {t.restore}
          </Button>
        )}
        {isAsked && <ChangeRule rule={rule} onChanged={onChanged} onClose={() => setIsAsked(false)} />}
      </td>
    </tr>
  )
}

function kindOf(value: RuleValue): 'number' | 'range' | 'list' {
  if (Array.isArray(value)) return 'list'
  return typeof value === 'object' ? 'range' : 'number'
}

function ChangeRule({
  rule,
  onChanged,
  onClose,
}: {
  readonly rule: PolicyRule
  onChanged(value: RuleValue): void
  onClose(): void
}) {
  const t = useTexts(rulesTexts)
  const { language } = useLanguage()
  const [written, setWritten] = useState(writtenValue(rule.value))
  const value = readValue(written, rule.value)
  return (
    <Question
      title={t.change}
      cancel={t.cancel}
      confirm={t.keep}
      isBusy={false}
      canConfirm={value !== undefined}
      onConfirm={() => {
        if (value !== undefined) onChanged(value)
        onClose()
      }}
      onClose={onClose}
    >
      <p className="wrap">
        <code>{rule.id}</code>
        <br />
        <span className="quiet">
          {typeof rule.value === 'boolean' ? t.switched[`${rule.value}`] : writtenValue(rule.value)}{' '}
          {unitOf(rule.unit, language)}
          {rule.message && <> · {wordsInForce(rule.message[language], rule.value)}</>}
        </span>
      </p>
      {typeof rule.value === 'boolean' ? (
        <Choose<string> label={t.newValue} names={t.switched} value={written} onChoose={setWritten} />
      ) : (
        <Field label={t.newValue} help={t.valueHints[kindOf(rule.value)]}>
          <Input
            value={written}
            onChange={setWritten}
            status={value === undefined ? 'error' : 'default'}
            autofocus
          />
        </Field>
      )}
    </Question>
  )
}
