/**
 * Where somebody was going when they were asked to sign in: `?next=/app/…`. Mini programs,
 * versions that are tried and codes that were scanned, and no other page: a link cannot lead people elsewhere through our sign-in.
 */
export function onwardAddress(address: string): string | undefined {
  const { origin, searchParams } = new URL(address)
  const next = searchParams.get('next')
  if (next === null) return undefined
  const onward = new URL(next, origin)
  const isOpened = ['/app/', '/preview/', '/console/scan/'].some((place) => onward.pathname.startsWith(place))
  return onward.origin === origin && isOpened ? onward.href : undefined
}
