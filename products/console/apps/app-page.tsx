/** One mini program of its owner: what is left to do, profile, versions, members and what its developers set. */
import { Tabs } from 'tdesign-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useSearchParams } from 'wouter'
import { PlatformRefused } from '@maque/client/platform-refused.ts'
import type { App } from '@maque/protocol/platform/apps.ts'
import { platform } from '../platform.ts'
import { useTexts } from '../shell/language-context.tsx'
import { DevelopmentSettingsTab } from '../development/development-settings.tsx'
import { Loaded } from '../shell/loaded.tsx'
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
  const tabs = ['home', 'profile', 'versions', 'settings', 'compliance']
  if (app.permissions.includes('develop')) tabs.push('development')
  const asked = search.get('tab') ?? ''
  return (
    <Tabs
      value={tabs.includes(asked) ? asked : 'home'}
      onChange={(tab) => {
        setSearch({ tab: String(tab) }, { replace: true })
        // What one may do here may have changed while another tab was open.
        void queries.invalidateQueries({ queryKey: ['app', app.appId], exact: true })
      }}
    >
      <Tabs.TabPanel value="home" label={profile.home} destroyOnHide>
        {app.permissions.includes('manage') && <WaitingQuestions appId={app.appId} />}
        <AppHome app={app} />
      </Tabs.TabPanel>
      <Tabs.TabPanel value="profile" label={profile.profile} destroyOnHide>
        <ProfilePage app={app} />
      </Tabs.TabPanel>
      <Tabs.TabPanel value="versions" label={t.versions}>
        <Versions app={app} />
      </Tabs.TabPanel>
      <Tabs.TabPanel value="settings" label={t.settings}>
        <AppSettings app={app} />
      </Tabs.TabPanel>
      <Tabs.TabPanel value="compliance" label={violations.compliance} destroyOnHide>
        <PunishmentsPanel app={app} />
      </Tabs.TabPanel>
      {tabs.includes('development') && (
        <Tabs.TabPanel value="development" label={t.development}>
          <DevelopmentSettingsTab app={app} />
        </Tabs.TabPanel>
      )}
    </Tabs>
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
