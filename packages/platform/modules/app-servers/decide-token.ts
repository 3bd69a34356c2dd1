/** Which access token a server that asks is given (§2.3). */

export interface LastToken {
  readonly endsAt: Date
}

/** `lastEndsAt`: until when the one before is good. */
export type TokenDecision =
  | { readonly give: 'same' }
  | { readonly give: 'new'; readonly lastEndsAt: Date | undefined }

/** What was asked for, with how long an old token is good beside a new one. */
export interface TokenWish {
  readonly kind: 'plain' | 'stable' | 'forced'
  readonly now: Date
  readonly overlapMs: number
}

/**
 * A plain token is a new one every time, with the one before good for a while. A stable one is the
 * same until it is about to end; when it is forced, the one before ends at once.
 */
export function decideToken(last: LastToken | undefined, { kind, now, overlapMs }: TokenWish): TokenDecision {
  if (!last || last.endsAt <= now) return { give: 'new', lastEndsAt: undefined }
  const leftMs = last.endsAt.getTime() - now.getTime()
  if (kind === 'forced') return { give: 'new', lastEndsAt: now }
  if (kind === 'stable' && leftMs > overlapMs) return { give: 'same' }
  return { give: 'new', lastEndsAt: new Date(now.getTime() + Math.min(leftMs, overlapMs)) }
}
