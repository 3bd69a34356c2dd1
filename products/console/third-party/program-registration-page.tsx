/** A mini program that a third-party platform wants to register for who is signed in: who asks, for whom, yes or no. */
import { useState } from 'react'
import { Alert } from 'tdesign-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { ProgramRegistration } from '@maque/protocol/platform/program-registrations.ts'
import { useAgreementTicks } from '../agreements/agreement-ticks.tsx'
import { platform } from '../platform.ts'
import { Facts } from '../registration/facts.tsx'
import { nobodyReached, ReachedPersonFields } from '../registration/reached-person.tsx'
import { AskedButton } from '../shell/asked-button.tsx'
import { Button } from '../shell/button.tsx'
import { useLanguage, useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { When } from '../shell/when.tsx'
import { grantTexts } from './grant-texts.ts'

const waitingKey = ['program-registrations']
const keyOf = (id: string) => ['program-registration', id]

/** Among one’s mini programs: nothing at all while nothing waits. */
export function WaitingRegistrations() {
  const t = useTexts(grantTexts)
  const waiting = useQuery({
    queryKey: waitingKey,
    queryFn: async () => (await platform.call('GET /api/program-registrations', {})).registrations,
  })
  if (!waiting.data || waiting.data.length === 0) return null
  return (
    <section className="panel" aria-labelledby="waiting-registrations">
      <h2 id="waiting-registrations">{t.waiting}</h2>
      <p className="quiet">{t.waitingHint}</p>
      <ul className="versions">
        {waiting.data.map(({ id, platform: asking, subjectName, until }) => (
          <li key={id} className="panel-row">
            <span className="wrap">
              {subjectName}
              <br />
              <span className="quiet">
                {asking.name} · {t.until} <When at={until} />
              </span>
            </span>
            <Link href={`/program-registrations/${id}`} aria-label={`${t.open} · ${subjectName}`}>
              {t.open}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function ProgramRegistrationPage({ registrationId }: { readonly registrationId: string }) {
  const found = useQuery({
    queryKey: keyOf(registrationId),
    queryFn: () =>
      platform.call('GET /api/program-registrations/:registrationId', { params: { registrationId } }),
  })
  return <Loaded query={found}>{(registration) => <Shown registration={registration} />}</Loaded>
}

function Shown({ registration }: { readonly registration: ProgramRegistration }) {
  const t = useTexts(grantTexts)
  const { kind, platform: asking, subjectName, code, personName, componentPhone, state, until } = registration
  return (
    <section className="panel narrow" aria-labelledby="program-registration">
      <h1 id="program-registration">{t.wants(asking.name)}</h1>
      <p className="quiet">{asking.about}</p>
      <Facts
        of={[
          [t.subject[kind], subjectName],
          ...(code === undefined ? [] : [[t.code, <code key="code">{code}</code>] as const]),
          ...(kind === 'enterprise' ? [[t.person, personName] as const] : []),
          [t.platform, <code key="id">{asking.componentAppId}</code>],
          ...(componentPhone === '' ? [] : [[t.contact, componentPhone] as const]),
          ...(state === 'waiting' ? [[t.until, <When key="until" at={until} />] as const] : []),
        ]}
      />
      {state === 'waiting' ? (
        <Answer registration={registration} />
      ) : (
        <Outcome registration={registration} state={state} />
      )}
    </section>
  )
}

function Outcome({
  registration: { appId, reason },
  state,
}: {
  readonly registration: ProgramRegistration
  readonly state: Exclude<ProgramRegistration['state'], 'waiting'>
}) {
  const t = useTexts(grantTexts)
  const { language } = useLanguage()
  if (state === 'registered' && appId !== undefined) {
    return (
      <Alert
        theme="success"
        className="form-alert"
        message={
          <>
            {t.states.registered}
            <code>{appId}</code>
          </>
        }
        operation={<Link href={`/apps/${appId}`}>{t.toApp}</Link>}
      />
    )
  }
  const why = state === 'failed' ? (reason?.[language] ?? '') : ''
  const theme = state === 'failed' ? 'error' : 'info'
  return <Alert theme={theme} className="form-alert" message={`${t.states[state]}${why}`} />
}

function Answer({ registration: { id, kind, subjectName } }: { readonly registration: ProgramRegistration }) {
  const t = useTexts(grantTexts)
  const queries = useQueryClient()
  const params = { registrationId: id }
  const [person, setPerson] = useState(nobodyReached)
  const agreements = useAgreementTicks(['service', 'mini-program'])
  const onSuccess = async (answered: ProgramRegistration) => {
    queries.setQueryData(keyOf(id), answered)
    await queries.invalidateQueries({ queryKey: waitingKey })
    await queries.invalidateQueries({ queryKey: ['apps'] })
  }
  const confirm = useMutation({
    mutationFn: () =>
      platform.call('POST /api/program-registrations/:registrationId/confirmation', {
        params,
        body: {
          ...person,
          agreesToService: agreements.tickedOf('service'),
          agreesToTerms: agreements.tickedOf('mini-program'),
        },
      }),
    onSuccess,
    onError: agreements.anew,
  })
  const refuse = useMutation({
    mutationFn: () => platform.call('POST /api/program-registrations/:registrationId/refusal', { params }),
    onSuccess,
  })
  return (
    <form
      aria-label={t.confirm}
      onSubmit={(event) => {
        event.preventDefault()
        confirm.mutate()
      }}
    >
      <p>{t.administers[kind]}</p>
      <ReachedPersonFields
        value={person}
        onChange={setPerson}
        sendCode={(phone) =>
          platform.call('POST /api/program-registrations/:registrationId/sms-code', {
            params,
            body: { phone },
          })
        }
      />
      {agreements.fields}
      <Refusal error={confirm.error ?? refuse.error} />
      <span className="actions">
        <Button
          type="submit"
          loading={confirm.isPending}
          disabled={Object.values(person).some((part) => part.trim() === '')}
        >
          {t.confirm}
        </Button>
        <AskedButton
          label={t.refuse}
          about={subjectName}
          consequence={t.refuseHint}
          isBusy={refuse.isPending}
          onConfirm={() => refuse.mutate()}
        />
      </span>
    </form>
  )
}
