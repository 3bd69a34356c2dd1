import { accept, refuse } from '@maque/base/result.ts'
import { onHost } from '../on-host.host.ts'
import { getBatteryInfo } from './battery.ts'

/** https://www.w3.org/TR/battery-status/ */
interface BatteryNavigator {
  readonly getBattery?: () => Promise<{ readonly level: number; readonly charging: boolean }>
}

export const getBatteryInfoOnHost = onHost(getBatteryInfo, async () => {
  const device: Navigator & BatteryNavigator = navigator
  const battery = await device.getBattery?.()
  if (!battery) return refuse('not supported')
  return accept({ level: Math.round(battery.level * 100), isCharging: battery.charging })
})
