/** Who belongs to a mini program, what it is associated with, whom it has authorised, and its moving elsewhere. */
import type { App } from '@maque/protocol/platform/apps.ts'
import { CorpsPanel } from '../enterprise/corps-panel.tsx'
import { BoundPanel } from '../open-account/bound-panel.tsx'
import { platform } from '../platform.ts'
import { OwnersPanel } from '../third-party/owners-panel.tsx'
import { TransferPanel } from '../transfer/transfer-panel.tsx'
import { AssociationsPanel } from './associations-panel.tsx'
import { MembersPanel } from './members-panel.tsx'
import { MigrationPanel } from './migration-panel.tsx'

export function AppSettings({ app }: { readonly app: App }) {
  return (
    <>
      <MembersPanel app={app} />
      <AssociationsPanel app={app} />
      <BoundPanel
        of={app.appId}
        mayLeave={app.permissions.includes('manage')}
        read={() => platform.call('GET /api/apps/:appId/open-account', { params: { appId: app.appId } })}
        leave={() => platform.call('DELETE /api/apps/:appId/open-account', { params: { appId: app.appId } })}
      />
      <CorpsPanel app={app} />
      <OwnersPanel app={app} />
      <TransferPanel app={app} />
      {app.permissions.includes('manage') && <MigrationPanel app={app} />}
    </>
  )
}
