import { describe, expect, it } from 'vitest'
import { withSecurityHeaders } from './security-headers.ts'

const answer = (
  type: string,
  headers: Readonly<Record<string, string>> = {},
  scheme: 'http' | 'https' = 'http',
) => withSecurityHeaders(new Response('', { headers: { 'content-type': type, ...headers } }), scheme).headers

describe('an answer (API-13)', () => {
  it.each(['application/json', 'text/html; charset=utf-8', 'text/javascript', 'image/png', 'text/plain'])(
    'of %s is what it says, is shown in no frame and tells nobody where one came from',
    (type) => {
      const headers = answer(type)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
      expect(headers.has('cross-origin-opener-policy')).toBe(type.startsWith('text/html'))
    },
  )

  it('keeps the policy that it has', () => {
    const policy = "default-src 'self'; frame-ancestors 'self'"
    expect(answer('text/html', { 'content-security-policy': policy }).get('content-security-policy')).toBe(
      policy,
    )
  })

  it('asks for TLS ever after where it came over TLS, and nowhere else', () => {
    expect(answer('text/html').has('strict-transport-security')).toBe(false)
    expect(answer('text/html', {}, 'https').get('strict-transport-security')).toBe('max-age=31536000')
  })

  it('does not limit what a worker may that is started with it', () => {
    expect(answer('text/javascript; charset=utf-8').get('content-security-policy')).toBe(
      "frame-ancestors 'none'",
    )
  })
})
