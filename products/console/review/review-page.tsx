/** One submitted version: the real thing in a phone frame on the left, facts and verdict on the right. */
import { useState } from 'react'
import { Tag } from 'tdesign-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from 'wouter'
import { privacyNames } from '@maque/protocol/platform/privacy-names.ts'
import { categoryName } from '@maque/protocol/platform/category-names.ts'
import type { ReviewedSubmission } from '@maque/protocol/platform/review.ts'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { useLanguage, useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { When } from '../shell/when.tsx'
import { DifferenceList } from '../versions/difference-list.tsx'
import { SubmissionCard } from '../versions/submission-card.tsx'
import { versionTexts } from '../versions/texts.ts'
import { ReviewedExamination } from '../examination/reviewed-examination.tsx'
import { withFinding, type TypedFinding } from './findings.tsx'
import { EntryTags } from './review-queue.tsx'
import { reviewTexts } from './texts.ts'
import { VerdictPanel } from './verdict-panel.tsx'

export function ReviewPage({ auditId }: { readonly auditId: string }) {
  const t = useTexts(reviewTexts)
  const submission = useQuery({
    queryKey: ['review-of', auditId],
    queryFn: () => platform.submission(Number(auditId)),
  })
  return (
    <Loaded query={submission}>
      {(reviewed) => (
        <>
          <p>
            <Link href="/review">← {t.back}</Link>
          </p>
          <Desk reviewed={reviewed} />
        </>
      )}
    </Loaded>
  )
}

function Desk({ reviewed }: { readonly reviewed: ReviewedSubmission }) {
  const t = useTexts(reviewTexts)
  const [opened, setOpened] = useState({ times: 0, page: '' })
  const [findings, setFindings] = useState<readonly TypedFinding[]>([])
  const firstPage = reviewed.submission.groups[0]?.page ?? reviewed.pages[0] ?? ''
  const query = opened.page === '' ? '' : `?path=${encodeURIComponent(opened.page)}`
  return (
    <div className="review">
      <div>
        <div className="phone">
          <iframe
            key={opened.times}
            src={`/preview/${reviewed.releaseId}${query}`}
            title={t.window(reviewed.appName)}
          />
        </div>
        <p>
          <Button variant="text" onClick={() => setOpened({ times: opened.times + 1, page: '' })}>
            {t.reopen}
          </Button>
        </p>
      </div>
      <div>
        <Facts reviewed={reviewed} onOpenPage={(page) => setOpened({ times: opened.times + 1, page })} />
        <SinceOnline auditId={reviewed.auditId} />
        <ReviewedExamination
          auditId={reviewed.auditId}
          firstPage={firstPage}
          onTakeOver={
            reviewed.state === 'appealing'
              ? undefined
              : (finding) => setFindings((known) => withFinding(known, finding))
          }
        />
        <VerdictPanel reviewed={reviewed} findings={findings} onFindings={setFindings} />
        {reviewed.history.length > 0 && (
          <details className="panel">
            <summary>
              {t.history} ({reviewed.history.length})
            </summary>
            {reviewed.history.map((submission) => (
              <SubmissionCard key={submission.auditId} submission={submission} />
            ))}
          </details>
        )}
      </div>
    </div>
  )
}

/** What users would get that they have not, and the other way round. */
function SinceOnline({ auditId }: { readonly auditId: number }) {
  const t = useTexts(reviewTexts)
  const compared = useQuery({
    queryKey: ['since-online', auditId],
    queryFn: () =>
      platform.call('GET /api/review/submissions/:auditId/differences', {
        params: { auditId: String(auditId) },
      }),
  })
  return (
    <Loaded query={compared}>
      {({ differences }) =>
        differences ? (
          <details className="panel">
            <summary>{t.sinceOnline(differences.from.version)}</summary>
            <DifferenceList differences={differences} />
          </details>
        ) : (
          <p className="panel quiet">{t.nothingOnline}</p>
        )
      }
    </Loaded>
  )
}

const BYTES_A_KB = 1024

/** What personal data the code can use; what the guide leaves out stands apart. */
function Privacy({ reviewed: { privacy, submission } }: { readonly reviewed: ReviewedSubmission }) {
  const t = useTexts(reviewTexts)
  const { language } = useLanguage()
  const named = (keys: typeof privacy.used): string =>
    keys.map((key) => privacyNames[key][language]).join(language === 'zh' ? '、' : ', ')
  const declared = privacy.used.filter((key) => !privacy.undeclared.includes(key))
  return (
    <>
      {privacy.used.length === 0 && '–'}
      {declared.length > 0 && named(declared)}
      {privacy.undeclared.length > 0 && (
        <div>
          <Tag theme="warning" variant="light">
            {submission.saysPrivacyUnused ? t.saidUnused : t.undeclared}
          </Tag>{' '}
          {named(privacy.undeclared)}
        </div>
      )}
    </>
  )
}

interface FactsProps {
  readonly reviewed: ReviewedSubmission
  readonly onOpenPage: (page: string) => void
}

function Facts({ reviewed, onOpenPage }: FactsProps) {
  const t = useTexts(reviewTexts)
  const { language } = useLanguage()
  const v = useTexts(versionTexts)
  const { submission, testAccount } = reviewed
  const { groups, note, ugc, feedback, materials, previews, hasTestAccount, submittedBy } = submission
  return (
    <section className="panel">
      <div className="app-head">
        <img src={reviewed.iconUrl} alt="" width="56" height="56" />
        <div>
          <h1>{reviewed.appName}</h1>
          <span className="quiet">{reviewed.appIntro}</span>
          <div>
            <EntryTags entry={reviewed} />
          </div>
        </div>
      </div>
      <Claim reviewed={reviewed} />
      <dl className="facts" style={{ marginTop: 16 }}>
        <dt>{t.version}</dt>
        <dd>{reviewed.version}</dd>
        <dt>{t.note}</dt>
        <dd>{note || '–'}</dd>
        <dt>{t.by}</dt>
        <dd>
          {submittedBy} · <When at={reviewed.submittedAt} /> · {t.dueAt} <When at={reviewed.dueAt} />
        </dd>
        {reviewed.origin && (
          <>
            <dt>{t.origin}</dt>
            <dd>
              {reviewed.origin.instance.name} · <code>{reviewed.origin.appId}</code> · {t.importedAt}{' '}
              <When at={reviewed.origin.importedAt} />
              <div className="quiet">{t.originHint(reviewed.origin.versions.length)}</div>
            </dd>
          </>
        )}
        <dt>{t.groups}</dt>
        <dd>
          {groups.map(({ page, title, tags, category }) => (
            <div key={page}>
              <Button size="small" variant="outline" onClick={() => onOpenPage(page)}>
                {t.open}
              </Button>{' '}
              {title} <code>{page}</code>{' '}
              <span className="quiet">
                {[category && categoryName(category.name, language), ...tags].filter(Boolean).join(' ')}
              </span>
            </div>
          ))}
        </dd>
        <dt>{t.privacy}</dt>
        <dd>
          <Privacy reviewed={reviewed} />
        </dd>
        {submission.orderPath !== '' && (
          <>
            <dt>{t.orderPath}</dt>
            <dd>
              <Button size="small" variant="outline" onClick={() => onOpenPage(submission.orderPath)}>
                {t.open}
              </Button>{' '}
              <code>{submission.orderPath}</code>
            </dd>
          </>
        )}
        {ugc && (
          <>
            <dt>{t.ugc}</dt>
            <dd>
              {ugc.scenes.map((one) => v.ugcScenes[one]).join(' · ')} →{' '}
              {ugc.methods.map((one) => v.ugcMethods[one]).join(' · ')}
              {ugc.hasAuditTeam && <> · {v.hasAuditTeam}</>}
              {ugc.description !== '' && <div className="written">{ugc.description}</div>}
            </dd>
          </>
        )}
        {feedback !== '' && (
          <>
            <dt>{t.feedback}</dt>
            <dd>{feedback}</dd>
          </>
        )}
        {previews.length > 0 && (
          <>
            <dt>{v.previews}</dt>
            <dd className="actions">
              {previews.map((url, at) => (
                <a key={url} href={url} target="_blank" rel="noreferrer">
                  {t.material(at + 1)}
                </a>
              ))}
            </dd>
          </>
        )}
        {materials.length > 0 && (
          <>
            <dt>{t.materials}</dt>
            <dd className="actions">
              {materials.map((url, at) => (
                <a key={url} href={url} target="_blank" rel="noreferrer">
                  {t.material(at + 1)}
                </a>
              ))}
            </dd>
          </>
        )}
        {hasTestAccount && (
          <>
            <dt>{t.testAccount}</dt>
            <dd>
              {testAccount ? (
                <>
                  <code>{testAccount.account}</code> / <code>{testAccount.password}</code> {testAccount.hint}
                </>
              ) : (
                <span className="quiet">{t.testAccountHidden}</span>
              )}
            </dd>
          </>
        )}
        <dt>{t.size}</dt>
        <dd>{(reviewed.sizeBytes / BYTES_A_KB).toFixed(0)} KB</dd>
        <dt>{t.pages}</dt>
        <dd>
          <details>
            <summary>{reviewed.pages.length}</summary>
            {reviewed.pages.map((page) => (
              <div key={page}>
                <Button size="small" variant="text" onClick={() => onOpenPage(page)}>
                  <code>{page}</code>
                </Button>
              </div>
            ))}
          </details>
        </dd>
        <dt>{t.digest}</dt>
        <dd>
          <code>{reviewed.digest}</code>
        </dd>
      </dl>
    </section>
  )
}

function Claim({ reviewed }: { readonly reviewed: ReviewedSubmission }) {
  const t = useTexts(reviewTexts)
  const queries = useQueryClient()
  const params = { auditId: String(reviewed.auditId) }
  const isTaken = reviewed.takenBy !== undefined
  const run = useMutation({
    mutationFn: () =>
      isTaken
        ? platform.call('DELETE /api/review/submissions/:auditId/claim', { params })
        : platform.call('POST /api/review/submissions/:auditId/claim', { params }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['review-of', params.auditId] }),
  })
  return (
    <div style={{ marginTop: 12 }}>
      <Button variant="outline" loading={run.isPending} onClick={() => run.mutate()}>
        {isTaken ? t.giveBack : t.take}
      </Button>{' '}
      {!isTaken && <span className="quiet">{t.takeHint}</span>}
      <Refusal error={run.error} />
    </div>
  )
}
