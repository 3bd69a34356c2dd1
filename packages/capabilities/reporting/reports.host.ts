import { accept } from '@maque/base/result.ts'
import { onHost, passOn } from '../on-host.host.ts'
import { report } from './reports.ts'

export const reportOnHost = onHost(report, async (told, { platform }) => {
  const outcome = await platform.call('report', told)
  return outcome.ok ? accept({}) : passOn(outcome)
})
