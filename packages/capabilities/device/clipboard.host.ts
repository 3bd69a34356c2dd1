import { accept } from '@maque/base/result.ts'
import { onHost, passOn } from '../on-host.host.ts'
import { getClipboardData, setClipboardData } from './clipboard.ts'

export const clipboardOnHost = [
  onHost(setClipboardData, async ({ data }, { device, overlays }) => {
    const outcome = await device.writeClipboard(data)
    if (!outcome.ok) return passOn(outcome)
    overlays.showToast({ title: '内容已复制', icon: 'none', durationMs: 1500, isModal: false })
    return accept({})
  }),

  onHost(getClipboardData, async (_, { device }) => {
    const outcome = await device.readClipboard()
    return outcome.ok ? accept({ data: outcome.value }) : passOn(outcome)
  }),
]
