/** All accounts, found by e-mail, subject or id; frozen and let go here. */
import { useState } from 'react'
import { Input, Tag } from 'tdesign-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Registration } from '@maque/protocol/platform/registration.ts'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { registrationTexts } from '../registration/texts.ts'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { AskForReason } from './ask-for-reason.tsx'
import { operationTexts } from './texts.ts'

export function RegistrationsDesk() {
  const t = useTexts(operationTexts)
  const [q, setQ] = useState('')
  const found = useQuery({
    queryKey: ['registrations', q],
    queryFn: () => platform.call('GET /api/operator/registrations', { query: q === '' ? {} : { q } }),
  })
  return (
    <section className="panel">
      <Field label={t.search}>
        <Input value={q} onChange={setQ} clearable />
      </Field>
      <Loaded query={found}>
        {({ registrations }) => (
          <ul className="versions">
            {registrations.length === 0 && <li className="quiet">{t.nothing}</li>}
            {registrations.map((registration) => (
              <li key={registration.id}>
                <Row registration={registration} />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  )
}

function Row({ registration }: { readonly registration: Registration }) {
  const t = useTexts(operationTexts)
  const names = useTexts(registrationTexts)
  const queries = useQueryClient()
  const [isAsked, setIsAsked] = useState(false)
  const { id, email, state, publicId, subject, reason } = registration
  const params = { registrationId: id }
  const refresh = (): Promise<void> => queries.invalidateQueries({ queryKey: ['registrations'] })
  const unfreeze = useMutation({
    mutationFn: () => platform.call('DELETE /api/operator/registrations/:registrationId/freeze', { params }),
    onSuccess: refresh,
  })
  return (
    <div className="panel-row">
      <div>
        <strong>{subject?.name ?? email}</strong>{' '}
        <Tag theme={state === 'registered' ? 'success' : 'warning'} variant="light">
          {names.states[state]}
        </Tag>
        <div className="quiet">
          {email}
          {subject && <> · {names.subjectTypes[subject.type]}</>}
          {publicId && <> · {publicId}</>}
          {reason && <> · {reason}</>}
        </div>
        <Refusal error={unfreeze.error} />
      </div>
      {state === 'registered' && (
        <Button variant="outline" theme="danger" onClick={() => setIsAsked(true)}>
          {t.freeze}
        </Button>
      )}
      {state === 'frozen' && (
        <Button variant="outline" loading={unfreeze.isPending} onClick={() => unfreeze.mutate()}>
          {t.unfreeze}
        </Button>
      )}
      {isAsked && (
        <AskForReason
          title={t.freeze}
          label={t.reason}
          onGiven={async (given) => {
            await platform.call('POST /api/operator/registrations/:registrationId/freeze', {
              params,
              body: { reason: given },
            })
            await refresh()
          }}
          onClose={() => setIsAsked(false)}
        />
      )}
    </div>
  )
}
