/**
 * How an instance came from one signing key to the next: each key signs for its successor, so that
 * whoever knew an older one need not believe the newest on its own word.
 */
export interface KeySuccession {
  /** Both are `x` of a public Ed25519 key, base64url. */
  readonly from: string
  readonly to: string
  /** Of `successionText`, by `from`; base64url. */
  readonly signature: string
}

/** What a key signs for its successor: nothing else that it signs begins like this. */
export function successionText({ from, to }: Pick<KeySuccession, 'from' | 'to'>): string {
  return `maque key succession\n${from}\n${to}\n`
}

export interface SuccessionClaim {
  readonly from: string
  readonly to: string
  readonly successions: readonly KeySuccession[]
}

/** Whether signatures lead from one key to the other, over however many between. */
export async function isSuccessor(
  { from, to, successions }: SuccessionClaim,
  isSigned: (text: string, key: string, signature: string) => Promise<boolean>,
): Promise<boolean> {
  let at = from
  // Each step uses one of them up, so that no ring keeps us here.
  const left = new Set(successions)
  while (at !== to) {
    const next = [...left].find((one) => one.from === at)
    if (!next || !(await isSigned(successionText(next), next.from, next.signature))) return false
    left.delete(next)
    at = next.to
  }
  return true
}
