import { accept } from '@maque/base/result.ts'
import { onHost, passOn } from '../on-host.host.ts'
import { record } from '../record.ts'
import { applyUpdate, awaitUpdate, checkForUpdate } from './update.ts'

export const updateOnHost = [
  onHost(checkForUpdate, async (_, { platform }) => {
    const outcome = await platform.call('checkForUpdate', {})
    // Who cannot be asked has no newer release.
    return accept({ hasUpdate: outcome.ok && record(outcome.value)['hasUpdate'] === true })
  }),

  onHost(awaitUpdate, async (_, { platform }) => {
    const outcome = await platform.call('awaitUpdate', {})
    return outcome.ok ? accept({ isReady: record(outcome.value)['isReady'] === true }) : passOn(outcome)
  }),

  onHost(applyUpdate, async (_, { app, platform }) => {
    const outcome = await platform.call('applyUpdate', {})
    if (!outcome.ok) return passOn(outcome)
    app.restart()
    return accept({})
  }),
]
