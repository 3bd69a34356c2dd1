import { accept, type Result } from '@maque/base/result.ts'
import { toBase64 } from '@maque/base/base64.ts'
import { onHost, passOn } from '../on-host.host.ts'
import { makePhoneCall, scanCode, setKeepScreenOn, vibrateLong, vibrateShort } from './hardware.ts'

/** WeChat's lengths: 15 ms for a short one, whose strength the web can only say by time. */
const shortVibrationMs = { heavy: 25, medium: 15, light: 8 } as const
const LONG_VIBRATION_MS = 400

export const hardwareOnHost = [
  onHost(makePhoneCall, async ({ phoneNumber }, { device }) => done(await device.callPhone(phoneNumber))),

  onHost(scanCode, async ({ onlyFromCamera }, { device }) => {
    const outcome = await device.scanCode({ isCameraOnly: onlyFromCamera })
    if (!outcome.ok) return passOn(outcome)
    const { text, format } = outcome.value
    return accept({
      result: text,
      scanType: format,
      charSet: 'utf-8' as const,
      rawData: toBase64(new TextEncoder().encode(text)),
    })
  }),

  onHost(vibrateShort, ({ type }, { device }) => done(device.vibrate(shortVibrationMs[type]))),
  onHost(vibrateLong, (_, { device }) => done(device.vibrate(LONG_VIBRATION_MS))),
  onHost(setKeepScreenOn, async ({ keepScreenOn }, { device }) =>
    done(await device.setKeepScreenOn(keepScreenOn)),
  ),
]

function done(outcome: Result<undefined>) {
  return outcome.ok ? accept({}) : passOn(outcome)
}
