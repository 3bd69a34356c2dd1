/** What surrounds every screen: who is signed in, where one can go, the language. */
import { Suspense, lazy, useEffect, useRef, type ReactNode } from 'react'
import { Alert, Loading } from 'tdesign-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, Redirect, Route, Switch, useRoute } from 'wouter'
import type { Registration } from '@maque/protocol/platform/registration.ts'
import type { Person } from '@maque/protocol/platform/session.ts'
import { Button } from './button.tsx'
import { onSessionElsewhere, sessionQuery } from '../session/session-query.ts'
import { platform } from '../platform.ts'
import { ConfirmationDialog } from '../scan/confirmation-dialog.tsx'
import { useWorkbench } from '../enterprise/use-workbench.ts'
import { desksOf } from '../operation/desks.ts'
import { onwardAddress } from '../session/onward.ts'
import { SignIn } from '../session/sign-in.tsx'
import { sessionTexts } from '../session/texts.ts'
import { Sparrow } from './sparrow.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { Main } from './main.tsx'
import { Loaded } from './loaded.tsx'
import { useTexts } from './language-context.tsx'
import { shellTexts } from './texts.ts'

const MyApps = lazy(() => import('../apps/my-apps.tsx').then(({ MyApps }) => ({ default: MyApps })))
const AppPage = lazy(() => import('../apps/app-page.tsx').then(({ AppPage }) => ({ default: AppPage })))
const ReviewQueue = lazy(() =>
  import('../review/review-queue.tsx').then(({ ReviewQueue }) => ({ default: ReviewQueue })),
)
const ReviewPage = lazy(() =>
  import('../review/review-page.tsx').then(({ ReviewPage }) => ({ default: ReviewPage })),
)
const Register = lazy(() =>
  import('../registration/register.tsx').then(({ Register }) => ({ default: Register })),
)
const Activate = lazy(() =>
  import('../registration/activate.tsx').then(({ Activate }) => ({ default: Activate })),
)
const MyAccount = lazy(() =>
  import('../registration/my-account.tsx').then(({ MyAccount }) => ({ default: MyAccount })),
)
const AgreeAgain = lazy(() =>
  import('../agreements/agree-again.tsx').then(({ AgreeAgain }) => ({ default: AgreeAgain })),
)
const AssociationsPage = lazy(() =>
  import('../official-account/associations-page.tsx').then(({ AssociationsPage }) => ({
    default: AssociationsPage,
  })),
)
const AccountProfilePage = lazy(() =>
  import('../registration/account-profile-page.tsx').then(({ AccountProfilePage }) => ({
    default: AccountProfilePage,
  })),
)
const FastRegistrationPage = lazy(() =>
  import('../official-account/fast-registration-page.tsx').then(({ FastRegistrationPage }) => ({
    default: FastRegistrationPage,
  })),
)
const BindingsPage = lazy(() =>
  import('../open-account/bindings-page.tsx').then(({ BindingsPage }) => ({ default: BindingsPage })),
)
const ApplicationsPage = lazy(() =>
  import('../open-account/applications-page.tsx').then(({ ApplicationsPage }) => ({
    default: ApplicationsPage,
  })),
)
const PlatformsPage = lazy(() =>
  import('../third-party/platforms-page.tsx').then(({ PlatformsPage }) => ({ default: PlatformsPage })),
)
const AuthorisePage = lazy(() =>
  import('../third-party/authorise-page.tsx').then(({ AuthorisePage }) => ({ default: AuthorisePage })),
)
const OfficialOwnersPage = lazy(() =>
  import('../third-party/owners-panel.tsx').then(({ OfficialOwnersPage }) => ({
    default: OfficialOwnersPage,
  })),
)
const GrantPage = lazy(() =>
  import('../third-party/grant-page.tsx').then(({ GrantPage }) => ({ default: GrantPage })),
)
const ProgramRegistrationPage = lazy(() =>
  import('../third-party/program-registration-page.tsx').then(({ ProgramRegistrationPage }) => ({
    default: ProgramRegistrationPage,
  })),
)
const UnionIdsPage = lazy(() =>
  import('../open-account/union-ids-page.tsx').then(({ UnionIdsPage }) => ({ default: UnionIdsPage })),
)
const EnterprisePage = lazy(() =>
  import('../enterprise/enterprise-page.tsx').then(({ EnterprisePage }) => ({ default: EnterprisePage })),
)
const WorkbenchPage = lazy(() =>
  import('../enterprise/workbench-page.tsx').then(({ WorkbenchPage }) => ({ default: WorkbenchPage })),
)
const SignUp = lazy(() => import('../session/sign-up.tsx').then(({ SignUp }) => ({ default: SignUp })))
const Forgot = lazy(() => import('../session/forgot.tsx').then(({ Forgot }) => ({ default: Forgot })))
const Reset = lazy(() => import('../session/reset.tsx').then(({ Reset }) => ({ default: Reset })))
const FirstLogin = lazy(() =>
  import('../session/reset.tsx').then(({ FirstLogin }) => ({ default: FirstLogin })),
)
const NewAddress = lazy(() =>
  import('../session/reset.tsx').then(({ NewAddress }) => ({ default: NewAddress })),
)
const Security = lazy(() => import('../session/security.tsx').then(({ Security }) => ({ default: Security })))
const ScanPage = lazy(() => import('../scan/scan-page.tsx').then(({ ScanPage }) => ({ default: ScanPage })))
const Operation = lazy(() =>
  import('../operation/operation.tsx').then(({ Operation }) => ({ default: Operation })),
)

