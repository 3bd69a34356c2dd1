/** One submission: how far it is, what reviewers said and showed, and what its owner can do about it. */
import { useState } from 'react'
import { MessagePlugin, Tag, Textarea } from 'tdesign-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Submission, Verdict } from '@maque/protocol/platform/review.ts'
import { Colon } from '../shell/colon.tsx'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { OwnersExamination } from '../examination/owners-examination.tsx'
import { Field } from '../shell/field.tsx'
import { useLanguage, useTexts } from '../shell/language-context.tsx'
import { Question } from '../shell/question.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { When } from '../shell/when.tsx'
import { versionTexts } from './texts.ts'

export interface SubmissionCardProps {
  /** Absent: it is shown to somebody who can do nothing about it. */
  readonly appId?: string
  /** Whether who looks at it submits and appeals. */
  readonly mayPublish?: boolean
  readonly submission: Submission
}

type OwnersProps = Required<Pick<SubmissionCardProps, 'appId' | 'submission'>>

const themes = {
  pending: 'warning',
  delayed: 'warning',
  approved: 'success',
  rejected: 'danger',
  appealing: 'warning',
  withdrawn: 'default',
  replaced: 'default',
} as const

export function SubmissionCard({ appId, mayPublish = false, submission }: SubmissionCardProps) {
  const t = useTexts(versionTexts)
  const { state, version, submittedAt, dueAt, isUrgent, note, feedback, groups, verdicts, appeal } =
    submission
  const isWaiting = state === 'pending' || state === 'delayed'
  return (
    <article className="submission">
      <div className="panel-row">
        <div>
          <strong>{version}</strong>{' '}
          <Tag theme={themes[state]} variant="light">
            {t.states[state]}
          </Tag>{' '}
          {isUrgent && (
            <Tag theme="danger" variant="outline" size="small">
              {t.urgent}
            </Tag>
          )}
          <div className="quiet">
            {t.submittedAt} <When at={submittedAt} />
            {isWaiting && (
              <>
                {' · '}
                {t.dueAt} <When at={dueAt} />
              </>
            )}
          </div>
        </div>
        {appId !== undefined && mayPublish && isWaiting && !isUrgent && (
          <SpeedUp appId={appId} submission={submission} />
        )}
      </div>
      {isWaiting && <Elapsed from={submittedAt} to={dueAt} label={t.progress} />}
      {note !== '' && <p className="written">{note}</p>}
      <ul className="plain">
        {groups.map(({ page, title, tags }) => (
          <li key={page}>
            {title} <code>{page}</code> <span className="quiet">{tags.join(' ')}</span>
          </li>
        ))}
      </ul>
      {feedback !== '' && (
        <p>
          <span className="quiet">
            {t.feedback}
            <Colon />
          </span>
          {feedback}
        </p>
      )}
      {appId !== undefined && (
        <OwnersExamination appId={appId} releaseId={submission.releaseId} auditId={submission.auditId} />
      )}
      {verdicts.map((verdict) => (
        <VerdictText key={verdict.at + verdict.kind} verdict={verdict} />
      ))}
      {appeal && (
        <div className="verdict">
          <strong>{t.appeal}</strong> <When at={appeal.madeAt} />
          <p className="written">{appeal.text}</p>
          {appeal.outcome && (
            <p>
              <strong>{t.appealOutcomes[appeal.outcome]}</strong>
              <Colon />
              {appeal.answer}
            </p>
          )}
        </div>
      )}
      {appId !== undefined && mayPublish && submission.appealableUntil !== undefined && (
        <AppealButton appId={appId} submission={submission} />
      )}
    </article>
  )
}

/** Of the time until it is due, what has gone by. */
function Elapsed({
  from,
  to,
  label,
}: {
  readonly from: string
  readonly to: string
  readonly label: string
}) {
  const begun = Date.parse(from)
  return (
    <progress
      className="elapsed"
      aria-label={label}
      max={Date.parse(to) - begun}
      value={Date.now() - begun}
    />
  )
}

function VerdictText({ verdict }: { readonly verdict: Verdict }) {
  const t = useTexts(versionTexts)
  const { language } = useLanguage()
  const { kind, text, findings, until, at } = verdict
  return (
    <div className="verdict">
      <strong>{t.verdicts[kind]}</strong> <When at={at} />
      {until !== undefined && (
        <>
          {' · '}
          {t.until} <When at={until} />
        </>
      )}
      {text !== '' && <p className="written">{text}</p>}
      <ol>
        {findings.map(({ item, page, text: what, evidence }, index) => (
          <li key={index}>
            <strong>
              {item.id} {item.text[language]}
            </strong>{' '}
            <code>{page}</code>
            <div className="written">{what}</div>
            <div className="evidence">
              {evidence.map((url, number) => (
                <a key={url} href={url} target="_blank" rel="noreferrer">
                  <img src={url} alt={t.evidence(number + 1)} loading="lazy" />
                </a>
              ))}
            </div>
          </li>
        ))}
      </ol>
    </div>
  )
}

function SpeedUp({ appId, submission }: OwnersProps) {
  const t = useTexts(versionTexts)
  const queries = useQueryClient()
  const run = useMutation({
    mutationFn: () =>
      platform.call('POST /api/apps/:appId/submissions/:auditId/speed-up', {
        params: { appId, auditId: String(submission.auditId) },
      }),
    onSuccess: async () => {
      void MessagePlugin.success(t.spedUp)
      await queries.invalidateQueries()
    },
  })
  return (
    <div>
      <Button variant="outline" loading={run.isPending} onClick={() => run.mutate()}>
        {t.speedUp}
      </Button>
      <Refusal error={run.error} />
    </div>
  )
}

function AppealButton({ appId, submission }: OwnersProps) {
  const t = useTexts(versionTexts)
  const queries = useQueryClient()
  const [isAsked, setIsAsked] = useState(false)
  const [text, setText] = useState('')
  const run = useMutation({
    mutationFn: () =>
      platform.call('POST /api/apps/:appId/submissions/:auditId/appeal', {
        params: { appId, auditId: String(submission.auditId) },
        body: { text },
      }),
    onSuccess: async () => {
      setIsAsked(false)
      void MessagePlugin.success(t.appealed)
      await queries.invalidateQueries()
    },
  })
  return (
    <>
      <p>
        <Button variant="outline" onClick={() => setIsAsked(true)}>
          {t.appeal}
        </Button>{' '}
        <span className="quiet">
          {t.appealUntil} <When at={submission.appealableUntil ?? submission.submittedAt} />
        </span>
      </p>
      {isAsked && (
        <Question
          title={`${t.appeal} · ${submission.version}`}
          cancel={t.cancel}
          confirm={t.appeal}
          isBusy={run.isPending}
          canConfirm={text.trim() !== ''}
          onConfirm={() => run.mutate()}
          onClose={() => setIsAsked(false)}
        >
          <Field label={t.appealHint}>
            <Textarea value={text} onChange={setText} maxlength={500} autosize={{ minRows: 4 }} autofocus />
          </Field>
          <Refusal error={run.error} />
        </Question>
      )}
    </>
  )
}
