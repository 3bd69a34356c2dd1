/** One submitted version: the real thing in a phone frame on the left, the verdict on the right. */
import { useState } from 'react'
import { Alert, Button, MessagePlugin, Textarea } from 'tdesign-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useLocation } from 'wouter'
import type { Submission } from '@maque/protocol/platform/review.ts'
import { platform, refusalText } from '../platform.ts'
import { useLanguage, useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { When } from '../shell/when.tsx'
import { reviewTexts } from './texts.ts'

export function ReviewPage({ releaseId }: { readonly releaseId: string }) {
  const t = useTexts(reviewTexts)
  const [opened, setOpened] = useState(0)
  const submission = useQuery({
    queryKey: ['review', releaseId],
    queryFn: () => platform.submission(releaseId),
  })
  return (
    <Loaded query={submission}>
      {(submission) => (
        <>
          <p>
            <Link href="/review">← {t.back}</Link>
          </p>
          <div className="review">
            <div>
              <div className="phone">
                <iframe key={opened} src={`/preview/${releaseId}`} title={t.window(submission.appName)} />
              </div>
              <p>
                <Button variant="text" onClick={() => setOpened(opened + 1)}>
                  {t.reopen}
                </Button>
              </p>
            </div>
            <div>
              <Facts submission={submission} />
              <Verdict submission={submission} />
            </div>
          </div>
        </>
      )}
    </Loaded>
  )
}

const BYTES_A_KB = 1024

function Facts({ submission }: { readonly submission: Submission }) {
  const t = useTexts(reviewTexts)
  return (
    <section className="panel">
      <div className="app-head">
        <img src={submission.iconUrl} alt="" width="56" height="56" />
        <div>
          <h1>{submission.appName}</h1>
          <span className="quiet">{submission.appIntro}</span>
        </div>
      </div>
      <dl className="facts" style={{ marginTop: 16 }}>
        <dt>{t.version}</dt>
        <dd>{submission.version}</dd>
        <dt>{t.note}</dt>
        <dd>{submission.note || '–'}</dd>
        <dt>{t.by}</dt>
        <dd>
          {submission.submittedBy} · <When at={submission.submittedAt} />
        </dd>
        <dt>{t.size}</dt>
        <dd>{(submission.sizeBytes / BYTES_A_KB).toFixed(0)} KB</dd>
        <dt>{t.pages}</dt>
        <dd>
          <details>
            <summary>{submission.pages.length}</summary>
            {submission.pages.map((page) => (
              <div key={page}>
                <code>{page}</code>
              </div>
            ))}
          </details>
        </dd>
        <dt>{t.digest}</dt>
        <dd>
          <code>{submission.digest}</code>
        </dd>
      </dl>
    </section>
  )
}

function Verdict({ submission }: { readonly submission: Submission }) {
  const t = useTexts(reviewTexts)
  const { language } = useLanguage()
  const queries = useQueryClient()
  const [, go] = useLocation()
  const [reason, setReason] = useState('')
  const done = async (message: string) => {
    void MessagePlugin.success(message)
    await queries.invalidateQueries({ queryKey: ['review'], refetchType: 'none' })
    go('/review')
  }
  const approve = useMutation({
    mutationFn: () => platform.approve(submission.releaseId),
    onSuccess: () => done(t.approved),
  })
  const reject = useMutation({
    mutationFn: () => platform.reject(submission.releaseId, reason.trim()),
    onSuccess: () => done(t.rejected),
  })
  const error = approve.error ?? reject.error
  const isBusy = approve.isPending || reject.isPending
  return (
    <section className="panel">
      <p className="quiet">{t.approveHint}</p>
      <Button theme="success" loading={approve.isPending} disabled={isBusy} onClick={() => approve.mutate()}>
        {t.approve}
      </Button>
      <h2 style={{ marginTop: 24 }}>
        <label htmlFor="reason">{t.reason}</label>
      </h2>
      <Textarea
        id="reason"
        value={reason}
        onChange={setReason}
        maxlength={1000}
        autosize={{ minRows: 4 }}
        placeholder={t.reasonHint}
      />
      <p>
        <Button
          theme="danger"
          loading={reject.isPending}
          disabled={isBusy || reason.trim() === ''}
          onClick={() => reject.mutate()}
        >
          {t.reject}
        </Button>
      </p>
      {error && <Alert theme="error" message={refusalText(error, language)} />}
    </section>
  )
}
