/** One of what waits for a qualification auditor: what it is about, who is at it, and the verdict. */
import { useState } from 'react'
import { Tag } from 'tdesign-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { categoryName } from '@maque/protocol/platform/category-names.ts'
import type { AuditReason, AuditTask } from '@maque/protocol/platform/profile.ts'
import { Button } from '../shell/button.tsx'
import { Colon } from '../shell/colon.tsx'
import { platform } from '../platform.ts'
import { DocumentLinks } from '../profile/documents-field.tsx'
import { useLanguage, useTexts } from '../shell/language-context.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { When } from '../shell/when.tsx'
import { AuditVerdict } from './audit-verdict.tsx'
import { qualificationTexts } from './qualification-texts.ts'
import { operationTexts } from './texts.ts'

export function AuditCard({
  task,
  reasons,
  isPassed = false,
}: {
  readonly task: AuditTask
  readonly reasons: readonly AuditReason[]
  /** An avatar that has passed: it can be taken away and nothing else. */
  readonly isPassed?: boolean
}) {
  const t = useTexts(qualificationTexts)
  const { auditKinds } = useTexts(operationTexts)
  const { language } = useLanguage()
  const {
    id,
    kind,
    appName,
    appId,
    about,
    documents,
    votes,
    votesNeeded,
    since,
    dueBy,
    isLate,
    isOwn,
    takenBy,
  } = task
  const title = kind === 'category' ? categoryName(about, language) : about || appName
  return (
    <li className="panel" aria-labelledby={id}>
      <div className="panel-row">
        <h2 id={id}>
          {auditKinds[kind]}
          <Colon />
          {title}
        </h2>
        <span className="actions">
          {isLate && !isPassed && (
            <Tag theme="danger" variant="light">
              {t.late}
            </Tag>
          )}
          {takenBy && (
            <Tag theme={takenBy.isMe ? 'primary' : 'warning'} variant="light">
              {takenBy.isMe ? t.mine : t.takenBy(takenBy.name)}
            </Tag>
          )}
        </span>
      </div>
      <p className="quiet">
        {appName} · <code>{appId}</code> · {t.waitsSince} <When at={since} />
        {!isPassed && (
          <>
            {' · '}
            {t.dueBy} <When at={dueBy} ofRule />
          </>
        )}
        {votesNeeded > 1 && ` · ${t.votes(votes, votesNeeded)}`}
      </p>
      <About task={task} />
      <DocumentLinks documents={documents} base="/api/operator/documents" />
      {isOwn ? (
        <p>{t.isOwn}</p>
      ) : (
        takenBy?.isMe !== false && <Deeds task={task} reasons={reasons} isPassed={isPassed} />
      )}
    </li>
  )
}

function About({ task: { kind, appName, ground, pictureUrl, holder, alike } }: { readonly task: AuditTask }) {
  const t = useTexts(qualificationTexts)
  return (
    <>
      {ground !== '' && (
        <p>
          {kind === 'name' ? t.word : t.ground}
          <Colon />
          {ground}
        </p>
      )}
      {pictureUrl !== undefined && (
        <div className="app-head audit-pictures">
          <img src={pictureUrl} alt={t.picture(appName)} width="144" height="144" />
          {/* As small as users see it. */}
          <img src={pictureUrl} alt="" width="36" height="36" />
        </div>
      )}
      {holder && <SeenApps label={t.holder} apps={[holder]} />}
      {alike.length > 0 && <SeenApps label={t.alike} apps={alike} />}
    </>
  )
}

function SeenApps({ label, apps }: { readonly label: string; readonly apps: AuditTask['alike'] }) {
  return (
    <div role="group" aria-label={label}>
      <p>{label}</p>
      <ul className="plain audit-alike">
        {apps.map((other) => (
          <li key={other.appId} className="app-head">
            <img src={other.pictureUrl} alt="" width="72" height="72" />
            <span>
              {other.name}
              <br />
              <code>{other.appId}</code>
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Deeds({
  task,
  reasons,
  isPassed,
}: {
  readonly task: AuditTask
  readonly reasons: readonly AuditReason[]
  readonly isPassed: boolean
}) {
  const t = useTexts(qualificationTexts)
  const queries = useQueryClient()
  const { kind, id: taskId, takenBy } = task
  const [asked, setAsked] = useState<'pass' | 'fail'>()
  const params = { kind, taskId }
  const claim = useMutation({
    mutationFn: () =>
      takenBy
        ? platform.call('DELETE /api/operator/profile-audits/:kind/:taskId/claim', { params })
        : platform.call('POST /api/operator/profile-audits/:kind/:taskId/claim', { params }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['profile-audits'] }),
  })
  const names = {
    pass: kind === 'dispute' ? t.uphold : t.pass,
    fail: kind === 'dispute' ? t.reject : kind === 'avatar' ? t.takeAway : t.fail,
  }
  return (
    <>
      <div className="actions">
        {!isPassed && <Button onClick={() => setAsked('pass')}>{names.pass}</Button>}
        <Button variant="outline" theme="danger" onClick={() => setAsked('fail')}>
          {names.fail}
        </Button>
        {!isPassed && (
          <Button variant="text" loading={claim.isPending} onClick={() => claim.mutate()}>
            {takenBy ? t.giveBack : t.take}
          </Button>
        )}
      </div>
      <Refusal error={claim.error} />
      {asked && (
        <AuditVerdict
          task={task}
          title={names[asked]}
          isApproved={asked === 'pass'}
          reasons={reasons.filter(({ kinds }) => kinds.includes(kind))}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  )
}
