/** What an account is for and what comes next, for the kinds that have no page of their own to begin with. */
import { Tag } from 'tdesign-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { AccountKind, Registration } from '@maque/protocol/platform/registration.ts'
import { platform } from '../platform.ts'
import { useLanguage, useTexts } from '../shell/language-context.tsx'
import { homeTexts, type NextStep } from './home-texts.ts'

/** In the sequence in which an owner goes through them. */
const stepsOf: Readonly<Record<AccountKind, readonly NextStep[]>> = {
  'mini-program': [],
  'subscription-account': ['profile', 'verification', 'associations', 'fast-registration'],
  'service-account': ['profile', 'verification', 'associations', 'fast-registration'],
  'open-account': ['profile', 'verification', 'bindings', 'applications', 'union-ids', 'third-party'],
  'enterprise-account': ['profile', 'directory', 'mini-programs', 'agents', 'preview'],
  merchant: ['profile', 'verification'],
}

const placeOf: Readonly<Record<NextStep, string | undefined>> = {
  profile: '/profile',
  // Below, on the same screen.
  verification: undefined,
  associations: '/associations',
  'fast-registration': '/fast-registration',
  bindings: '/bindings',
  applications: '/open-applications',
  'union-ids': '/union-ids',
  'third-party': '/third-party',
  directory: '/enterprise?tab=directory',
  'mini-programs': '/enterprise?tab=mini-programs',
  agents: '/enterprise?tab=agents',
  preview: '/enterprise?tab=preview',
}

/** What individuals cannot do, because they cannot be verified. */
const needsVerification: readonly NextStep[] = [
  'verification',
  'fast-registration',
  'bindings',
  'union-ids',
  'third-party',
]

export function AccountHome({ registration }: { readonly registration: Registration }) {
  const t = useTexts(homeTexts)
  const { language } = useLanguage()
  const { kind, subject } = registration
  const types = useQuery({
    queryKey: ['account-types'],
    queryFn: () => platform.call('GET /api/account-types', {}),
    staleTime: Infinity,
  })
  const profile = useQuery({
    queryKey: ['account-profile'],
    queryFn: () => platform.call('GET /api/account/profile', {}),
  })
  const type = types.data?.types.find((one) => one.kind === kind)
  const isIndividual = subject?.type === 'individual'
  const isDone = (step: NextStep): boolean | undefined => {
    if (step === 'profile') return profile.data && profile.data.name !== undefined
    return step === 'verification' ? subject?.isVerified === true : undefined
  }
  return (
    <section className="panel narrow" aria-labelledby="account-home">
      <h2 id="account-home">{type?.name[language] ?? ''}</h2>
      <p>{type?.about[language]}</p>
      <ul className="versions" aria-label={t.next}>
        {stepsOf[kind].map((step) => {
          const isBarred = isIndividual && needsVerification.includes(step)
          const done = isDone(step)
          const place = placeOf[step]
          return (
            <li key={step} className="panel-row">
              <span className="wrap">
                {place === undefined || isBarred ? t.steps[step] : <Link href={place}>{t.steps[step]}</Link>}
                <br />
                <span className="quiet">{isBarred ? t.notForIndividuals : t.hints[step]}</span>
              </span>
              {!isBarred && done !== undefined && (
                <Tag theme={done ? 'success' : 'default'} variant="light">
                  {done ? t.done : t.toDo}
                </Tag>
              )}
            </li>
          )
        })}
      </ul>
      {t.notYet[kind] !== undefined && <p className="quiet">{t.notYet[kind]}</p>}
    </section>
  )
}
