/** A person as they know themselves. */
export interface Person {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly isReviewer: boolean
  readonly isOperator: boolean
}

export interface SignInRequest {
  readonly email: string
  readonly password: string
}

/** The session itself is a cookie that scripts cannot read. */
export interface SessionAnswer {
  /** `null`: nobody is signed in. */
  readonly person: Person | null
}
