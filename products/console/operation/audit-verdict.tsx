/** Passes or refuses: a refusal by a reason of the list, in words, or both; some are shown by evidence. */
import { useState } from 'react'
import { Input, Select, Textarea } from 'tdesign-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { AuditReason, AuditTask, Document } from '@maque/protocol/platform/profile.ts'
import { Checkbox } from '../shell/checkbox.tsx'
import { platform } from '../platform.ts'
import { DocumentPicker } from '../profile/documents-field.tsx'
import { Field } from '../shell/field.tsx'
import { useLanguage, useTexts } from '../shell/language-context.tsx'
import { Question } from '../shell/question.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { qualificationTexts } from './qualification-texts.ts'

export function AuditVerdict(props: {
  readonly task: AuditTask
  readonly title: string
  readonly isApproved: boolean
  readonly reasons: readonly AuditReason[]
  onClose(): void
}) {
  const t = useTexts(qualificationTexts)
  const { language } = useLanguage()
  const queries = useQueryClient()
  const { task, isApproved, reasons } = props
  const { kind, id: taskId } = task
  const [because, setBecause] = useState('')
  const [reason, setReason] = useState('')
  const [validUntil, setValidUntil] = useState('')
  const [evidence, setEvidence] = useState<readonly Document[]>([])
  const [isProtected, setProtected] = useState(false)
  const [protectAs, setProtectAs] = useState('')
  const chosen = reasons.find(({ id }) => id === because)
  const give = useMutation({
    mutationFn: () =>
      platform.call('POST /api/operator/profile-audits/:kind/:taskId/verdict', {
        params: { kind, taskId },
        body: {
          isApproved,
          reason: reason.trim(),
          ...(chosen && { because }),
          evidenceIds: evidence.map(({ documentId }) => documentId),
          ...(isProtected && { protectAs: protectAs.trim() }),
          ...(isApproved &&
            kind === 'category' &&
            validUntil !== '' && { validUntil: new Date(validUntil).toISOString() }),
        },
      }),
    onSuccess: async () => {
      props.onClose()
      await queries.invalidateQueries()
    },
  })
  const needsWords = isApproved ? kind === 'dispute' : chosen === undefined
  const lacksEvidence = chosen?.needsEvidence === true && evidence.length === 0
  return (
    <Question
      title={props.title}
      cancel={t.cancel}
      confirm={props.title}
      isBusy={give.isPending}
      canConfirm={
        (!needsWords || reason.trim() !== '') && !lacksEvidence && (!isProtected || protectAs.trim() !== '')
      }
      onConfirm={() => give.mutate()}
      onClose={props.onClose}
    >
      {!isApproved && (
        <Field label={t.because}>
          <Select
            value={because}
            options={[
              ...reasons.map(({ id, text }) => ({ value: id, label: text[language] })),
              { value: '', label: t.noneOfThese },
            ]}
            onChange={(value) => setBecause(String(value))}
          />
        </Field>
      )}
      <Field
        label={needsWords ? t.remark : t.remarkIfAny}
        help={needsWords && !isApproved ? t.remarkNeeded : ''}
      >
        <Textarea value={reason} onChange={setReason} maxlength={500} autosize={{ minRows: 3 }} />
      </Field>
      {isApproved && kind === 'category' && (
        <Field label={t.validUntil} help={t.validUntilHint}>
          <input
            type="date"
            className="t-input date-input"
            value={validUntil}
            onChange={({ currentTarget }) => setValidUntil(currentTarget.value)}
          />
        </Field>
      )}
      {!isApproved && kind === 'avatar' && (
        <>
          <Evidence
            task={task}
            files={evidence}
            isNeeded={lacksEvidence}
            onAdded={(file) => setEvidence([...evidence, file])}
          />
          <Checkbox checked={isProtected} onChange={setProtected}>
            {t.protect}
          </Checkbox>
          <p className="quiet">{t.protectHint}</p>
          {isProtected && (
            <Field label={t.protectAs}>
              <Input value={protectAs} onChange={setProtectAs} maxlength={60} />
            </Field>
          )}
        </>
      )}
      <Refusal error={give.error} />
    </Question>
  )
}

function Evidence(props: {
  readonly task: AuditTask
  readonly files: readonly Document[]
  readonly isNeeded: boolean
  onAdded(file: Document): void
}) {
  const t = useTexts(qualificationTexts)
  const { kind, id: taskId } = props.task
  return (
    <DocumentPicker
      label={t.evidence}
      hint={props.isNeeded ? t.evidenceNeeded : t.evidenceHint}
      ask={t.addEvidence}
      documents={props.files}
      base="/api/operator/documents"
      add={(file) =>
        platform.call('POST /api/operator/profile-audits/:kind/:taskId/evidence', {
          params: { kind, taskId },
          query: { name: file.name },
          file,
        })
      }
      onAdded={props.onAdded}
    />
  )
}
