import type { Language } from '@maque/ui/language.ts'
export interface Person {
  readonly name: string
  readonly email: string
  readonly isReviewer: boolean
}
export interface App {
  readonly appId: string
  readonly name: string
  readonly intro: string
  readonly iconUrl: string
  readonly isOnline: boolean
}
export interface ReleaseDiagnostic {
  readonly code: string
  readonly severity: 'error' | 'warning' | 'info'
  readonly message: string
  readonly file: string
  readonly line: number
  readonly column: number
  readonly fix?: string
}
export interface Release {
  readonly id: string
  readonly version: string
  readonly description: string
  readonly state:
    | 'compiling'
    | 'failed'
    | 'development'
    | 'auditing'
    | 'approved'
    | 'rejected'
    | 'online'
    | 'replaced'
  readonly uploadedBy: string
  readonly uploadedAt: string
  readonly reason?: string
  readonly diagnostics: readonly ReleaseDiagnostic[]
}
export interface QueueEntry {
  readonly releaseId: string
  readonly appName: string
  readonly iconUrl: string
  readonly version: string
  readonly submittedAt: string
  readonly note: string
  readonly takenBy?: string
}
export interface Submission extends QueueEntry {
  readonly appIntro: string
  readonly submittedBy: string
  readonly sizeBytes: number
  readonly pages: readonly string[]
  readonly digest: string
}
export interface UploadToken {
  readonly id: string
  readonly label: string
  readonly lastUsedAt?: string
}
export interface Platform {
  me(): Promise<Person | null>
  signIn(_: { email: string; password: string }): Promise<void>
  signOut(): Promise<void>
  myApps(): Promise<readonly App[]>
  app(appId: string): Promise<App>
  createApp(_: { name: string; intro: string }): Promise<App>
  updateApp(appId: string, _: { name: string; intro: string }): Promise<App>
  releases(appId: string): Promise<readonly Release[]>
  upload(
    appId: string,
    _: { archive: Blob; version: string; description: string; onProgress(sent: number): void },
  ): Promise<Release>
  submit(appId: string, releaseId: string, note: string): Promise<unknown>
  withdraw(appId: string, releaseId: string): Promise<unknown>
  release(appId: string, releaseId: string): Promise<unknown>
  rollBack(appId: string, releaseId: string): Promise<unknown>
  uploadTokens(appId: string): Promise<readonly UploadToken[]>
  createUploadToken(appId: string, label: string): Promise<{ token: string }>
  revokeUploadToken(appId: string, id: string): Promise<unknown>
  reviewQueue(): Promise<readonly QueueEntry[]>
  submission(releaseId: string): Promise<Submission>
  approve(releaseId: string): Promise<unknown>
  reject(releaseId: string, reason: string): Promise<unknown>
}
export declare const platform: Platform
export declare function refusalText(error: Error, language: Language): string
