/**
 * Interfaces whose use has to be declared, or known before an app runs, by the names under which a
 * package notes that it calls them: members of `wx`, tags, and `tag.value` for a button's `open-type`
 * and an input's `type`.
 */
import type { PrivacyKey } from '../platform/profile.ts'

/** What personal data each of them gives to an app. */
export const privateCalls: Readonly<Record<string, PrivacyKey>> = {
  getUserInfo: 'UserInfo',
  getUserProfile: 'UserInfo',
  'button.getUserInfo': 'UserInfo',
  'button.chooseAvatar': 'UserInfo',
  'input.nickname': 'UserInfo',
  getLocation: 'Location',
  getFuzzyLocation: 'Location',
  startLocationUpdate: 'Location',
  startLocationUpdateBackground: 'Location',
  onLocationChange: 'Location',
  chooseLocation: 'Location',
  choosePoi: 'Location',
  chooseAddress: 'Address',
  chooseInvoice: 'Invoice',
  chooseInvoiceTitle: 'Invoice',
  getWeRunData: 'RunData',
  startRecord: 'Record',
  getRecorderManager: 'Record',
  joinVoIPChat: 'Record',
  'live-pusher': 'Camera',
  chooseImage: 'Album',
  chooseMedia: 'Album',
  chooseVideo: 'Album',
  camera: 'Camera',
  createCameraContext: 'Camera',
  createVKSession: 'Camera',
  'voip-room': 'Camera',
  'button.getPhoneNumber': 'PhoneNumber',
  'button.getRealtimePhoneNumber': 'PhoneNumber',
  chooseContact: 'Contact',
  addPhoneContact: 'Contact',
  saveImageToPhotosAlbum: 'AlbumWriteOnly',
  saveVideoToPhotosAlbum: 'AlbumWriteOnly',
  chooseLicensePlate: 'LicensePlate',
  openBluetoothAdapter: 'BlueTooth',
  createBLEPeripheralServer: 'BlueTooth',
  addPhoneCalendar: 'CalendarWriteOnly',
  addPhoneRepeatCalendar: 'CalendarWriteOnly',
  chooseMessageFile: 'MessageFile',
}

/** Calls that app.json has to name in `requiredPrivateInfos`. */
export const toldInAppJson: ReadonlySet<string> = new Set([
  'getLocation',
  'getFuzzyLocation',
  'chooseLocation',
  'choosePoi',
  'chooseAddress',
  'startLocationUpdate',
  'startLocationUpdateBackground',
  'onLocationChange',
])

/** How a call over the bridge is noted: what views ask for are the open types of buttons, where there are any. */
export function notedCall(call: string, side: 'logic' | 'view'): string {
  const ofButton = `button.${call}`
  if (!Object.hasOwn(privateCalls, ofButton)) return call
  return side === 'view' || !Object.hasOwn(privateCalls, call) ? ofButton : call
}

/** Those that open other apps. */
export const openingCalls: readonly string[] = ['navigateToMiniProgram', 'navigator.miniProgram']

/** Leads navigations elsewhere: an app that calls it is asked before its first page is made. */
export const REWRITING_CALL = 'rewriteRoute'

/** Those of a file system manager that cannot wait: an app that calls one is given its files ahead. */
export const fileCallsAtOnce: readonly string[] = [
  'access',
  'appendFile',
  'copyFile',
  'mkdir',
  'open',
  'readFile',
  'readdir',
  'rename',
  'rmdir',
  'saveFile',
  'stat',
  'truncate',
  'unlink',
  'writeFile',
].map((name) => `${name}Sync`)

const noted: ReadonlySet<string> = new Set([
  ...Object.keys(privateCalls),
  ...openingCalls,
  REWRITING_CALL,
  ...fileCallsAtOnce,
])

export function isNotedCall(name: string): boolean {
  return noted.has(name)
}

/** Those that scripts call, as members of `wx`. */
export const notedMembers: readonly string[] = [...noted].filter(
  (name) => /^[a-z][A-Za-z]+$/.test(name) && name !== 'camera',
)