export function ConsoleShell() {
  const t = useTexts(shellTexts)
  const queries = useQueryClient()
  const session = useQuery(sessionQuery)
  useEffect(() => onSessionElsewhere(() => void queries.resetQueries()), [queries])
  if (session.isPending) return <Loading fullscreen text={t.loading} />
  if (session.data === undefined) {
    return (
      <Open>
        <Loaded query={session}>{() => null}</Loaded>
      </Open>
    )
  }
  const { person, registrationId, awaitsAgreement } = session.data
  const onward = person ? onwardAddress(location.href) : undefined
  if (onward !== undefined) return <Leave to={onward} />
  return (
    <Suspense fallback={<Loading text={t.loading} />}>
      <ConfirmationDialog />
      <Switch>
        <Route path="/register">
          <Open>
            <Register />
          </Open>
        </Route>
        <Route path="/activate">
          <Open>
            <Activate />
          </Open>
        </Route>
        <Route path="/sign-up">
          <Open>
            <SignUp />
          </Open>
        </Route>
        <Route path="/forgot">
          <Open>
            <Forgot />
          </Open>
        </Route>
        <Route path="/reset">
          <Open>
            <Reset />
          </Open>
        </Route>
        <Route path="/first-login">
          <Open>
            <FirstLogin />
          </Open>
        </Route>
        <Route path="/new-address">
          <Open>
            <NewAddress />
          </Open>
        </Route>
        <Route>
          {person ? (
            <OfPerson key={person.id} person={person} />
          ) : registrationId !== undefined ? (
            <OfAccount key={registrationId} />
          ) : awaitsAgreement === true ? (
            <Asking />
          ) : (
            <SignIn />
          )}
        </Route>
      </Switch>
    </Suspense>
  )
}

function Leave({ to }: { readonly to: string }) {
  const t = useTexts(shellTexts)
  useEffect(() => location.replace(to), [to])
  return <Loading fullscreen text={t.loading} />
}

/** What one can do before one is anybody. */
function Open({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <TopBar areas={[]} name="" isSignedIn={false} />
      <Main className="screen">{children}</Main>
    </>
  )
}

/** An account that has signed in and has to agree to something first. */
function Asking() {
  return (
    <>
      <TopBar areas={[]} name="" isSignedIn />
      <Main className="screen">
        <AgreeAgain />
      </Main>
    </>
  )
}

/** What an account of this kind does besides being one. */
function screensOf(
  account: Registration | undefined,
  t: Readonly<
    Record<
      | 'app'
      | 'profile'
      | 'associations'
      | 'fastRegistration'
      | 'openAccount'
      | 'openApplications'
      | 'unionIds'
      | 'thirdParty'
      | 'platforms'
      | 'enterprise',
      string
    >
  >,
): readonly (Area & { readonly screen: ReactNode })[] {
  if (account?.state !== 'registered') return []
  const profile = { href: '/profile', label: t.profile, screen: <AccountProfilePage /> }
  switch (account.kind) {
    case 'mini-program': {
      const { publicId } = account
      if (publicId === undefined) return []
      return [
        {
          href: `/apps/${publicId}`,
          label: t.app,
          screen: <AppPage key={publicId} appId={publicId} isOwn />,
        },
      ]
    }
    case 'subscription-account':
    case 'service-account':
      return [
        profile,
        { href: '/associations', label: t.associations, screen: <AssociationsPage /> },
        {
          href: '/fast-registration',
          label: t.fastRegistration,
          screen: <FastRegistrationPage account={account} />,
        },
        { href: '/platforms', label: t.platforms, screen: <OfficialOwnersPage /> },
      ]
    case 'enterprise-account':
      return [profile, { href: '/enterprise', label: t.enterprise, screen: <EnterprisePage /> }]
    case 'open-account':
      return [
        profile,
        { href: '/bindings', label: t.openAccount, screen: <BindingsPage /> },
        { href: '/open-applications', label: t.openApplications, screen: <ApplicationsPage /> },
        { href: '/union-ids', label: t.unionIds, screen: <UnionIdsPage /> },
        { href: '/third-party', label: t.thirdParty, screen: <PlatformsPage /> },
      ]
    case 'merchant':
      return [profile]
  }
}

/** Who follows a link that is for an official account’s own session. */
function SignInAsOfficial() {
  const t = useTexts(shellTexts)
  return <Alert theme="info" message={t.asOfficial} />
}

function isOfficial(account: Registration | undefined): boolean {
  const isOne = account?.kind === 'subscription-account' || account?.kind === 'service-account'
  return isOne && account.state === 'registered'
}

