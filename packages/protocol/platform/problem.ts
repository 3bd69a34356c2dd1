/** How the platform says no: the body of every answer whose status is not 2xx. */
export interface Problem {
  /** `version-in-review`: stable, for programs. */
  readonly code: string
  /** For people, in every language of our screens. */
  readonly message: BilingualText
  /** The rule that refused, when a rule did. */
  readonly rule?: ProblemRule
  /** The number under which WeChat's open interfaces know this refusal. */
  readonly errcode?: number
}

export interface BilingualText {
  readonly zh: string
  readonly en: string
}

export interface ProblemRule {
  readonly id: string
  readonly limit?: number
  readonly used?: number
  /** ISO 8601. */
  readonly resetsAt?: string
}
