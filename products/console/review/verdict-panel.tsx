/** What a reviewer says: approve, reject with findings, delay, or decide an appeal. */
import { useState } from 'react'
import { Input, MessagePlugin, Textarea } from 'tdesign-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import type { ReviewedSubmission } from '@maque/protocol/platform/review.ts'
import { Button } from '../shell/button.tsx'
import { Checkbox } from '../shell/checkbox.tsx'
import { platform } from '../platform.ts'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Question } from '../shell/question.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { SubmissionCard } from '../versions/submission-card.tsx'
import { Findings, type TypedFinding } from './findings.tsx'
import { reviewTexts } from './texts.ts'

interface VerdictPanelProps extends PanelProps {
  readonly findings: readonly TypedFinding[]
  readonly onFindings: (findings: readonly TypedFinding[]) => void
}

export function VerdictPanel({ reviewed, findings, onFindings }: VerdictPanelProps) {
  return reviewed.state === 'appealing' ? (
    <AppealPanel reviewed={reviewed} />
  ) : (
    <>
      <ApprovePanel reviewed={reviewed} />
      <RejectPanel reviewed={reviewed} findings={findings} onFindings={onFindings} />
    </>
  )
}

function useDone(): (message: string) => Promise<void> {
  const queries = useQueryClient()
  const [, go] = useLocation()
  return async (message) => {
    void MessagePlugin.success(message)
    await queries.invalidateQueries({ queryKey: ['review'], refetchType: 'none' })
    await queries.invalidateQueries({ queryKey: ['review-of'], refetchType: 'none' })
    go('/review')
  }
}

interface PanelProps {
  readonly reviewed: ReviewedSubmission
}

function ApprovePanel({ reviewed }: PanelProps) {
  const t = useTexts(reviewTexts)
  const done = useDone()
  const [isDelaying, setIsDelaying] = useState(false)
  const params = { auditId: String(reviewed.auditId) }
  const approve = useMutation({
    mutationFn: () => platform.call('POST /api/review/submissions/:auditId/approval', { params }),
    onSuccess: ({ needsAnother }) => done(needsAnother ? t.approvedOnce : t.approved),
  })
  return (
    <section className="panel">
      <p className="quiet">{reviewed.isRisky ? t.approveRisky : t.approveHint}</p>
      <div className="actions">
        <Button theme="success" loading={approve.isPending} onClick={() => approve.mutate()}>
          {t.approve}
        </Button>
        {reviewed.state === 'pending' && (
          <Button variant="outline" onClick={() => setIsDelaying(true)}>
            {t.delay}
          </Button>
        )}
      </div>
      <Refusal error={approve.error} />
      {isDelaying && <DelayQuestion reviewed={reviewed} onClose={() => setIsDelaying(false)} />}
    </section>
  )
}

function DelayQuestion({ reviewed, onClose }: PanelProps & { readonly onClose: () => void }) {
  const t = useTexts(reviewTexts)
  const done = useDone()
  const [reason, setReason] = useState('')
  const [days, setDays] = useState('7')
  const delay = useMutation({
    mutationFn: () =>
      platform.call('POST /api/review/submissions/:auditId/delay', {
        params: { auditId: String(reviewed.auditId) },
        body: { reason, days: Number(days) },
      }),
    onSuccess: () => done(t.delayed),
  })
  return (
    <Question
      title={t.delay}
      cancel={t.cancel}
      confirm={t.delay}
      isBusy={delay.isPending}
      canConfirm={reason.trim() !== '' && /^\d+$/.test(days)}
      onConfirm={() => delay.mutate()}
      onClose={onClose}
    >
      <Field label={t.delayReason}>
        <Textarea value={reason} onChange={setReason} maxlength={1000} autosize={{ minRows: 3 }} autofocus />
      </Field>
      <Field label={t.delayDays}>
        <Input value={days} onChange={setDays} maxlength={3} />
      </Field>
      <Refusal error={delay.error} />
    </Question>
  )
}

function RejectPanel({ reviewed, findings, onFindings }: VerdictPanelProps) {
  const t = useTexts(reviewTexts)
  const done = useDone()
  const [text, setText] = useState('')
  const [needsTestAccount, setNeedsTestAccount] = useState(false)
  const reject = useMutation({
    mutationFn: () =>
      platform.call('POST /api/review/submissions/:auditId/rejection', {
        params: { auditId: String(reviewed.auditId) },
        body: {
          text,
          findings: findings.map(({ item, page, text: what, evidence }) => ({
            item,
            page,
            text: what,
            evidence: [...evidence],
          })),
          needsTestAccount,
        },
      }),
    onSuccess: () => done(t.rejected),
  })
  return (
    <section className="panel" aria-labelledby="reject">
      <h2 id="reject">{t.findings}</h2>
      <Findings reviewed={reviewed} findings={findings} onChange={onFindings} />
      {findings.length > 0 && (
        <>
          <Field label={t.summary}>
            <Textarea value={text} onChange={setText} maxlength={1000} autosize={{ minRows: 2 }} />
          </Field>
          <p>
            <Checkbox checked={needsTestAccount} onChange={setNeedsTestAccount}>
              {t.needsTestAccount}
            </Checkbox>
          </p>
          <Button theme="danger" loading={reject.isPending} onClick={() => reject.mutate()}>
            {t.reject}
          </Button>
          <Refusal error={reject.error} />
        </>
      )}
    </section>
  )
}

function AppealPanel({ reviewed }: PanelProps) {
  const t = useTexts(reviewTexts)
  const done = useDone()
  const [answer, setAnswer] = useState('')
  const decide = useMutation({
    mutationFn: (outcome: 'upheld' | 'overturned') =>
      platform.call('POST /api/review/submissions/:auditId/appeal-decision', {
        params: { auditId: String(reviewed.auditId) },
        body: { outcome, answer },
      }),
    onSuccess: () => done(t.decided),
  })
  const isReady = answer.trim() !== ''
  return (
    <section className="panel" aria-labelledby="appeal">
      <h2 id="appeal">{t.appeal}</h2>
      <SubmissionCard submission={reviewed.submission} />
      <Field label={t.answer}>
        <Textarea value={answer} onChange={setAnswer} maxlength={1000} autosize={{ minRows: 3 }} />
      </Field>
      <div className="actions">
        <Button
          theme="success"
          disabled={!isReady}
          loading={decide.isPending}
          onClick={() => decide.mutate('overturned')}
        >
          {t.overturn}
        </Button>
        <Button
          theme="danger"
          disabled={!isReady}
          loading={decide.isPending}
          onClick={() => decide.mutate('upheld')}
        >
          {t.uphold}
        </Button>
      </div>
      <Refusal error={decide.error} />
    </section>
  )
}
