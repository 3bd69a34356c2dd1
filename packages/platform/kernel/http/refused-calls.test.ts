import { describe, expect, it } from 'vitest'
import { accountThatAsks, masked } from './refused-calls.ts'

const app = 'wx0123456789abcdef'
const proof = 'a'.repeat(64)

describe('a refused call', () => {
  it.each([
    ['by its token', { access_token: `p-${app}-1-${proof}` }, undefined, app],
    ['by the token of its third-party platform', { component_access_token: `c-${app}-1-${proof}` }, {}, app],
    ['by its AppID', { appid: app }, undefined, app],
    ['by its AppID in the body', {}, { appid: app, secret: 'x' }, app],
    [
      'nobody where an agent of a corp asks',
      { access_token: `ww0123456789abcdef-1-${proof}` },
      {},
      undefined,
    ],
    ['nobody by a made-up AppID', { appid: "wx'; drop" }, undefined, undefined],
    ['nobody at all', {}, 'tea', undefined],
  ])('is of who says so: %s', (_, query, body, account) => {
    expect(accountThatAsks(query, body)).toBe(account)
  })

  it('shows only the beginning of what opens something', () => {
    expect(
      masked({
        appid: app,
        secret: 'abcdefgh',
        js_code: '0123456',
        rest: [{ component_appsecret: 'abcdefgh' }],
      }),
    ).toEqual({
      appid: app,
      secret: 'abcdxxxx',
      js_code: '0123xxxx',
      rest: [{ component_appsecret: 'abcdxxxx' }],
    })
    expect(masked({ secret: 'abcd', errcode: 1, token: null })).toEqual({
      secret: 'abcd',
      errcode: 1,
      token: null,
    })
  })
})
