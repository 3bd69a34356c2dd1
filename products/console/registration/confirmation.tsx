/** The last look at the subject before it can never be changed. */
import { useState } from 'react'
import { useMutation } from '@tanstack/react-query'
import type { Registration, SubjectMethod, SubjectType } from '@maque/protocol/platform/registration.ts'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { useTexts } from '../shell/language-context.tsx'
import { Question } from '../shell/question.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { Choose } from '../shell/choose.tsx'
import { Facts } from './facts.tsx'
import { registrationTexts } from './texts.ts'

/** Which ways of being checked a subject may choose; the policy may refuse one of them. */
const methodsOf: Readonly<Record<SubjectType, readonly SubjectMethod[]>> = {
  individual: ['none'],
  enterprise: ['transfer', 'verification'],
  'sole-trader': ['transfer', 'verification'],
  government: ['verification'],
  media: ['verification'],
  other: ['verification'],
}

/** What an official account has registered takes its qualification over. */
const REUSE: readonly SubjectMethod[] = ['reuse']

export function ConfirmationPart(props: {
  readonly registration: Registration
  onConfirmed(registration: Registration): void
}) {
  const t = useTexts(registrationTexts)
  const { subject, administrator } = props.registration
  const methods = props.registration.reuse ? REUSE : methodsOf[subject?.type ?? 'individual']
  const [method, setMethod] = useState<SubjectMethod>(methods[0] ?? 'none')
  const [isAsked, setIsAsked] = useState(false)
  const confirm = useMutation({
    mutationFn: () => platform.call('POST /api/registration/confirmation', { body: { method } }),
    onSuccess: props.onConfirmed,
    onError: () => setIsAsked(false),
  })
  if (!subject || !administrator) return null
  const names: Readonly<Partial<Record<SubjectMethod, string>>> = Object.fromEntries(
    methods.map((one) => [one, t.methods[one]]),
  )
  return (
    <section className="panel narrow">
      <h2>{t.confirmTitle}</h2>
      <Facts
        of={[
          [t.subjectType, t.subjectTypes[subject.type]],
          [subject.type === 'individual' ? t.personName : t.organisationName, subject.name],
          [t.code, <code>{subject.number}</code>],
          [t.administrator, `${administrator.name} · ${administrator.phone}`],
          ...(methods.length === 1 ? [[t.method, t.methods[method]] as const] : []),
        ]}
      />
      <div className="panel-actions">
        {methods.length > 1 && <Choose label={t.method} names={names} value={method} onChoose={setMethod} />}
        <Refusal error={confirm.error} />
        <Button onClick={() => setIsAsked(true)}>{t.confirm}</Button>
      </div>
      {isAsked && (
        <Question
          title={t.confirmTitle}
          cancel={t.back}
          confirm={t.confirm}
          isBusy={confirm.isPending}
          onConfirm={() => confirm.mutate()}
          onClose={() => setIsAsked(false)}
        >
          <p>{t.confirmHint}</p>
        </Question>
      )}
    </section>
  )
}
