/** What a program found in a version when it was submitted, for its owner: folded until it is looked at. */
import { useQuery } from '@tanstack/react-query'
import { platform } from '../platform.ts'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { ExaminationReportView, ExaminationStateTag, isUnderway } from './examination-report.tsx'
import { examinationTexts } from './texts.ts'

const POLL_MS = 5000

export interface OwnersExaminationProps {
  readonly appId: string
  readonly releaseId: string
  readonly auditId: number
}

export function OwnersExamination({ appId, releaseId, auditId }: OwnersExaminationProps) {
  const t = useTexts(examinationTexts)
  const examination = useQuery({
    queryKey: ['examination', releaseId, auditId],
    queryFn: async () =>
      (
        await platform.call('GET /api/apps/:appId/releases/:releaseId/examination', {
          params: { appId, releaseId },
        })
      ).examination ?? null,
    refetchInterval: ({ state }) => (state.data && isUnderway(state.data) ? POLL_MS : false),
  })
  return (
    <Loaded query={examination}>
      {(found) =>
        found && found.auditId === auditId ? (
          <details className="examined">
            <summary>
              {t.title} <ExaminationStateTag state={found.state} />{' '}
              {found.report &&
                t.findings(found.report.findings.filter(({ severity }) => severity !== 'info').length)}
            </summary>
            <ExaminationReportView examination={found} />
          </details>
        ) : null
      }
    </Loaded>
  )
}
