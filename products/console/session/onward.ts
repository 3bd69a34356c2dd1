/**
 * Where somebody was going when they were asked to sign in: `?next=/preview/…`. The pages of
 * versions that are tried, and no other: a link cannot lead people elsewhere through our sign-in.
 */
export function onwardAddress(address: string): string | undefined {
  const { origin, searchParams } = new URL(address)
  const next = searchParams.get('next')
  if (next === null) return undefined
  const onward = new URL(next, origin)
  return onward.origin === origin && onward.pathname.startsWith('/preview/') ? onward.href : undefined
}
