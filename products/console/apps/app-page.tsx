/** One mini program of its owner: what is left to do, profile, versions, members and what its developers set. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useSearchParams } from 'wouter'
import { PlatformRefused } from '@maque/client/platform-refused.ts'
import type { App } from '@maque/protocol/platform/apps.ts'
import { platform } from '../platform.ts'
import { useTexts } from '../shell/language-context.tsx'
import { DevelopmentSettingsTab } from '../development/development-settings.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Tabs, type Tab } from '../shell/tabs.tsx'
import { AppHome } from '../profile/app-home.tsx'
import { ProfilePage } from '../profile/profile-page.tsx'
import { profileTexts } from '../profile/texts.ts'
import { AppSettings } from './app-settings.tsx'
import { appTexts } from './texts.ts'
import { WaitingQuestions } from './waiting-questions.tsx'
import { Versions } from '../versions/versions.tsx'
import { PunishmentsPanel } from '../violations/punishments-panel.tsx'
import { violationTexts } from '../violations/texts.ts'

/** `isOwn`: of the account that is signed in, which has no other. */
export function AppPage({ appId, isOwn = false }: { readonly appId: string; readonly isOwn?: boolean }) {
  const t = useTexts(appTexts)
  const app = useQuery({ queryKey: ['app', appId], queryFn: () => platform.app(appId) })
  // Never there, or there until its owner removed whoever looks at it.
  if (app.error instanceof PlatformRefused && app.error.problem.code === 'not-found') {
    return (
      <section className="panel narrow" role="alert">
        <p>{t.gone}</p>
        {!isOwn && <Link href="/apps">← {t.back}</Link>}
      </section>
    )
  }
  return (
    <Loaded query={app}>
      {(app) => (
        <>
          {!isOwn && (
            <p>
              <Link href="/apps">← {t.back}</Link>
            </p>
          )}
          <div className="screen-head">
            <div className="app-head">
              <img src={app.iconUrl} alt="" width="56" height="56" />
              <div>
                <h1>{app.name}</h1>
                <span className="quiet">
                  {t.appId} {app.appId}
                </span>
              </div>
            </div>
          </div>
          {app.permissions.includes('view') ? <Screens app={app} /> : <Trial appId={app.appId} />}
        </>
      )}
    </Loaded>
  )
}

function Screens({ app }: { readonly app: App }) {
  const t = useTexts(appTexts)
  const profile = useTexts(profileTexts)
  const violations = useTexts(violationTexts)
  const [search, setSearch] = useSearchParams()
  const queries = useQueryClient()
  const mayManage = app.permissions.includes('manage')
  const tabs: readonly Tab[] = [
    {
      value: 'home',
      label: profile.home,
      content: (
        <>
          {mayManage && <WaitingQuestions appId={app.appId} />}
          <AppHome app={app} />
        </>
      ),
    },
    { value: 'profile', label: profile.profile, content: <ProfilePage app={app} /> },
    { value: 'versions', label: t.versions, content: <Versions app={app} /> },
    { value: 'settings', label: t.settings, content: <AppSettings app={app} /> },
    { value: 'compliance', label: violations.compliance, content: <PunishmentsPanel app={app} /> },
    ...(app.permissions.includes('develop')
      ? [
          {
            value: 'development',
            label: t.development,
            content: <DevelopmentSettingsTab app={app} />,
          },
        ]
      : []),
  ]
  return (
    <Tabs
      tabs={tabs}
      shown={search.get('tab')}
      onShow={(tab) => {
        setSearch({ tab }, { replace: true })
        // What one may do here may have changed while another tab was open.
        void queries.invalidateQueries({ queryKey: ['app', app.appId], exact: true })
      }}
    />
  )
}

/** All that experiencers see of it. */
function Trial({ appId }: { readonly appId: string }) {
  const t = useTexts(appTexts)
  const trial = useQuery({
    queryKey: ['trial', appId],
    queryFn: () => platform.call('GET /api/apps/:appId/trial', { params: { appId } }),
  })
  return (
    <Loaded query={trial}>
      {({ trial }) => (
        <section className="panel narrow">
          <h2>{t.trial}</h2>
          {trial?.isOver === true ? (
            <p className="quiet">{t.trialCodeOver}</p>
          ) : trial ? (
            <p>
              <a href={`/preview/${trial.code}`} target="_blank" rel="noreferrer">
                {t.openTrial(trial.version)}
              </a>
            </p>
          ) : (
            <p className="quiet">{t.noTrial}</p>
          )}
        </section>
      )}
    </Loaded>
  )
}
