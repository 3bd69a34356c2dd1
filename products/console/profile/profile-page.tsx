/** What an owner says of a mini program. */
import type { App } from '@maque/protocol/platform/apps.ts'
import { Loaded } from '../shell/loaded.tsx'
import { AvatarPanel } from './avatar-panel.tsx'
import { CategoriesPanel } from './categories-panel.tsx'
import { DisputesPanel } from './disputes-panel.tsx'
import { IntroPanel } from './intro-panel.tsx'
import { NamePanel } from './name-panel.tsx'
import { OpennessPanel } from './openness-panel.tsx'
import { PrivacyPanel } from './privacy-panel.tsx'
import { useProfile } from './use-profile.ts'

export function ProfilePage({ app }: { readonly app: App }) {
  const query = useProfile(app.appId)
  const mayManage = app.permissions.includes('manage')
  return (
    <Loaded query={query}>
      {(profile) => (
        <>
          <NamePanel profile={profile} mayManage={mayManage} />
          <AvatarPanel profile={profile} mayManage={mayManage} />
          <IntroPanel profile={profile} mayManage={mayManage} />
          <CategoriesPanel appId={app.appId} mayManage={mayManage} />
          <PrivacyPanel appId={app.appId} mayManage={mayManage} />
          <OpennessPanel
            profile={profile}
            mayManage={mayManage}
            maySuspend={app.permissions.includes('suspend') && app.isOnline}
          />
          {mayManage && <DisputesPanel appId={app.appId} />}
        </>
      )}
    </Loaded>
  )
}
