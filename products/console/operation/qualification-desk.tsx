/**
 * The desk of qualification auditors: applications of Open accounts, categories, names, claims to names
 * and new avatars that wait; what was decided; the pictures that no avatar may look like.
 */
import { useState, type ReactNode } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { AuditTask } from '@maque/protocol/platform/profile.ts'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { Choose } from '../shell/choose.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { AuditCard } from './audit-card.tsx'
import { AuditDecisions } from './audit-decisions.tsx'
import { ProtectedPictures } from './protected-pictures.tsx'
import { qualificationTexts, type Only, type Part } from './qualification-texts.ts'
import { auditQuery, SoughtFields, type Sought } from './sought-audits.tsx'
import { WaitingApplication, waitingApplications } from './waiting-application.tsx'

export function QualificationDesk() {
  const t = useTexts(qualificationTexts)
  const [part, setPart] = useState<Part>('waiting')
  const parts: Readonly<Record<Part, () => ReactNode>> = {
    waiting: () => <WaitingTasks />,
    decided: () => <AuditDecisions />,
    pictures: () => <ProtectedPictures />,
  }
  return (
    <>
      <div className="actions desk-parts">
        {(Object.keys(parts) as Part[]).map((one) => (
          <Button
            key={one}
            variant={one === part ? 'base' : 'outline'}
            aria-pressed={one === part}
            onClick={() => setPart(one)}
          >
            {t.parts[one]}
          </Button>
        ))}
      </div>
      {parts[part]()}
    </>
  )
}

const isShown: Readonly<Record<Only, (task: AuditTask) => boolean>> = {
  everything: () => true,
  free: ({ takenBy, isOwn }) => takenBy === undefined && !isOwn,
  mine: ({ takenBy }) => takenBy?.isMe === true,
  late: ({ isLate }) => isLate,
}

function WaitingTasks() {
  const t = useTexts(qualificationTexts)
  const [sought, setSought] = useState<Sought>({ kind: 'everything', q: '' })
  const [only, setOnly] = useState<Only>('everything')
  const applications = useQuery(waitingApplications)
  const audits = useQuery({
    queryKey: ['profile-audits', sought],
    queryFn: () => platform.call('GET /api/operator/profile-audits', { query: auditQuery(sought) }),
    placeholderData: (before) => before,
  })
  const isWide = sought.kind === 'everything' && sought.q.trim() === '' && only === 'everything'
  return (
    <>
      <div className="panel panel-row">
        <SoughtFields sought={sought} onSought={setSought}>
          <Choose<Only> label={t.only} names={t.onlies} value={only} onChoose={setOnly} />
        </SoughtFields>
      </div>
      <Loaded query={applications}>
        {({ applications: waiting }) => (
          <Loaded query={audits}>
            {({ tasks, reasons }) => {
              const shown = tasks.filter(isShown[only])
              const others = isWide ? waiting : []
              return shown.length + others.length === 0 ? (
                <div className="empty">{t.nothing}</div>
              ) : (
                <>
                  <p className="quiet" role="status">
                    {t.counted(shown.length + others.length, tasks.length + others.length)}
                  </p>
                  <ul className="plain">
                    {others.map((application) => (
                      <WaitingApplication key={application.id} application={application} />
                    ))}
                    {shown.map((task) => (
                      <AuditCard key={task.id} task={task} reasons={reasons} />
                    ))}
                  </ul>
                </>
              )
            }}
          </Loaded>
        )}
      </Loaded>
    </>
  )
}
