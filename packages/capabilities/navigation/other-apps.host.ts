import { accept, refuse } from '@maque/base/result.ts'
import { onHost, passOn } from '../on-host.host.ts'
import {
  exitMiniProgram,
  navigateBackMiniProgram,
  navigateToMiniProgram,
  restartMiniProgram,
} from './other-apps.ts'

export const otherAppsOnHost = [
  onHost(navigateToMiniProgram, async (target, { platform }) => {
    if (target.appId === '' && target.shortLink === '') return refuse('appId or shortLink is required')
    const outcome = await platform.openApp(target)
    return outcome.ok ? accept({}) : passOn(outcome)
  }),

  onHost(navigateBackMiniProgram, async ({ extraData }, { platform }) => {
    const outcome = await platform.returnToApp(extraData)
    return outcome.ok ? accept({}) : passOn(outcome)
  }),

  onHost(exitMiniProgram, (_, { app }) => {
    app.close()
    return accept({})
  }),

  onHost(restartMiniProgram, ({ path }, { app }) => {
    app.restart(path)
    return accept({})
  }),
]
