import { describe, expect, it } from 'vitest'
import { holderOfToken } from './token-holder.ts'

const app = 'wx0123456789abcdef'
const proof = 'a'.repeat(64)

describe('an access token', () => {
  it.each([
    ['of an app', `p-${app}-1-${proof}`, { kind: 'account', id: app }],
    ['of an app, a stable one', `s-${app}-zz-${proof}`, { kind: 'account', id: app }],
    [
      'of an app, for a platform it authorised',
      `a-wxfedcba9876543210-${app}-m1x2-${proof}`,
      { kind: 'account', id: app },
    ],
    ['of a third-party platform', `c-${app}-m1x2-${proof}`, { kind: 'platform', id: app }],
    [
      'of an agent of a corp',
      `ww0123456789abcdef-1000002-${proof}`,
      { kind: 'agent', id: 'ww0123456789abcdef' },
    ],
    ['that nobody gave', 'x', undefined],
    ['that is none', '', undefined],
    ['that only looks like one', `q-${app}-1-${proof}`, undefined],
  ])('%s is told by its form', (_, token, holder) => {
    expect(holderOfToken(token)).toEqual(holder)
  })
})
