/** The desks of those who run the platform. */
import { useEffect, useRef, type ReactNode } from 'react'
import { Redirect, Route, Switch, Link, useRoute } from 'wouter'
import type { StaffRole } from '@maque/protocol/platform/session.ts'
import { useTexts } from '../shell/language-context.tsx'
import { AgreementsDesk } from '../agreements/agreements-desk.tsx'
import { AuditDesk } from './audit-desk.tsx'
import { BarredDesk } from './barred-desk.tsx'
import { BankDesk } from './bank-desk.tsx'
import { ClockDesk } from './clock-desk.tsx'
import { ExaminationsDesk } from './examinations-desk.tsx'
import { IcpDesk } from './icp-desk.tsx'
import { Outbox } from './outbox.tsx'
import { RegistrationsDesk } from './registrations-desk.tsx'
import { NameWordsDesk } from './name-words-desk.tsx'
import { QualificationDesk } from './qualification-desk.tsx'
import { RulesDesk } from './rules-desk.tsx'
import { desksOf, type Desk } from './desks.ts'
import { operationTexts } from './texts.ts'
import { StaffDesk } from './staff-desk.tsx'
import { VerificationDesk } from './verification-desk.tsx'
import { ViolationsDesk } from '../violations/violations-desk.tsx'

const screens: Readonly<Record<Desk, () => ReactNode>> = {
  outbox: () => <Outbox />,
  examinations: () => <ExaminationsDesk />,
  bank: () => <BankDesk />,
  verification: () => <VerificationDesk />,
  registrations: () => <RegistrationsDesk />,
  barred: () => <BarredDesk />,
  qualifications: () => <QualificationDesk />,
  words: () => <NameWordsDesk />,
  filings: () => <IcpDesk />,
  violations: () => <ViolationsDesk />,
  staff: () => <StaffDesk />,
  rules: () => <RulesDesk />,
  agreements: () => <AgreementsDesk />,
  audit: () => <AuditDesk />,
  clock: () => <ClockDesk />,
}

export function Operation({ roles }: { readonly roles: readonly StaffRole[] }) {
  const t = useTexts(operationTexts)
  const desks = desksOf(roles)
  return (
    <>
      <nav className="desks" aria-label={t.operation}>
        {desks.map((desk) => (
          <DeskLink key={desk} desk={desk} />
        ))}
      </nav>
      <Switch>
        {desks.map((desk) => (
          <Route key={desk} path={`/operation/${desk}`}>
            <h1 className="desk-title">{t.desks[desk]}</h1>
            {screens[desk]()}
          </Route>
        ))}
        <Route>
          <Redirect to={desks[0] ? `/operation/${desks[0]}` : '/'} replace />
        </Route>
      </Switch>
    </>
  )
}

function DeskLink({ desk }: { readonly desk: Desk }) {
  const t = useTexts(operationTexts)
  const [isHere] = useRoute(`/operation/${desk}`)
  const link = useRef<HTMLAnchorElement>(null)
  // On a phone only some of them fit beside each other.
  useEffect(() => {
    if (isHere) link.current?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [isHere])
  return (
    <Link
      ref={link}
      href={`/operation/${desk}`}
      className={isHere ? 'area area-here' : 'area'}
      aria-current={isHere ? 'page' : undefined}
    >
      {t.desks[desk]}
    </Link>
  )
}
