/** Mobile apps and websites of Open accounts that wait for a qualification auditor. */
import { useQueryClient } from '@tanstack/react-query'
import type { WaitingApplication as Application } from '@maque/protocol/platform/open-accounts.ts'
import { ApplicationFacts } from '../open-account/application-facts.tsx'
import { applicationTexts } from '../open-account/application-texts.ts'
import { platform } from '../platform.ts'
import { Colon } from '../shell/colon.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { When } from '../shell/when.tsx'
import { Verdict } from './verdict.tsx'

export const waitingApplications = {
  queryKey: ['waiting-open-applications'],
  queryFn: () => platform.call('GET /api/operator/open-applications', {}),
}

export function WaitingApplication({ application }: { readonly application: Application }) {
  const { kinds } = useTexts(applicationTexts)
  const queries = useQueryClient()
  const { id, form, subjectName, openAccount, createdAt } = application
  return (
    <li className="panel" aria-labelledby={id}>
      <h2 id={id}>
        {kinds[form.kind]}
        <Colon />
        {form.name}
      </h2>
      <p className="quiet">
        {subjectName} · <code>{openAccount}</code> · <When at={createdAt} />
      </p>
      <ApplicationFacts form={form} />
      <Verdict
        onGiven={async (isApproved, reason) => {
          await platform.call('POST /api/operator/open-applications/:applicationId/verdict', {
            params: { applicationId: id },
            body: { isApproved, reason },
          })
          await queries.invalidateQueries({ queryKey: waitingApplications.queryKey })
        }}
      />
    </li>
  )
}
