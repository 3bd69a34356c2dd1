import { accept } from '@maque/base/result.ts'
import { onHost, passOn } from '../on-host.host.ts'
import { toGcj02 } from './gcj02.ts'
import { getFuzzyLocation, getLocation } from './location.ts'

const DEFAULT_TIMEOUT_MS = 10_000
/** WeChat counts a shorter wait for a precise answer as this. */
const SHORTEST_PRECISE_MS = 3000

export const locationOnHost = [
  onHost(getLocation, async ({ type, isHighAccuracy, highAccuracyExpireTime }, { device }) => {
    const outcome = await device.locate({
      isHighAccuracy,
      timeoutMs:
        isHighAccuracy && highAccuracyExpireTime !== undefined
          ? Math.max(SHORTEST_PRECISE_MS, highAccuracyExpireTime)
          : DEFAULT_TIMEOUT_MS,
    })
    if (!outcome.ok) return passOn(outcome)
    const place = outcome.value
    return accept({
      ...(type === 'gcj02' ? toGcj02(place) : { latitude: place.latitude, longitude: place.longitude }),
      // -1: not known, as WeChat says it.
      speed: place.speedMps ?? -1,
      accuracy: place.accuracyM,
      altitude: place.altitudeM ?? 0,
      verticalAccuracy: 0,
      horizontalAccuracy: place.accuracyM,
    })
  }),

  onHost(getFuzzyLocation, async ({ type }, { device }) => {
    const outcome = await device.locate({ isHighAccuracy: false, timeoutMs: DEFAULT_TIMEOUT_MS })
    if (!outcome.ok) return passOn(outcome)
    const { latitude, longitude } = type === 'gcj02' ? toGcj02(outcome.value) : outcome.value
    return accept({ latitude: fuzzy(latitude), longitude: fuzzy(longitude) })
  }),
]

/** About a kilometre. */
function fuzzy(degrees: number): number {
  return Math.round(degrees * 100) / 100
}
