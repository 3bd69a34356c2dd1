/**
 * How long the log was when this browser last saw it, from the cookie that the player sets: a hint,
 * so that what shows that the log has only grown can come with the page. The player believes nothing
 * for it: it checks what comes against what it remembers itself.
 */
export function knownLogSize(headers: Headers): number | undefined {
  const value = /(?:^|;\s*)maque-log=(\d{1,15})(?:;|$)/.exec(headers.get('cookie') ?? '')?.[1]
  return value === undefined ? undefined : Number(value)
}
