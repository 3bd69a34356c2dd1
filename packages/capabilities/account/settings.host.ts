import { accept, refuse } from '@maque/base/result.ts'
import type { PermissionsOnHost } from '@maque/runtime-host/ports/permissions.ts'
import { onHost } from '../on-host.host.ts'
import { authorize, getSetting, openSetting } from './settings.ts'

export const settingsOnHost = [
  onHost(getSetting, async (_, { permissions }) => accept({ authSetting: await settingsIn(permissions) })),

  onHost(openSetting, async (_, { permissions }) => {
    await permissions.openSettings()
    return accept({ authSetting: await settingsIn(permissions) })
  }),

  onHost(authorize, async ({ scope }, { permissions }) =>
    (await permissions.request(scope)) === 'granted' ? accept({}) : refuse('auth deny'),
  ),
]

async function settingsIn(permissions: PermissionsOnHost): Promise<Record<string, boolean>> {
  const settings: Record<string, boolean> = {}
  for (const [scope, isGranted] of Object.entries(await permissions.granted())) settings[scope] = isGranted
  return settings
}
