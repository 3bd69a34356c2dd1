/** An app as its members see it. */
export interface App {
  /** `wx` and 16 hexadecimal digits. */
  readonly appId: string
  readonly name: string
  readonly intro: string
  readonly iconUrl: string
  readonly isOnline: boolean
  /** What the person who asks is to this app. */
  readonly role: MemberRole
  readonly serverDomains: ServerDomains
}

/** `administrator` may do everything; the others what WeChat's member permissions say. */
export type MemberRole = 'administrator' | 'operator' | 'developer' | 'experiencer'

/** The hosts an app may reach, as origins: `https://api.example.com`. */
export interface ServerDomains {
  readonly request: readonly string[]
  readonly upload: readonly string[]
  readonly download: readonly string[]
}

export interface CreateAppRequest {
  readonly name: string
  readonly intro: string
}

/** What is absent stays. */
export interface UpdateAppRequest {
  readonly name?: string | undefined
  readonly intro?: string | undefined
  readonly serverDomains?: ServerDomains | undefined
}

export interface Member {
  readonly personId: string
  readonly name: string
  readonly email: string
  readonly role: MemberRole
}

export interface AddMemberRequest {
  readonly email: string
  readonly role: Exclude<MemberRole, 'administrator'>
}

/** Lets a program upload versions of one app, and do nothing else. */
export interface UploadToken {
  readonly id: string
  readonly label: string
  /** ISO 8601. */
  readonly createdAt: string
  readonly lastUsedAt?: string
}

export interface CreateUploadTokenRequest {
  readonly label: string
}

export interface CreatedUploadToken extends UploadToken {
  /** Shown this once: the platform keeps only its hash. */
  readonly token: string
}
