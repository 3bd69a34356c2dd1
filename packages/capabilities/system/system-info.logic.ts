import type { CapabilityInLogic } from '@maque/runtime-logic/ports/capability.ts'

const windowFields = [
  'pixelRatio',
  'screenWidth',
  'screenHeight',
  'windowWidth',
  'windowHeight',
  'statusBarHeight',
  'safeArea',
  'screenTop',
]
const deviceFields = [
  'abi',
  'deviceAbi',
  'benchmarkLevel',
  'brand',
  'model',
  'system',
  'platform',
  'cpuType',
  'memorySize',
]
const appFields = [
  'SDKVersion',
  'enableDebug',
  'host',
  'language',
  'version',
  'theme',
  'fontSizeSetting',
  'fontSizeScaleFactor',
  'mode',
]
const switchFields = ['bluetoothEnabled', 'locationEnabled', 'wifiEnabled', 'deviceOrientation']
const authorizeFields = [
  'albumAuthorized',
  'bluetoothAuthorized',
  'cameraAuthorized',
  'locationAuthorized',
  'locationReducedAccuracy',
  'microphoneAuthorized',
  'notificationAuthorized',
  'notificationAlertAuthorized',
  'notificationBadgeAuthorized',
  'notificationSoundAuthorized',
  'phoneCalendarAuthorized',
]

export const systemInfoInLogic: CapabilityInLogic = (port) => {
  const all = () => ({ ...port.mirror.system })
  const some = (fields: readonly string[]) => () => {
    const { system } = port.mirror
    return Object.fromEntries(
      fields.filter((field) => field in system).map((field) => [field, system[field]]),
    )
  }
  const noSkyline = { isSupported: false, version: '', reason: 'client not supported' }

  return {
    getSystemInfoSync: all,
    getSystemInfo: (options?: unknown) => port.settle('getSystemInfo', options, { ok: true, result: all() }),
    getSystemInfoAsync: (options?: unknown) =>
      port.settle('getSystemInfoAsync', options, { ok: true, result: all() }),
    getWindowInfo: some(windowFields),
    getDeviceInfo: some(deviceFields),
    getAppBaseInfo: some(appFields),
    getSystemSetting: some(switchFields),
    getAppAuthorizeSetting: some(authorizeFields),
    getMenuButtonBoundingClientRect: () => ({ ...port.mirror.menuButton }),
    getSkylineInfoSync: () => noSkyline,
    getSkylineInfo: (options?: unknown) =>
      port.settle('getSkylineInfo', options, { ok: true, result: noSkyline }),
  }
}
