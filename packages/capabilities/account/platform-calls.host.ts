import { accept } from '@maque/base/result.ts'
import { onHost, passOn } from '../on-host.host.ts'
import { record } from '../record.ts'
import { componentCalls, platformCalls } from './platform-calls.ts'

export const platformCallsOnHost = [...platformCalls, ...componentCalls].map((capability) =>
  onHost(capability, async (params, { platform }) => {
    const outcome = await platform.call(capability.name, params)
    return outcome.ok ? accept({ ...record(outcome.value) }) : passOn(outcome)
  }),
)
