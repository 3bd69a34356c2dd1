/** Which lines of the audit log are wanted. */
import { Input, Select } from 'tdesign-react'
import { auditNames } from '@maque/protocol/platform/audit-names.ts'
import type { Language } from '@maque/ui/language.ts'
import { Field } from '../shell/field.tsx'
import { useLanguage, useTexts } from '../shell/language-context.tsx'
import { auditTexts } from './audit-texts.ts'

const texts = ['actorId', 'target', 'outcome', 'rule'] as const
const moments = ['since', 'until'] as const

type Written = Readonly<Record<'action' | (typeof texts)[number] | (typeof moments)[number], string>>

export const noFilter: Written = {
  action: '',
  actorId: '',
  target: '',
  outcome: '',
  rule: '',
  since: '',
  until: '',
}

/** As the platform is asked: without what was left empty. */
export function queryOf(written: Written): Readonly<Record<string, string>> {
  return Object.fromEntries([
    ...(['action', ...texts] as const).flatMap((field) =>
      written[field].trim() === '' ? [] : [[field, written[field].trim()]],
    ),
    ...moments.flatMap((field) =>
      written[field] === '' ? [] : [[field, new Date(written[field]).toISOString()]],
    ),
  ])
}

const actions: Readonly<Record<Language, readonly { readonly label: string; readonly value: string }[]>> = {
  zh: Object.entries(auditNames).map(([value, name]) => ({ label: `${name} ${value}`, value })),
  en: Object.keys(auditNames).map((value) => ({ label: value, value })),
}

export function AuditFilter({
  written,
  onWritten,
}: {
  readonly written: Written
  onWritten(written: Written): void
}) {
  const t = useTexts(auditTexts)
  const { language } = useLanguage()
  const hints: Readonly<Partial<Record<keyof Written, string>>> = {
    target: t.targetHint,
    outcome: t.outcomeHint,
    rule: t.ruleHint,
  }
  return (
    <div className="three-columns">
      <Field label={t.action}>
        <Select
          value={written.action}
          options={[...actions[language]]}
          filterable
          clearable
          onChange={(action) => onWritten({ ...written, action: typeof action === 'string' ? action : '' })}
        />
      </Field>
      {texts.map((field) => (
        <Field key={field} label={t[field]} {...(hints[field] !== undefined && { help: hints[field] })}>
          <Input
            value={written[field]}
            onChange={(text) => onWritten({ ...written, [field]: text })}
            clearable
          />
        </Field>
      ))}
      {moments.map((field) => (
        <Field key={field} label={t[field]}>
          <input
            type="datetime-local"
            className="t-input date-input"
            value={written[field]}
            onChange={({ currentTarget }) => onWritten({ ...written, [field]: currentTarget.value })}
          />
        </Field>
      ))}
    </div>
  )
}
