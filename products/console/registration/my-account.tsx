/** The account of this session: what is still to be filled in, what it waits for, what it is. */
import { useState } from 'react'
import { Alert, Steps, Tag } from 'tdesign-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { Registration } from '@maque/protocol/platform/registration.ts'
import { Colon } from '../shell/colon.tsx'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { useLanguage, useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { AccountHome } from './account-home.tsx'
import { AdministratorPart } from './administrator-form.tsx'
import { CancellationPart } from './cancellation.tsx'
import { ConfirmationPart } from './confirmation.tsx'
import { Facts } from './facts.tsx'
import { ReplaceAdministrator } from './replace-administrator.tsx'
import { ReusedAdministrator } from './reused-administrator.tsx'
import { SubjectPart } from './subject-form.tsx'
import { registrationTexts } from './texts.ts'
import { TransferFacts } from './transfer-facts.tsx'
import { VerificationPart } from './verification.tsx'

/** While it waits for somebody else: a bank, an auditor. */
const WAITING_POLL_MS = 10_000

export function MyAccount() {
  const t = useTexts(registrationTexts)
  const queries = useQueryClient()
  const queryKey = ['registration']
  const account = useQuery({
    queryKey,
    queryFn: () => platform.call('GET /api/registration', {}),
    refetchInterval: WAITING_POLL_MS,
  })
  const onChanged = (registration: Registration): void => void queries.setQueryData(queryKey, registration)
  return (
    <Loaded query={account}>
      {(registration) => (
        <>
          <div className="screen-head">
            <h1>
              {registration.email} {/* It changes while somebody waits: for a bank, an auditor. */}
              <span role="status">
                <Tag theme={registration.state === 'registered' ? 'success' : 'warning'} variant="light">
                  {t.states[registration.state]}
                </Tag>
              </span>
            </h1>
          </div>
          {registration.reason && (
            <p>
              {t.reason}
              <Colon />
              {registration.reason}
            </p>
          )}
          {registration.state === 'email-active' ? (
            <FillIn registration={registration} onChanged={onChanged} />
          ) : (
            <Standing registration={registration} onChanged={onChanged} />
          )}
        </>
      )}
    </Loaded>
  )
}

interface PartProps {
  readonly registration: Registration
  onChanged(registration: Registration): void
}

function FillIn({ registration, onChanged }: PartProps) {
  const t = useTexts(registrationTexts)
  const { reuse } = registration
  const isUnbound = reuse?.administrator === true && !reuse.isAdministratorBound
  const filled = registration.administrator && !isUnbound ? 2 : registration.subject ? 1 : 0
  const [asked, setAsked] = useState<number>()
  const step = asked ?? filled
  const proceed = (changed: Registration): void => {
    setAsked(undefined)
    onChanged(changed)
  }
  return (
    <>
      <Steps current={step} readonly className="steps">
        {t.steps.map((title) => (
          <Steps.StepItem key={title} title={title} />
        ))}
      </Steps>
      {step === 0 && <SubjectPart registration={registration} onSaid={proceed} />}
      {step === 1 && isUnbound && <ReusedAdministrator registration={registration} onBound={proceed} />}
      {step === 1 && !isUnbound && (
        <AdministratorPart isIndividual={registration.subject?.type === 'individual'} onSaid={proceed} />
      )}
      {step === 2 && <ConfirmationPart registration={registration} onConfirmed={proceed} />}
      {step > (reuse ? 1 : 0) && (
        <Button variant="text" onClick={() => setAsked(step - 1)}>
          {t.back}
        </Button>
      )}
    </>
  )
}

function Standing({ registration, onChanged }: PartProps) {
  const t = useTexts(registrationTexts)
  const { language } = useLanguage()
  const { state, kind, publicId, subject, administrator, transfer } = registration
  const isLiving = state === 'registered' || state === 'cancelling' || state === 'cancellation-due'
  return (
    <>
      {registration.reuse?.verification === 'failed' && subject?.isVerified === false && (
        <Alert theme="warning" message={t.reuseFailed} className="form-alert" />
      )}
      {state === 'registered' && kind === 'mini-program' && publicId !== undefined && (
        <section className="panel narrow">
          <p className="quiet">{t.appHint}</p>
          <Link href={`/apps/${publicId}`} asChild>
            <Button href={`/apps/${publicId}`}>{t.toApp}</Button>
          </Link>
        </section>
      )}
      {state === 'registered' && kind !== 'mini-program' && <AccountHome registration={registration} />}
      {state === 'awaiting-transfer' && transfer && (
        <section className="panel narrow">
          <h2>{t.transferTitle}</h2>
          <p className="quiet">{t.transferHint}</p>
          <TransferFacts transfer={transfer} />
        </section>
      )}
      {subject && (
        <section className="panel narrow">
          <h2>{t.subject}</h2>
          <Facts
            of={[
              ...(publicId === undefined ? [] : [[t.publicId, <code>{publicId}</code>] as const]),
              [t.subjectType, t.subjectTypes[subject.type]],
              [t.subject, subject.name],
              [t.code, <code>{subject.number}</code>],
              [
                t.verification,
                subject.isVerified
                  ? t.verified
                  : subject.verifiedUntil === undefined
                    ? t.notVerified
                    : t.lapsed,
              ],
              ...(subject.verifiedUntil === undefined
                ? []
                : [
                    [
                      t.verifiedUntil,
                      new Date(subject.verifiedUntil).toLocaleDateString(language === 'zh' ? 'zh-CN' : 'en'),
                    ] as const,
                  ]),
              ...(administrator
                ? [
                    [
                      state === 'unadministered' ? t.formerAdministrator : t.administrator,
                      `${administrator.name} · ${administrator.phone}`,
                    ] as const,
                  ]
                : []),
            ]}
          />
        </section>
      )}
      {state === 'registered' && subject && subject.type !== 'individual' && (
        <VerificationPart registration={registration} onChanged={onChanged} />
      )}
      {state === 'unadministered' && (
        <>
          <Alert theme="warning" message={t.vacantHint} className="form-alert" />
          <AdministratorPart isIndividual={subject?.type === 'individual'} onSaid={onChanged} />
        </>
      )}
      {state === 'registered' && subject?.type !== 'individual' && (
        <ReplaceAdministrator onChanged={onChanged} />
      )}
      {isLiving && <CancellationPart registration={registration} onChanged={onChanged} />}
    </>
  )
}
