/**
 * What every answer says to browsers, whoever made it: that it is what its type says, that nobody is
 * told where one came from, and that nobody shows it in a frame. What an answer says itself stays.
 */

/** Not a rule: a year, which browsers ask for before they believe it for good. */
const STRICT_TRANSPORT = 'max-age=31536000'

export function withSecurityHeaders(response: Response, scheme: 'http' | 'https'): Response {
  const { headers } = response
  const type = headers.get('content-type') ?? ''
  const wanted: readonly (readonly [string, string])[] = [
    ['X-Content-Type-Options', 'nosniff'],
    ['Referrer-Policy', 'no-referrer'],
    ['Content-Security-Policy', policyOf(type)],
    ...(type.startsWith('text/html') ? ([['Cross-Origin-Opener-Policy', 'same-origin']] as const) : []),
    ...(scheme === 'https' ? ([['Strict-Transport-Security', STRICT_TRANSPORT]] as const) : []),
  ]
  for (const [name, value] of wanted) if (!headers.has(name)) headers.set(name, value)
  return response
}

/** A script may start a worker, which would go by the policy of its file: that of its page is meant. */
function policyOf(type: string): string {
  return type.includes('javascript') ? "frame-ancestors 'none'" : "default-src 'none'; frame-ancestors 'none'"
}
