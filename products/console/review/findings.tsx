/** What is wrong: by which item of the checklist, on which page, with pictures of it. */
import { useState } from 'react'
import { Textarea } from 'tdesign-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { NewFinding, ReviewedSubmission } from '@maque/protocol/platform/review.ts'
import { Button } from '../shell/button.tsx'
import { FileButton } from '../shell/file-button.tsx'
import { platform } from '../platform.ts'
import { Field } from '../shell/field.tsx'
import { useLanguage, useTexts } from '../shell/language-context.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { Select } from '../shell/select.tsx'
import { captureScreen, canCaptureScreen } from './capture-screen.ts'
import { MarkPicture } from './mark-picture.tsx'
import { reviewTexts } from './texts.ts'

export interface TypedFinding extends NewFinding {
  readonly key: number
}

export function withFinding(findings: readonly TypedFinding[], finding: NewFinding): readonly TypedFinding[] {
  const key = Math.max(0, ...findings.map((one) => one.key)) + 1
  return [...findings, { ...finding, key }]
}

export interface FindingsProps {
  readonly reviewed: ReviewedSubmission
  readonly findings: readonly TypedFinding[]
  readonly onChange: (findings: readonly TypedFinding[]) => void
}

export function Findings({ reviewed, findings, onChange }: FindingsProps) {
  const t = useTexts(reviewTexts)
  const change = (at: number, part: Partial<TypedFinding>) =>
    onChange(findings.map((finding, index) => (index === at ? { ...finding, ...part } : finding)))
  const add = () => {
    const page = reviewed.submission.groups[0]?.page ?? reviewed.pages[0] ?? ''
    onChange(withFinding(findings, { item: '', page, text: '', evidence: [] }))
  }
  return (
    <>
      {findings.map((finding, at) => (
        <fieldset key={finding.key} className="group">
          <legend>{t.finding(at + 1)}</legend>
          <FindingFields reviewed={reviewed} finding={finding} onChange={(part) => change(at, part)} />
          <Button
            variant="text"
            theme="danger"
            onClick={() => onChange(findings.filter((_, index) => index !== at))}
          >
            {t.removeFinding}
          </Button>
        </fieldset>
      ))}
      <p>
        <Button variant="outline" onClick={add}>
          {t.addFinding}
        </Button>
      </p>
    </>
  )
}

interface FindingFieldsProps {
  readonly reviewed: ReviewedSubmission
  readonly finding: TypedFinding
  readonly onChange: (part: Partial<TypedFinding>) => void
}

function FindingFields({ reviewed, finding, onChange }: FindingFieldsProps) {
  const t = useTexts(reviewTexts)
  const { language } = useLanguage()
  const checklist = useQuery({
    queryKey: ['checklist'],
    queryFn: async () => (await platform.call('GET /api/review/checklist', {})).items,
    staleTime: Infinity,
  })
  return (
    <>
      <Field label={t.item}>
        <Select
          value={finding.item}
          onChange={(item) => onChange({ item: String(item) })}
          options={(checklist.data ?? []).map(({ id, text }) => ({
            value: id,
            label: `${id} ${text[language]}`,
          }))}
          filterable
        />
      </Field>
      <Field label={t.page}>
        <Select
          value={finding.page}
          onChange={(page) => onChange({ page: String(page) })}
          options={reviewed.pages.map((page) => ({ value: page, label: page }))}
          filterable
        />
      </Field>
      <Field label={t.what} help={t.whatHint}>
        <Textarea
          value={finding.text}
          onChange={(text) => onChange({ text })}
          maxlength={1000}
          autosize={{ minRows: 2 }}
        />
      </Field>
      <Evidence
        auditId={reviewed.auditId}
        evidence={finding.evidence}
        onChange={(evidence) => onChange({ evidence })}
      />
    </>
  )
}

interface EvidenceProps {
  readonly auditId: number
  readonly evidence: readonly string[]
  readonly onChange: (evidence: readonly string[]) => void
}

function Evidence({ auditId, evidence, onChange }: EvidenceProps) {
  const t = useTexts(reviewTexts)
  const [picture, setPicture] = useState<Blob>()
  const capture = useMutation({ mutationFn: captureScreen, onSuccess: (taken) => setPicture(taken) })
  const add = useMutation({
    mutationFn: (file: Blob) =>
      platform.call('POST /api/review/submissions/:auditId/evidence', {
        params: { auditId: String(auditId) },
        file,
      }),
    onSuccess: ({ fileId }) => {
      setPicture(undefined)
      onChange([...evidence, fileId])
    },
  })
  return (
    <div>
      <div className="evidence">
        {evidence.map((fileId, at) => (
          <a key={fileId} href={`/api/submission-files/${fileId}`} target="_blank" rel="noreferrer">
            <img src={`/api/submission-files/${fileId}`} alt={t.evidence(at + 1)} />
          </a>
        ))}
      </div>
      <div className="actions">
        {canCaptureScreen() && (
          <Button variant="outline" loading={capture.isPending} onClick={() => capture.mutate()}>
            {t.capture}
          </Button>
        )}
        <FileButton label={t.choosePicture} accept="image/png,image/jpeg,image/webp" onChosen={setPicture} />
      </div>
      {picture && (
        <MarkPicture
          picture={picture}
          isBusy={add.isPending}
          onUse={(marked) => add.mutate(marked)}
          onClose={() => setPicture(undefined)}
        />
      )}
      <Refusal error={add.error} />
    </div>
  )
}
