import { accept, refuse } from '@maque/base/result.ts'
import { onHost, passOn } from '../on-host.host.ts'
import { getPhoneNumber } from './phone.ts'

export const phoneOnHost = [
  onHost(getPhoneNumber, async (_, { caller, permissions, platform }) => {
    // An app's code cannot say that somebody has tapped.
    if (caller.side !== 'view') return refuse('not supported')
    const masked = await platform.phone()
    if (!masked.ok) return passOn(masked)
    if ((await permissions.askForPhone(masked.value)) === 'denied') return refuse('user deny')
    const given = await platform.givePhone()
    return given.ok ? accept(given.value) : passOn(given)
  }),
]
