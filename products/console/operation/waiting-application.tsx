/** Mobile apps and websites of Open accounts that wait for a qualification auditor. */
import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import type { WaitingApplication as Application } from '@maque/protocol/platform/open-accounts.ts'
import { ApplicationFacts } from '../open-account/application-facts.tsx'
import { applicationTexts } from '../open-account/application-texts.ts'
import { platform } from '../platform.ts'
import { Button } from '../shell/button.tsx'
import { Colon } from '../shell/colon.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { When } from '../shell/when.tsx'
import { AskForReason } from './ask-for-reason.tsx'
import { operationTexts } from './texts.ts'

export const waitingApplications = {
  queryKey: ['waiting-open-applications'],
  queryFn: () => platform.call('GET /api/operator/open-applications', {}),
}

export function WaitingApplication({ application }: { readonly application: Application }) {
  const t = useTexts(operationTexts)
  const { kinds } = useTexts(applicationTexts)
  const queries = useQueryClient()
  const [asked, setAsked] = useState<'pass' | 'fail'>()
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
      <div className="actions">
        <Button onClick={() => setAsked('pass')}>{t.pass}</Button>
        <Button variant="outline" theme="danger" onClick={() => setAsked('fail')}>
          {t.fail}
        </Button>
      </div>
      {asked && (
        <AskForReason
          title={t[asked]}
          label={t.reason}
          onGiven={async (reason) => {
            await platform.call('POST /api/operator/open-applications/:applicationId/verdict', {
              params: { applicationId: id },
              body: { isApproved: asked === 'pass', reason },
            })
            await queries.invalidateQueries({ queryKey: waitingApplications.queryKey })
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
    </li>
  )
}
