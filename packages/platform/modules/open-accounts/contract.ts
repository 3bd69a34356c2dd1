/** What other modules may know of Open accounts. */
export interface OpenAccounts {
  /** What an app or official account is bound to. */
  openAccountOf(publicId: string): Promise<string | undefined>
  openIdOf(publicId: string, personId: string): string
  /** `undefined` while the app or official account is bound to no Open account. */
  unionIdOf(publicId: string, personId: string): Promise<string | undefined>
}
