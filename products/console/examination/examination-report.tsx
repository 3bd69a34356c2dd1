/** What a program found in a submission: findings, pages as they looked, and what the source makes use of. */
import { Alert, Tag } from 'tdesign-react'
import {
  examinationPicture,
  type Examination,
  type ExaminationFinding,
  type ExaminationReport,
  type WalkedPage,
} from '@maque/protocol/platform/examination.ts'
import { Button } from '../shell/button.tsx'
import { useLanguage, useTexts } from '../shell/language-context.tsx'
import { When } from '../shell/when.tsx'
import { examinationTexts } from './texts.ts'

export type TakeOver = (finding: ExaminationFinding) => void

export interface ExaminationReportProps {
  readonly examination: Examination
  /** Absent: for somebody who rejects nothing. */
  readonly onTakeOver?: TakeOver | undefined
}

const stateThemes = {
  queued: 'primary',
  running: 'primary',
  done: 'success',
  failed: 'danger',
  'given-up': 'warning',
} as const

export function ExaminationStateTag({ state }: { readonly state: Examination['state'] }) {
  const t = useTexts(examinationTexts)
  return (
    <Tag theme={stateThemes[state]} variant="light">
      {t.states[state]}
    </Tag>
  )
}

export function isUnderway({ state }: Pick<Examination, 'state'>): boolean {
  return state === 'queued' || state === 'running'
}

export function ExaminationReportView({ examination, onTakeOver }: ExaminationReportProps) {
  const t = useTexts(examinationTexts)
  const { language } = useLanguage()
  const { report, reason, auditId, givenUpAt } = examination
  if (!report) {
    return (
      <p className="quiet" role="status">
        {isUnderway(examination) ? (
          <>
            {t.running} {t.until} <When at={givenUpAt} />
          </>
        ) : (
          reason?.[language]
        )}
      </p>
    )
  }
  return (
    <div className="examination">
      <Findings report={report} onTakeOver={onTakeOver} />
      <h3>{t.pages}</h3>
      {report.walk.kind === 'ended' && <Alert theme="warning" message={t.notWalked[report.walk.why]} />}
      <ul className="walked">
        {report.walk.pages.map((page) => (
          <li key={page.page}>
            <Walked auditId={auditId} page={page} />
          </li>
        ))}
      </ul>
      <Facts report={report} />
    </div>
  )
}

function Findings({
  report,
  onTakeOver,
}: {
  readonly report: ExaminationReport
  readonly onTakeOver: TakeOver | undefined
}) {
  const t = useTexts(examinationTexts)
  const grave = report.findings.filter(({ severity }) => severity !== 'info')
  const hints = report.findings.filter(({ severity }) => severity === 'info')
  return (
    <>
      <h3>{grave.length === 0 ? t.noFindings : t.findings(grave.length)}</h3>
      <FindingList findings={grave} onTakeOver={onTakeOver} />
      {hints.length > 0 && (
        <details>
          <summary>{t.hints(hints.length)}</summary>
          <FindingList findings={hints} onTakeOver={onTakeOver} />
        </details>
      )}
      {report.leftOut > 0 && <p className="quiet">{t.leftOut(report.leftOut)}</p>}
    </>
  )
}

const severityThemes = { error: 'danger', warning: 'warning', info: 'default' } as const

function FindingList({
  findings,
  onTakeOver,
}: {
  readonly findings: readonly ExaminationFinding[]
  readonly onTakeOver: TakeOver | undefined
}) {
  const t = useTexts(examinationTexts)
  const { language } = useLanguage()
  return (
    <ul className="found">
      {findings.map((finding, at) => (
        <li key={at}>
          <div className="panel-row">
            <div>
              <Tag theme={severityThemes[finding.severity]} variant="light" size="small">
                {t.severities[finding.severity]}
              </Tag>{' '}
              {finding.item !== '' && <strong>{finding.item}</strong>} {finding.message[language]}
              <div className="quiet">
                {whereOf(finding)} <code>{finding.rule ?? finding.code}</code>
              </div>
            </div>
            {onTakeOver && (
              <Button
                size="small"
                variant="outline"
                aria-label={`${t.takeOver} ${finding.item} ${finding.message[language]}`}
                onClick={() => onTakeOver(finding)}
              >
                {t.takeOver}
              </Button>
            )}
          </div>
          {finding.evidence !== '' && <pre>{finding.evidence}</pre>}
        </li>
      ))}
    </ul>
  )
}

export function whereOf({ place, page }: ExaminationFinding): string {
  return place ? `${place.file}:${place.line}:${place.column}` : (page ?? '')
}

const MILLISECONDS = 1000

function Walked({ auditId, page }: { readonly auditId: number; readonly page: WalkedPage }) {
  const t = useTexts(examinationTexts)
  const { title, outcome, contentMs, pictures, taps } = page
  const captions = [t.before(title), t.after(title)]
  return (
    <article>
      <div className="evidence">
        {pictures.map((name, at) => (
          <a key={name} href={examinationPicture(auditId, name)} target="_blank" rel="noreferrer">
            <img src={examinationPicture(auditId, name)} alt={captions[at] ?? title} loading="lazy" />
          </a>
        ))}
      </div>
      <div>
        <strong>{title}</strong>{' '}
        <Tag theme={outcome === 'shown' ? 'success' : 'danger'} variant="light" size="small">
          {t.outcomes[outcome]}
        </Tag>
        <div className="quiet">
          <code>{page.page}</code>
          {contentMs !== undefined && <> · {t.contentAfter((contentMs / MILLISECONDS).toFixed(1))}</>}
        </div>
        {taps.length > 0 && (
          <details>
            <summary>
              {t.taps} ({taps.length})
            </summary>
            <ul className="plain">
              {taps.map(({ label, effect }, at) => (
                <li key={at}>
                  {label || t.unnamed} → {t.effects[effect]}
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </article>
  )
}

function Facts({ report: { facts, walk } }: { readonly report: ExaminationReport }) {
  const t = useTexts(examinationTexts)
  const lists = [
    [t.apis, facts.apis],
    [t.privacyKeys, facts.privacyKeys],
    [t.permissions, facts.permissions],
    [t.domains, facts.domains],
    [t.plugins, facts.plugins],
  ] as const
  const asked = walk.kind === 'walked' ? walk.asked : []
  return (
    <details>
      <summary>{t.facts}</summary>
      <dl className="facts">
        {lists.map(([name, values]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{values.length === 0 ? '–' : values.join(', ')}</dd>
          </div>
        ))}
        {asked.length > 0 && (
          <>
            <dt>{t.asked}</dt>
            <dd>
              {asked.map(({ origin, isAllowed, times }) => (
                <div key={`${origin} ${isAllowed}`}>
                  {origin} × {times} <span className="quiet">{isAllowed ? t.allowed : t.refused}</span>
                </div>
              ))}
            </dd>
          </>
        )}
      </dl>
    </details>
  )
}
