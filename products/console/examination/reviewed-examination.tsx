/** The examination beside a submission that is reviewed: its findings become the reviewer's with one click. */
import { MessagePlugin } from 'tdesign-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import {
  examinationPicture,
  type Examination,
  type ExaminationFinding,
} from '@maque/protocol/platform/examination.ts'
import type { NewFinding } from '@maque/protocol/platform/review.ts'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { useLanguage, useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { ExaminationReportView, ExaminationStateTag, isUnderway, whereOf } from './examination-report.tsx'
import { examinationTexts } from './texts.ts'

const POLL_MS = 3000

export interface ReviewedExaminationProps {
  readonly auditId: number
  /** For findings that are about no page. */
  readonly firstPage: string
  /** Absent: nothing can be rejected now. */
  readonly onTakeOver?: ((finding: NewFinding) => void) | undefined
}

export function ReviewedExamination({ auditId, firstPage, onTakeOver }: ReviewedExaminationProps) {
  const t = useTexts(examinationTexts)
  const { language } = useLanguage()
  const queries = useQueryClient()
  const params = { auditId: String(auditId) }
  const examination = useQuery({
    queryKey: ['examination-of', auditId],
    queryFn: async () =>
      (await platform.call('GET /api/review/submissions/:auditId/examination', { params })).examination ??
      null,
    refetchInterval: ({ state }) => (state.data && isUnderway(state.data) ? POLL_MS : false),
  })
  const again = useMutation({
    mutationFn: () => platform.call('POST /api/review/submissions/:auditId/examination', { params }),
    onSuccess: async () => {
      void MessagePlugin.success(t.wanted)
      await queries.invalidateQueries({ queryKey: ['examination-of', auditId] })
    },
  })
  const takeOver = useMutation({
    mutationFn: async ({ finding, from }: { finding: ExaminationFinding; from: Examination }) => {
      const page = finding.page ?? firstPage
      const picture = pictureOf(page, from)
      const evidence = picture === undefined ? [] : [await addPicture(auditId, picture)]
      const text = [finding.message[language], whereOf(finding), finding.evidence].filter(Boolean).join('\n')
      return { item: finding.item, page, text: text.slice(0, LONGEST_TEXT), evidence }
    },
    onSuccess: (finding) => {
      onTakeOver?.(finding)
      void MessagePlugin.success(t.takenOver)
    },
  })
  return (
    <section className="panel" aria-labelledby="examination">
      <Loaded query={examination}>
        {(found) => (
          <>
            <div className="panel-row">
              <h2 id="examination">
                {t.title} {found && <ExaminationStateTag state={found.state} />}
              </h2>
              {found && !isUnderway(found) && (
                <Button variant="outline" loading={again.isPending} onClick={() => again.mutate()}>
                  {t.again}
                </Button>
              )}
            </div>
            {found ? (
              <ExaminationReportView
                examination={found}
                onTakeOver={onTakeOver && ((finding) => takeOver.mutate({ finding, from: found }))}
              />
            ) : (
              <p className="quiet">{t.none}</p>
            )}
            <Refusal error={again.error ?? takeOver.error} />
          </>
        )}
      </Loaded>
    </section>
  )
}

const LONGEST_TEXT = 600

function pictureOf(page: string, { report }: Examination): string | undefined {
  return report?.walk.pages.find((walked) => walked.page === page)?.pictures[0]
}

/** A reviewer's evidence is the submission's own: the picture is added to it. */
async function addPicture(auditId: number, name: string): Promise<string> {
  const response = await fetch(examinationPicture(auditId, name))
  if (!response.ok) throw new Error(`the picture ${name} is not there`)
  const { fileId } = await platform.call('POST /api/review/submissions/:auditId/evidence', {
    params: { auditId: String(auditId) },
    file: await response.blob(),
  })
  return fileId
}
