/** What surrounds every screen: who is signed in, where one can go, the language. */
import { Suspense, lazy } from 'react'
import { Button, Loading } from 'tdesign-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, Redirect, Route, Switch, useRoute } from 'wouter'
import type { Person } from '@maque/protocol/platform/session.ts'
import { platform } from '../platform.ts'
import { SignIn } from '../session/sign-in.tsx'
import { sessionTexts } from '../session/texts.ts'
import { Sparrow } from './sparrow.tsx'
import { LanguageSwitch } from './language-switch.tsx'
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

export function ConsoleShell() {
  const t = useTexts(shellTexts)
  const me = useQuery({ queryKey: ['me'], queryFn: () => platform.me() })
  if (me.isPending) return <Loading fullscreen text={t.loading} />
  if (!me.data) return <SignIn />
  return (
    <>
      <TopBar person={me.data} />
      <main className="screen">
        <Suspense fallback={<Loading text={t.loading} />}>
          <Switch>
            <Route path="/apps">
              <MyApps />
            </Route>
            <Route path="/apps/:appId">{({ appId }) => <AppPage key={appId} appId={appId} />}</Route>
            {me.data.staffRoles.includes('reviewer') && (
              <Route path="/review">
                <ReviewQueue />
              </Route>
            )}
            {me.data.staffRoles.includes('reviewer') && (
              <Route path="/review/:releaseId">
                {({ releaseId }) => <ReviewPage key={releaseId} releaseId={releaseId} />}
              </Route>
            )}
            <Route>
              <Redirect to={me.data.staffRoles.includes('reviewer') ? '/review' : '/apps'} replace />
            </Route>
          </Switch>
        </Suspense>
      </main>
    </>
  )
}

function TopBar({ person }: { readonly person: Person }) {
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
        <AreaLink href="/apps" label={t.apps} />
        {person.staffRoles.includes('reviewer') && <AreaLink href="/review" label={t.review} />}
      </nav>
      <span className="top-bar-end">
        <span className="person" title={person.email}>
          {person.name}
        </span>
        <LanguageSwitch />
        <Button variant="text" loading={signOut.isPending} onClick={() => signOut.mutate()}>
          {session.signOut}
        </Button>
      </span>
    </header>
  )
}

function AreaLink({ href, label }: { readonly href: string; readonly label: string }) {
  const [isHere] = useRoute(`${href}/*?`)
  return (
    <Link
      href={href}
      className={isHere ? 'area area-here' : 'area'}
      aria-current={isHere ? 'page' : undefined}
    >
      {label}
    </Link>
  )
}
