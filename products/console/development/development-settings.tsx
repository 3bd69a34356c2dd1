/** What developers of a mini program set, one panel a thing. */
import { useQuery } from '@tanstack/react-query'
import type { App } from '@maque/protocol/platform/apps.ts'
import { platform } from '../platform.ts'
import { Loaded } from '../shell/loaded.tsx'
import { BusinessDomainsPanel } from './business-domains-panel.tsx'
import { ChangesPanel } from './changes-panel.tsx'
import { DomainChecksPanel } from './domain-checks-panel.tsx'
import { DomainsPanel } from './domains-panel.tsx'
import { IdsPanel } from './ids-panel.tsx'
import { LinksPanel } from './links-panel.tsx'
import { QuotaPanel } from './quota-panel.tsx'
import { PushPanel } from './push-panel.tsx'
import { UploadPanel } from './upload-panel.tsx'

export function DevelopmentSettingsTab({ app: { appId } }: { readonly app: App }) {
  const settings = useQuery({
    queryKey: ['development', appId],
    queryFn: () => platform.call('GET /api/apps/:appId/development', { params: { appId } }),
  })
  return (
    <Loaded query={settings}>
      {(settings) => (
        <>
          <IdsPanel settings={settings} />
          <UploadPanel settings={settings} />
          <DomainsPanel settings={settings} />
          <DomainChecksPanel settings={settings} />
          <BusinessDomainsPanel settings={settings} />
          <PushPanel appId={appId} />
          <LinksPanel appId={appId} />
          <QuotaPanel appId={appId} />
          <ChangesPanel appId={appId} />
        </>
      )}
    </Loaded>
  )
}
