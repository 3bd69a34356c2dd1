/** What other modules may know of releases. */
export interface OnlineRelease {
  readonly appId: string
  readonly version: string
  readonly digest: string
}

export interface Releases {
  /** Of these apps, or of all, what is online; the newest first. */
  online(appIds?: readonly string[]): Promise<readonly OnlineRelease[]>
  wasEverOnline(digest: string): Promise<boolean>
  /** Whether some version of this app has this bundle. */
  hasBundle(appId: string, digest: string): Promise<boolean>
}
