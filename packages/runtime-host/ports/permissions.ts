/**
 * What the person has allowed this app. Kept per app and person.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/authorize.html
 */
export interface PermissionsOnHost {
  /** Asks once; later gives what was answered. */
  request(scope: PermissionScope): Promise<'granted' | 'denied'>
  /** Asks every time: a phone number is given once for each tap. */
  askForPhone(masked: string): Promise<'granted' | 'denied'>
  /** Only what has been asked before. */
  granted(): Promise<Readonly<Partial<Record<PermissionScope, boolean>>>>
  /** Opens the switches; settles when they are closed. */
  openSettings(): Promise<void>
}

export type PermissionScope =
  | 'scope.userInfo'
  | 'scope.userLocation'
  | 'scope.userLocationBackground'
  | 'scope.userFuzzyLocation'
  | 'scope.address'
  | 'scope.invoiceTitle'
  | 'scope.invoice'
  | 'scope.werun'
  | 'scope.record'
  | 'scope.writePhotosAlbum'
  | 'scope.camera'
  | 'scope.bluetooth'
  | 'scope.addPhoneContact'
  | 'scope.addPhoneCalendar'
