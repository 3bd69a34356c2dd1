/** Mobile apps and websites of an Open account: said, audited, given an AppID. */
import { useState } from 'react'
import { Tag } from 'tdesign-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { OpenApplication } from '@maque/protocol/platform/open-accounts.ts'
import { platform } from '../platform.ts'
import { Facts } from '../registration/facts.tsx'
import { AskedButton } from '../shell/asked-button.tsx'
import { Button } from '../shell/button.tsx'
import { Colon } from '../shell/colon.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Counted } from '../shell/meter.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { ApplicationFacts } from './application-facts.tsx'
import { ApplicationFields } from './application-form.tsx'
import { applicationTexts } from './application-texts.ts'

const queryKey = ['open-applications']

export function ApplicationsPage() {
  const t = useTexts(applicationTexts)
  const queries = useQueryClient()
  const list = useQuery({ queryKey, queryFn: () => platform.call('GET /api/open-account/applications', {}) })
  return (
    <>
      <div className="screen-head">
        <div>
          <h1>{t.title}</h1>
          <p className="quiet">{t.hint}</p>
        </div>
      </div>
      <Loaded query={list}>
        {({ applications, places: { mobileApps, websites } }) => (
          <>
            <section className="panel" aria-label={t.title}>
              <Facts
                of={[
                  [t.kinds['mobile-app'], <Counted of={mobileApps} />],
                  [t.kinds.website, <Counted of={websites} />],
                ]}
              />
              {applications.length === 0 && <p className="quiet">{t.none}</p>}
              <ul className="plain versions">
                {applications.map((application) => (
                  <li key={application.id} aria-label={application.form.name}>
                    <Application application={application} />
                  </li>
                ))}
              </ul>
            </section>
            <section className="panel narrow" aria-labelledby="add-application">
              <h2 id="add-application">{t.addTitle}</h2>
              <ApplicationFields
                deed={t.add}
                onSaid={async (form) => {
                  await platform.call('POST /api/open-account/applications', { body: form })
                  await queries.invalidateQueries({ queryKey })
                }}
              />
            </section>
          </>
        )}
      </Loaded>
    </>
  )
}

const themes = { pending: 'warning', approved: 'success', refused: 'danger' } as const

function Application({
  application: { id, form, state, publicId, reason },
}: {
  readonly application: OpenApplication
}) {
  const t = useTexts(applicationTexts)
  const queries = useQueryClient()
  const [isChanging, setChanging] = useState(false)
  const params = { applicationId: id }
  const remove = useMutation({
    mutationFn: () => platform.call('DELETE /api/open-account/applications/:applicationId', { params }),
    onSettled: () => queries.invalidateQueries(),
  })
  return (
    <>
      <div className="panel-row">
        <span className="wrap">
          {form.name} <Tag variant="light">{t.kinds[form.kind]}</Tag>{' '}
          <Tag theme={themes[state]} variant="light">
            {t.states[state]}
          </Tag>
          {publicId !== undefined && (
            <>
              <br />
              <code>{publicId}</code>
            </>
          )}
        </span>
        <AskedButton
          label={t.remove}
          about={form.name}
          consequence={t.removeHint}
          isBusy={remove.isPending}
          onConfirm={() => remove.mutate()}
        />
      </div>
      <ApplicationFacts form={form} />
      {reason !== undefined && reason !== '' && (
        <p>
          {t.reason}
          <Colon />
          {reason}
        </p>
      )}
      {state === 'refused' && !isChanging && (
        <Button variant="outline" onClick={() => setChanging(true)}>
          {t.again}
        </Button>
      )}
      {state === 'refused' && isChanging && (
        <ApplicationFields
          before={form}
          deed={t.again}
          onSaid={async (changed) => {
            await platform.call('PUT /api/open-account/applications/:applicationId', {
              params,
              body: changed,
            })
            setChanging(false)
            await queries.invalidateQueries({ queryKey })
          }}
        />
      )}
      <Refusal error={remove.error} />
    </>
  )
}
