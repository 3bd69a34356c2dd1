/**
 * What `wx.getSystemInfo` and its parts tell about device and window.
 *
 * Sizes are CSS pixels of the window the app runs in, not of the screen: on a desktop that is
 * the phone that the player draws.
 */
import { LIBRARY_VERSION, PLAYER_VERSION } from '@maque/protocol/platform/own-versions.ts'

export interface WindowMeasures {
  readonly widthPx: number
  readonly heightPx: number
  readonly statusBarPx: number
  readonly safeBottomPx: number
  /** What the bars take away from the page: the one above it, with the status bar, and that of tabs. */
  readonly navigationPx: number
  readonly tabsPx: number
}

export interface SystemOptions {
  readonly language: 'zh' | 'en'
  /** Only an app with `darkmode` has one. */
  readonly theme?: 'light' | 'dark'
  readonly measures: WindowMeasures
}

export function systemInfo({ language, theme, measures }: SystemOptions): Readonly<Record<string, unknown>> {
  const { widthPx, heightPx, statusBarPx, safeBottomPx, navigationPx, tabsPx } = measures
  const device = readDevice(navigator.userAgent)
  return {
    ...device,
    pixelRatio: devicePixelRatio,
    screenWidth: widthPx,
    screenHeight: heightPx,
    windowWidth: widthPx,
    windowHeight: heightPx - navigationPx - tabsPx,
    screenTop: navigationPx,
    statusBarHeight: statusBarPx,
    safeArea: {
      left: 0,
      right: widthPx,
      top: statusBarPx,
      bottom: heightPx - safeBottomPx,
      width: widthPx,
      height: heightPx - statusBarPx - safeBottomPx,
    },
    language: language === 'zh' ? 'zh_CN' : 'en',
    version: PLAYER_VERSION,
    SDKVersion: LIBRARY_VERSION,
    fontSizeSetting: 16,
    fontSizeScaleFactor: 1,
    benchmarkLevel: -1,
    ...(theme && { theme }),
    host: { appId: '', env: 'Maque', version: PLAYER_VERSION },
    enableDebug: false,
    deviceOrientation: widthPx > heightPx ? 'landscape' : 'portrait',
    cameraAuthorized: false,
    locationAuthorized: 'geolocation' in navigator,
    microphoneAuthorized: false,
    notificationAuthorized: false,
    bluetoothEnabled: false,
    locationEnabled: 'geolocation' in navigator,
    wifiEnabled: navigator.onLine,
  }
}

interface Device {
  readonly brand: string
  readonly model: string
  readonly system: string
  readonly platform: 'ios' | 'android' | 'mac' | 'windows' | 'linux'
  readonly abi: string
}

/** Browsers tell little, and some of it is fixed by now: enough to tell platforms apart. */
function readDevice(agent: string): Device {
  const ios = /\((iPhone|iPad)[^)]* OS (\d+[_\d]*)/.exec(agent)
  if (ios) {
    const version = (ios[2] ?? '').replaceAll('_', '.')
    return { brand: 'apple', model: ios[1] ?? 'iPhone', system: `iOS ${version}`, platform: 'ios', abi: '' }
  }
  const android = /Android ([\d.]+)(?:; ([^);]+))?/.exec(agent)
  if (android) {
    const model = android[2]?.replace(/ Build.*/, '') ?? 'Android'
    return { brand: 'android', model, system: `Android ${android[1]}`, platform: 'android', abi: '' }
  }
  if (/Mac OS X/.test(agent))
    return { brand: 'apple', model: 'mac', system: 'macOS', platform: 'mac', abi: '' }
  if (/Windows/.test(agent)) {
    return { brand: 'microsoft', model: 'microsoft', system: 'Windows', platform: 'windows', abi: '' }
  }
  return { brand: 'unknown', model: 'unknown', system: 'Linux', platform: 'linux', abi: '' }
}
