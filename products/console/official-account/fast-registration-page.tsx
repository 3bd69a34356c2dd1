/** Mini programs that this official account registers with its own qualification, and how many more it may. */
import { useState, type ReactNode } from 'react'
import { Alert, MessagePlugin, Tag } from 'tdesign-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type {
  FastRegistered,
  FastRegistrationPlaces,
  Registration,
} from '@maque/protocol/platform/registration.ts'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { Facts } from '../registration/facts.tsx'
import { registrationTexts } from '../registration/texts.ts'
import { VerifyFirst } from '../registration/verify-first.tsx'
import { AskedButton } from '../shell/asked-button.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Counted } from '../shell/meter.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { When } from '../shell/when.tsx'
import { FastForm } from './fast-form.tsx'
import { fastTexts } from './fast-texts.ts'

const queryKey = ['fast-registrations']

/** While somebody opens the link in a mail. */
const WAITING_POLL_MS = 10_000

export function FastRegistrationPage({ account }: { readonly account: Registration }) {
  const t = useTexts(fastTexts)
  const queries = useQueryClient()
  const [begun, setBegun] = useState<FastRegistered>()
  const list = useQuery({
    queryKey,
    queryFn: () => platform.call('GET /api/official-account/fast-registrations', {}),
    refetchInterval: WAITING_POLL_MS,
  })
  const onBegun = (registered: FastRegistered): void => {
    setBegun(registered)
    void queries.invalidateQueries({ queryKey })
  }
  if (begun) {
    return (
      <section className="panel narrow" role="status">
        <h1>{t.begun(begun.email)}</h1>
        <p className="quiet">{t.begunHint}</p>
        <Button variant="outline" onClick={() => setBegun(undefined)}>
          {t.another}
        </Button>
      </section>
    )
  }
  return (
    <>
      <div className="screen-head">
        <div>
          <h1>{t.title}</h1>
          <p className="quiet">{t.hint}</p>
        </div>
      </div>
      <Loaded query={list}>
        {({ fastRegistrations, places, inheritsVerification }) => (
          <>
            <section className="panel">
              <Places places={places} />
              {fastRegistrations.length === 0 && <p className="quiet">{t.none}</p>}
              <ul className="versions">
                {fastRegistrations.map((one) => (
                  <Registered key={one.id} one={one} isOfPlatform={one.email === account.email} />
                ))}
              </ul>
            </section>
            <Next account={account} registered={fastRegistrations} places={places}>
              <FastForm account={account} inheritsVerification={inheritsVerification} onBegun={onBegun} />
            </Next>
          </>
        )}
      </Loaded>
    </>
  )
}

function Places({ places: { inAll, thisMonth, resetsAt } }: { readonly places: FastRegistrationPlaces }) {
  const t = useTexts(fastTexts)
  return (
    <Facts
      of={[
        [
          t.inAll,
          <>
            <Counted of={inAll} /> · {t.left(Math.max(0, inAll.limit - inAll.used))}
          </>,
        ],
        [
          t.thisMonth,
          <>
            <Counted of={thisMonth} /> · {t.resets} <When at={resetsAt} ofRule />
          </>,
        ],
      ]}
    />
  )
}

/** `isOfPlatform`: a third-party platform has registered it, and nobody has chosen an address yet. */
function Registered({ one, isOfPlatform }: { readonly one: FastRegistered; readonly isOfPlatform: boolean }) {
  const t = useTexts(fastTexts)
  const { states } = useTexts(registrationTexts)
  const queries = useQueryClient()
  const isOpen = one.state === 'email-sent' || one.state === 'email-active'
  const withdraw = useMutation({
    mutationFn: () =>
      platform.call('DELETE /api/official-account/fast-registrations/:registrationId', {
        params: { registrationId: one.id },
      }),
    onSettled: () => queries.invalidateQueries({ queryKey }),
  })
  const again = useMutation({
    mutationFn: () =>
      platform.call('POST /api/registrations/:registrationId/activation-mail', {
        params: { registrationId: one.id },
      }),
    onSuccess: () => void MessagePlugin.success(t.mailSentAgain),
  })
  return (
    <li>
      <div className="panel-row">
        <span className="wrap">
          {isOfPlatform ? t.ofPlatform : one.email}{' '}
          <Tag theme={one.state === 'registered' ? 'success' : 'warning'} variant="light">
            {states[one.state]}
          </Tag>
          <br />
          <span className="quiet">
            {one.publicId !== undefined && (
              <>
                {t.appId} <code>{one.publicId}</code> ·{' '}
              </>
            )}
            {t.verification[one.verification]}
            {one.verifiedUntil !== undefined && (
              <>
                {' '}
                · {t.until} <When at={one.verifiedUntil} />
              </>
            )}
          </span>
        </span>
        {isOpen && (
          <span className="actions">
            {one.state === 'email-sent' && (
              <Button variant="outline" loading={again.isPending} onClick={() => again.mutate()}>
                {t.mailAgain}
              </Button>
            )}
            <AskedButton
              label={t.withdraw}
              about={one.email}
              consequence={t.withdrawHint}
              isBusy={withdraw.isPending}
              onConfirm={() => withdraw.mutate()}
            />
          </span>
        )}
      </div>
      <Refusal error={withdraw.error ?? again.error} />
    </li>
  )
}

/** The form, or why there is none now. */
function Next(props: {
  readonly account: Registration
  readonly registered: readonly FastRegistered[]
  readonly places: FastRegistrationPlaces
  readonly children: ReactNode
}) {
  const t = useTexts(fastTexts)
  const { inAll, thisMonth } = props.places
  if (props.account.subject?.isVerified !== true) {
    return <VerifyFirst message={t.notVerified} label={t.verifyFirst} />
  }
  const isOpen = props.registered.some(({ state }) => state === 'email-sent' || state === 'email-active')
  if (isOpen) return <Alert theme="info" message={t.open} />
  const isFull = inAll.used >= inAll.limit || thisMonth.used >= thisMonth.limit
  return isFull ? <Alert theme="warning" message={t.full} /> : props.children
}
