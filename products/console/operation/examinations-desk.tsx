/** Whether submissions can be examined here, and those that were not. */
import { Alert } from 'tdesign-react'
import { useQuery } from '@tanstack/react-query'
import { ExaminationStateTag } from '../examination/examination-report.tsx'
import { examinationTexts } from '../examination/texts.ts'
import { platform } from '../platform.ts'
import { useLanguage, useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { When } from '../shell/when.tsx'

const POLL_MS = 5000

export function ExaminationsDesk() {
  const t = useTexts(examinationTexts)
  const { language } = useLanguage()
  const overview = useQuery({
    queryKey: ['examinations'],
    queryFn: () => platform.call('GET /api/operator/examinations', {}),
    refetchInterval: POLL_MS,
  })
  return (
    <section className="panel">
      <Loaded query={overview}>
        {({ hindrance, waiting, unexamined }) => (
          <>
            {hindrance && <Alert theme="warning" message={hindrance[language]} />}
            <p role="status">{t.waiting(waiting)}</p>
            <ul className="versions">
              {unexamined.length === 0 && <li className="quiet">{t.allExamined}</li>}
              {unexamined.map(({ auditId, appId, version, state, queuedAt, reason }) => (
                <li key={auditId}>
                  <ExaminationStateTag state={state} /> <strong>{auditId}</strong> <code>{appId}</code>{' '}
                  {version}{' '}
                  <span className="quiet">
                    {reason?.[language]} · <When at={queuedAt} />
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
    </section>
  )
}
