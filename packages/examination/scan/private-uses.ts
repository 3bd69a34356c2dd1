/** Which kinds of personal data calls and elements of templates are about (§2.4). */
import type { PrivacyKey } from '@maque/protocol/platform/profile.ts'

const byCall: Readonly<Record<string, PrivacyKey>> = {
  getUserProfile: 'UserInfo',
  getUserInfo: 'UserInfo',
  getLocation: 'Location',
  getFuzzyLocation: 'Location',
  chooseLocation: 'Location',
  choosePoi: 'Location',
  startLocationUpdate: 'Location',
  startLocationUpdateBackground: 'Location',
  onLocationChange: 'Location',
  chooseAddress: 'Address',
  chooseInvoice: 'Invoice',
  chooseInvoiceTitle: 'Invoice',
  getWeRunData: 'RunData',
  startRecord: 'Record',
  getRecorderManager: 'Record',
  joinVoIPChat: 'Record',
  chooseImage: 'Album',
  chooseVideo: 'Album',
  chooseMedia: 'Album',
  createCameraContext: 'Camera',
  createVKSession: 'Camera',
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

const byTag: Readonly<Record<string, PrivacyKey>> = { camera: 'Camera', 'live-pusher': 'Camera' }

const byOpenType: Readonly<Record<string, PrivacyKey>> = {
  getUserInfo: 'UserInfo',
  chooseAvatar: 'UserInfo',
  getPhoneNumber: 'PhoneNumber',
  getRealtimePhoneNumber: 'PhoneNumber',
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

/** Calls of these ask for a place of which app.json has to say what it is for. */
export const needsPurpose: Readonly<Record<string, string>> = {
  getLocation: 'scope.userLocation',
  startLocationUpdate: 'scope.userLocation',
  startLocationUpdateBackground: 'scope.userLocationBackground',
  getFuzzyLocation: 'scope.userFuzzyLocation',
}

export function privacyKeyOfCall(name: string): PrivacyKey | undefined {
  return Object.hasOwn(byCall, name) ? byCall[name] : undefined
}

export function privacyKeyOfElement(tag: string, openType: string | undefined): PrivacyKey | undefined {
  if (Object.hasOwn(byTag, tag)) return byTag[tag]
  return openType !== undefined && Object.hasOwn(byOpenType, openType) ? byOpenType[openType] : undefined
}
