/** Which lines of the audit log are wanted. */
import { Input } from 'tdesign-react'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { auditTexts } from './audit-texts.ts'

const texts = ['action', 'actorId', 'target', 'outcome', 'rule'] as const
const moments = ['since', 'until'] as const

type Written = Readonly<Record<(typeof texts)[number] | (typeof moments)[number], string>>

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
    ...texts.flatMap((field) => (written[field].trim() === '' ? [] : [[field, written[field].trim()]])),
    ...moments.flatMap((field) =>
      written[field] === '' ? [] : [[field, new Date(written[field]).toISOString()]],
    ),
  ])
}

export function AuditFilter({
  written,
  onWritten,
}: {
  readonly written: Written
  onWritten(written: Written): void
}) {
  const t = useTexts(auditTexts)
  const hints: Readonly<Partial<Record<keyof Written, string>>> = {
    target: t.targetHint,
    outcome: t.outcomeHint,
    rule: t.ruleHint,
  }
  return (
    <div className="three-columns">
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
