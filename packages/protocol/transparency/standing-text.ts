/** What an instance signs when it says that a version may be used until then. */
export interface StandingText {
  readonly appId: string
  readonly digest: string
  /** ISO 8601, in UTC. */
  readonly until: string
}

/** Nothing else that the key signs begins like this. */
export function standingText({ appId, digest, until }: StandingText): string {
  return `maque standing\n${appId}\n${digest}\n${until}\n`
}
