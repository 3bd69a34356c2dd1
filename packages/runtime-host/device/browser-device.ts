/** What the browser lets the host do with the device on an app's behalf. */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { DeviceOnHost, Location, LocateOptions } from '../ports/device.ts'
import { attempt } from './attempt.ts'
import { pickFiles } from './pick-files.ts'
import { scanCode } from './scan-code.ts'

export function createBrowserDevice(signal: AbortSignal): DeviceOnHost {
  let lock: WakeLockSentinel | undefined
  signal.addEventListener('abort', () => void lock?.release())
  return {
    readClipboard: () => attempt(() => navigator.clipboard.readText()),
    writeClipboard: async (text) => {
      const written = await attempt(() => navigator.clipboard.writeText(text))
      return written.ok ? accept(undefined) : copyBySelection(text)
    },
    vibrate(durationMs) {
      if ('vibrate' in navigator) navigator.vibrate(durationMs)
      return accept(undefined)
    },
    pickFiles,
    saveFile: async (bytes, name) => {
      const url = URL.createObjectURL(bytes)
      const link = document.createElement('a')
      link.href = url
      link.download = name
      link.click()
      // The download has its own hold on the bytes once it has begun.
      setTimeout(() => URL.revokeObjectURL(url), 60_000)
      return accept(undefined)
    },
    callPhone: async (number) => {
      if (!/^[\d+*#\s()-]{1,32}$/.test(number)) return refuse('invalid phone number')
      const link = document.createElement('a')
      link.href = `tel:${number.replaceAll(/[^\d+*#]/g, '')}`
      link.click()
      return accept(undefined)
    },
    locate,
    setKeepScreenOn: async (isKeptOn) => {
      if (!('wakeLock' in navigator)) return refuse('not supported')
      if (!isKeptOn) {
        await lock?.release()
        lock = undefined
        return accept(undefined)
      }
      const got = await attempt(() => navigator.wakeLock.request('screen'))
      if (!got.ok) return got
      lock = got.value
      return accept(undefined)
    },
    scanCode,
  }
}

/** For pages without the asynchronous clipboard: those opened over plain http. */
function copyBySelection(text: string): Result<undefined> {
  const field = document.createElement('textarea')
  field.value = text
  field.style.position = 'fixed'
  field.style.opacity = '0'
  document.body.append(field)
  field.select()
  const isCopied = document.execCommand('copy')
  field.remove()
  return isCopied ? accept(undefined) : refuse('system permission denied')
}

function locate({ isHighAccuracy, timeoutMs }: LocateOptions): Promise<Result<Location>> {
  return new Promise((resolve) => {
    if (!('geolocation' in navigator)) return resolve(refuse('not supported'))
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        resolve(
          accept({
            latitude: coords.latitude,
            longitude: coords.longitude,
            accuracyM: coords.accuracy,
            ...(coords.altitude !== null && { altitudeM: coords.altitude }),
            ...(coords.speed !== null && { speedMps: coords.speed }),
          }),
        ),
      (error) =>
        resolve(
          refuse(
            error.code === error.PERMISSION_DENIED
              ? 'system permission denied'
              : error.code === error.TIMEOUT
                ? 'timeout'
                : 'location unavailable',
          ),
        ),
      { enableHighAccuracy: isHighAccuracy, timeout: timeoutMs },
    )
  })
}
