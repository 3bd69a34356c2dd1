/** Who belongs to a mini program, what it is associated with, whom it has authorised, and its moving elsewhere. */
import type { App } from '@maque/protocol/platform/apps.ts'
import { CorpsPanel } from '../enterprise/corps-panel.tsx'
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
      <CorpsPanel app={app} />
      <OwnersPanel app={app} />
      <TransferPanel app={app} />
      {app.permissions.includes('manage') && <MigrationPanel app={app} />}
    </>
  )
}
