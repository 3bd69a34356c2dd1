import type { Result } from '@maque/base/result.ts'

/** What of the person's device an app can be given. Refusals: `not supported`, `cancel`, `fail …`. */
export interface DeviceOnHost {
  readClipboard(): Promise<Result<string>>
  writeClipboard(text: string): Promise<Result<undefined>>
  /** Does nothing where the device has no motor. */
  vibrate(durationMs: number): Result<undefined>
  /** Lets the person pick files; `cancel` when they do not. */
  pickFiles(pick: FilePick): Promise<Result<readonly PickedFile[]>>
  /** Hands a file to the person: a download, or the share sheet of a phone. */
  saveFile(bytes: Blob, name: string): Promise<Result<undefined>>
  /** Offers to call a number. */
  callPhone(number: string): Promise<Result<undefined>>
  locate(options: LocateOptions): Promise<Result<Location>>
  setKeepScreenOn(isKeptOn: boolean): Promise<Result<undefined>>
  /** Text of a QR or bar code, from the camera or a picture. */
  scanCode(options: { readonly isCameraOnly: boolean }): Promise<Result<ScannedCode>>
}

export interface FilePick {
  /** MIME patterns: `image/*`; empty: anything. */
  readonly accept: readonly string[]
  readonly isMultiple: boolean
  /** Straight to the camera where there is one. */
  readonly capture?: 'user' | 'environment'
}

export interface PickedFile {
  readonly name: string
  readonly bytes: Blob
  readonly modifiedAtMs: number
}

export interface LocateOptions {
  readonly isHighAccuracy: boolean
  readonly timeoutMs: number
}

/** WGS-84. */
export interface Location {
  readonly latitude: number
  readonly longitude: number
  readonly accuracyM: number
  readonly altitudeM?: number
  readonly speedMps?: number
}

export interface ScannedCode {
  readonly text: string
  readonly format: string
}
