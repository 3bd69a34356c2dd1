import { accept } from '@maque/base/result.ts'
import { onHost } from '../on-host.host.ts'
import { record } from '../record.ts'
import { applyUpdate, checkForUpdate } from './update.ts'

export const updateOnHost = [
  onHost(checkForUpdate, async (_, { platform }) => {
    const outcome = await platform.call('checkForUpdate', {})
    // Who cannot be asked has no newer release.
    return accept({ hasUpdate: outcome.ok && record(outcome.value)['hasUpdate'] === true })
  }),

  onHost(applyUpdate, (_, { app }) => {
    app.restart()
    return accept({})
  }),
]
