/** Who an app is, apart from what it does. */
export interface AppIdentity {
  /** Unlike any other app's, stable over releases. */
  readonly key: string
  readonly name: string
  readonly iconUrl?: string
  readonly envVersion: 'develop' | 'trial' | 'release'
  readonly version: string
}
