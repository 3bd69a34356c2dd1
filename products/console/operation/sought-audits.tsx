/** Which audits are shown: of one kind, and those that a text is found in. */
import type { ReactNode } from 'react'
import { Input } from 'tdesign-react'
import type { AuditKind } from '@maque/protocol/platform/profile.ts'
import { Choose } from '../shell/choose.tsx'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { qualificationTexts } from './qualification-texts.ts'

type Kind = AuditKind | 'everything'

export interface Sought {
  readonly kind: Kind
  readonly q: string
}

export const auditQuery = ({ kind, q }: Sought) => ({
  ...(kind !== 'everything' && { kind }),
  ...(q.trim() !== '' && { q: q.trim() }),
})

export function SoughtFields(props: {
  readonly sought: Sought
  onSought(sought: Sought): void
  readonly children?: ReactNode
}) {
  const t = useTexts(qualificationTexts)
  const { sought, onSought } = props
  return (
    <>
      <Choose<Kind>
        label={t.kind}
        names={t.kinds}
        value={sought.kind}
        onChoose={(kind) => onSought({ ...sought, kind })}
      />
      {props.children}
      <Field label={t.search}>
        <Input value={sought.q} onChange={(q) => onSought({ ...sought, q })} clearable />
      </Field>
    </>
  )
}
