/** An uploaded version of an app. */
export interface Release {
  readonly id: string
  readonly appId: string
  readonly version: string
  readonly description: string
  readonly state: ReleaseState
  readonly uploadedBy: string
  /** ISO 8601, as are the others. */
  readonly uploadedAt: string
  readonly submittedAt?: string
  readonly onlineAt?: string
  /** What a reviewer wrote when rejecting it. */
  readonly reason?: string
  readonly diagnostics: readonly ReleaseDiagnostic[]
  /** Names its bundle; absent until it has compiled. */
  readonly digest?: string
  readonly sizeBytes?: number
}

/**
 *     compiling → failed
 *         └→ development ⇄ auditing → rejected → auditing …
 *                             └→ approved → online → replaced ⇄ online
 *                                              └→ rolled-back
 */
export type ReleaseState =
  | 'compiling'
  | 'failed'
  | 'development'
  | 'auditing'
  | 'approved'
  | 'rejected'
  | 'online'
  /** Was online, until a newer one was released. */
  | 'replaced'
  /** Was online, until it was taken back; it cannot come online again. */
  | 'rolled-back'

export interface ReleaseDiagnostic {
  /** `wxml/for-without-key` */
  readonly code: string
  readonly severity: 'error' | 'warning' | 'info'
  readonly message: string
  readonly file: string
  /** From 1. */
  readonly line: number
  /** From 1. */
  readonly column: number
  readonly because?: string
  readonly fix?: string
  /** The lines around it with a mark, and all of the above, as text. */
  readonly frame?: string
}

export interface UploadQuery {
  readonly version: string
  readonly description: string
}

export interface SubmitRequest {
  /** For the reviewer: what has changed, how to try it. */
  readonly note: string
}
