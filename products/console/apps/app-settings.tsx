/** Who belongs to a mini program, which official accounts and corps it is associated with, and its moving elsewhere. */
import type { App } from '@maque/protocol/platform/apps.ts'
import { CorpsPanel } from '../enterprise/corps-panel.tsx'
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
      <TransferPanel app={app} />
      {app.permissions.includes('manage') && <MigrationPanel app={app} />}
    </>
  )
}
