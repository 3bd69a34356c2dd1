/** Asks why, and does it: what was refused is shown where it was asked. */
import { useState, type ReactNode } from 'react'
import { Textarea } from 'tdesign-react'
import { useMutation } from '@tanstack/react-query'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Question } from '../shell/question.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { operationTexts } from './texts.ts'

export function AskForReason(props: {
  readonly title: string
  readonly label: string
  /** Whether it can be done without saying why. */
  readonly isOptional?: boolean
  /** What else is asked. */
  readonly children?: ReactNode
  onGiven(reason: string): Promise<void>
  onClose(): void
}) {
  const t = useTexts(operationTexts)
  const [reason, setReason] = useState('')
  const give = useMutation({ mutationFn: () => props.onGiven(reason.trim()), onSuccess: props.onClose })
  return (
    <Question
      title={props.title}
      cancel={t.cancel}
      confirm={props.title}
      isBusy={give.isPending}
      canConfirm={props.isOptional === true || reason.trim() !== ''}
      onConfirm={() => give.mutate()}
      onClose={props.onClose}
    >
      <Field label={props.label}>
        <Textarea value={reason} onChange={setReason} maxlength={500} autosize={{ minRows: 3 }} autofocus />
      </Field>
      {props.children}
      <Refusal error={give.error} />
    </Question>
  )
}
