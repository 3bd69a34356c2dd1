/** One mini program of its owner: what is left to do, profile, versions, members and what its developers set. */
import { Tabs } from 'tdesign-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'wouter'
import { platform } from '../platform.ts'
import { useTexts } from '../shell/language-context.tsx'
import { DevelopmentSettingsTab } from '../development/development-settings.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { AppHome } from '../profile/app-home.tsx'
import { ProfilePage } from '../profile/profile-page.tsx'
import { profileTexts } from '../profile/texts.ts'
import { AppSettings } from './app-settings.tsx'
import { appTexts } from './texts.ts'
import { Versions } from '../versions/versions.tsx'
import { PunishmentsPanel } from '../violations/punishments-panel.tsx'
import { violationTexts } from '../violations/texts.ts'

export function AppPage({ appId }: { readonly appId: string }) {
  const t = useTexts(appTexts)
  const profile = useTexts(profileTexts)
  const violations = useTexts(violationTexts)
  const [search, setSearch] = useSearchParams()
  const app = useQuery({ queryKey: ['app', appId], queryFn: () => platform.app(appId) })
  return (
    <Loaded query={app}>
      {(app) => (
        <>
          <p>
            <Link href="/apps">← {t.back}</Link>
          </p>
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
          <Tabs
            value={search.get('tab') ?? 'home'}
            onChange={(tab) => setSearch({ tab: String(tab) }, { replace: true })}
          >
            <Tabs.TabPanel value="home" label={profile.home} destroyOnHide>
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
            {app.permissions.includes('develop') && (
              <Tabs.TabPanel value="development" label={t.development}>
                <DevelopmentSettingsTab app={app} />
              </Tabs.TabPanel>
            )}
          </Tabs>
        </>
      )}
    </Loaded>
  )
}
