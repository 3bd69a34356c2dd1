import type { PrivacyKey } from '@maque/protocol/platform/profile.ts'

/** What an app does with personal data. */
export interface PrivacyGuideOnHost {
  readonly contractName: string
  /** What it may be given: calls that give more are refused. */
  readonly declared: readonly PrivacyKey[]
  /** As people read it; `undefined` when it cannot be had. */
  readText(): Promise<string | undefined>
}
