/** What waits for a qualification auditor: applications of Open accounts, categories, names and claims to names. */
import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { categoryName } from '@maque/protocol/platform/category-names.ts'
import type { AuditTask } from '@maque/protocol/platform/profile.ts'
import { Colon } from '../shell/colon.tsx'
import { platform } from '../platform.ts'
import { DocumentLinks } from '../profile/documents-field.tsx'
import { Field } from '../shell/field.tsx'
import { useLanguage, useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { When } from '../shell/when.tsx'
import { WaitingApplication, waitingApplications } from './waiting-application.tsx'
import { operationTexts } from './texts.ts'
import { Verdict } from './verdict.tsx'

const queryKey = ['profile-audits']

export function QualificationDesk() {
  const t = useTexts(operationTexts)
  const applications = useQuery(waitingApplications)
  const audits = useQuery({
    queryKey,
    queryFn: () => platform.call('GET /api/operator/profile-audits', {}),
  })
  return (
    <Loaded query={applications}>
      {({ applications: waiting }) => (
        <Loaded query={audits}>
          {({ tasks }) =>
            waiting.length + tasks.length === 0 ? (
              <div className="empty">{t.nothing}</div>
            ) : (
              <ul className="plain">
                {waiting.map((application) => (
                  <WaitingApplication key={application.id} application={application} />
                ))}
                {tasks.map((task) => (
                  <Task key={task.id} task={task} />
                ))}
              </ul>
            )
          }
        </Loaded>
      )}
    </Loaded>
  )
}

function Task({ task }: { readonly task: AuditTask }) {
  const t = useTexts(operationTexts)
  const { language } = useLanguage()
  const queries = useQueryClient()
  const [validUntil, setValidUntil] = useState('')
  const { kind, id: taskId, appName, appId, about, ground, documents, votes, votesNeeded, since } = task
  return (
    <li className="panel" aria-labelledby={taskId}>
      <h2 id={taskId}>
        {t.auditKinds[kind]}
        <Colon />
        {kind === 'category' ? categoryName(about, language) : about}
      </h2>
      <p className="quiet">
        {appName} · <code>{appId}</code> · <When at={since} />
        {votesNeeded > 1 && ` · ${t.votes(votes, votesNeeded)}`}
      </p>
      {ground !== '' && <p>{ground}</p>}
      <DocumentLinks documents={documents} base="/api/operator/documents" />
      <Verdict
        passNeedsReason={kind === 'dispute'}
        alsoAsked={
          kind === 'category' && (
            <Field label={t.validUntil} help={t.validUntilHint}>
              <input
                type="date"
                className="t-input date-input"
                value={validUntil}
                onChange={({ currentTarget }) => setValidUntil(currentTarget.value)}
              />
            </Field>
          )
        }
        onGiven={async (isApproved, reason) => {
          const hasTerm = isApproved && kind === 'category' && validUntil !== ''
          await platform.call('POST /api/operator/profile-audits/:kind/:taskId/verdict', {
            params: { kind, taskId },
            body: {
              isApproved,
              reason,
              ...(hasTerm && { validUntil: new Date(validUntil).toISOString() }),
            },
          })
          await queries.invalidateQueries({ queryKey })
        }}
      />
    </li>
  )
}