function OfAccount() {
  const t = useTexts(shellTexts)
  const account = useQuery({
    queryKey: ['registration'],
    queryFn: () => platform.call('GET /api/registration', {}),
  })
  const screens = screensOf(account.data, t)
  return (
    <>
      <TopBar
        areas={[{ href: '/account', label: t.account }, ...screens, { href: '/security', label: t.security }]}
        name={account.data?.email ?? ''}
        isSignedIn
      />
      <Main className="screen">
        <Switch>
          <Route path="/account">
            <MyAccount />
          </Route>
          {screens.map(({ href, screen }) => (
            <Route key={href} path={`${href}/*?`}>
              {screen}
            </Route>
          ))}
          <Route path="/security">
            <Security />
          </Route>
          {isOfficial(account.data) && (
            <Route path="/authorise">
              <AuthorisePage who="official-account" />
            </Route>
          )}
          {isOfficial(account.data) && (
            <Route path="/fast-registration-grant">
              <GrantPage />
            </Route>
          )}
          {!account.isPending && (
            <Route>
              <Redirect to="/account" replace />
            </Route>
          )}
        </Switch>
      </Main>
    </>
  )
}

function OfPerson({ person }: { readonly person: Person }) {
  const t = useTexts(shellTexts)
  const { staffRoles } = person
  const reviews = staffRoles.some((role) => role === 'reviewer' || role === 'senior-reviewer')
  const operates = desksOf(staffRoles).length > 0
  const workbench = useWorkbench().data
  const hasCorp = workbench !== undefined && workbench.corps.length + workbench.invitations.length > 0
  const areas: readonly Area[] = [
    { href: '/apps', label: t.apps },
    ...(hasCorp ? [{ href: '/workbench', label: t.workbench }] : []),
    ...(reviews ? [{ href: '/review', label: t.review }] : []),
    ...(operates ? [{ href: '/operation', label: t.operation }] : []),
  ]
  return (
    <>
      <TopBar areas={areas} name={person.name} isSignedIn />
      <Main className="screen">
        <Switch>
          <Route path="/apps">
            <MyApps />
          </Route>
          <Route path="/apps/:appId">{({ appId }) => <AppPage key={appId} appId={appId} />}</Route>
          <Route path="/authorise">
            <AuthorisePage who="person" />
          </Route>
          <Route path="/program-registrations/:registrationId">
            {({ registrationId }) => (
              <ProgramRegistrationPage key={registrationId} registrationId={registrationId} />
            )}
          </Route>
          <Route path="/fast-registration-grant">
            <SignInAsOfficial />
          </Route>
          <Route path="/workbench">
            <WorkbenchPage />
          </Route>
          <Route path="/security">
            <Security />
          </Route>
          <Route path="/scan/:ticketId">
            {({ ticketId }) => <ScanPage key={ticketId} ticketId={ticketId} />}
          </Route>
          {reviews && (
            <Route path="/review">
              <ReviewQueue />
            </Route>
          )}
          {reviews && (
            <Route path="/review/:auditId">
              {({ auditId }) => <ReviewPage key={auditId} auditId={auditId} />}
            </Route>
          )}
          {operates && (
            <Route path="/operation/*?">
              <Operation roles={staffRoles} />
            </Route>
          )}
          <Route>
            <Redirect to={reviews ? '/review' : '/apps'} replace />
          </Route>
        </Switch>
      </Main>
    </>
  )
}

interface Area {
  readonly href: string
  readonly label: string
}

function TopBar(props: {
  readonly areas: readonly Area[]
  readonly name: string
  readonly isSignedIn: boolean
}) {
  const t = useTexts(shellTexts)
  const session = useTexts(sessionTexts)
  const queries = useQueryClient()
  const signOut = useMutation({
    mutationFn: () => platform.signOut(),
    onSettled: () => queries.resetQueries(),
  })
  return (
    <header className="top-bar">
      <Link href="/" className="brand">
        <Sparrow /> {t.brand}
      </Link>
      <nav aria-label={t.areas}>
        {props.areas.map(({ href, label }) => (
          <AreaLink key={href} href={href} label={label} />
        ))}
      </nav>
      <span className="top-bar-end">
        {props.name !== '' && (
          <Link href="/security" className="person" title={props.name}>
            {props.name}
          </Link>
        )}
        <LanguageSwitch />
        {props.isSignedIn && (
          <Button variant="text" loading={signOut.isPending} onClick={() => signOut.mutate()}>
            {session.signOut}
          </Button>
        )}
      </span>
    </header>
  )
}

function AreaLink({ href, label }: { readonly href: string; readonly label: string }) {
  const [isHere] = useRoute(`${href}/*?`)
  const link = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    // On a phone the areas are a row that is scrolled.
    if (isHere) link.current?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [isHere])
  return (
    <Link
      ref={link}
      href={href}
      className={isHere ? 'area area-here' : 'area'}
      aria-current={isHere ? 'page' : undefined}
    >
      {label}
    </Link>
  )
}
