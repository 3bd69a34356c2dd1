import { describe, expect, it, vi } from 'vitest'
import { accept, refuse } from '@maque/base/result.ts'
import { createAppUser } from './app-user.ts'
import { createPlayerPlatform } from './player-platform.ts'

const asked: string[] = []

/** The platform answers so to everything. */
function openOn(status: number, answer: object) {
  asked.length = 0
  const onNobody = vi.fn()
  const user = createAppUser({
    appId: 'wx1',
    connection: {
      origin: 'http://platform.test',
      async fetch(request) {
        asked.push(`${request.method} ${new URL(request.url).pathname}`)
        return Response.json(answer, { status })
      },
    },
    onNobody,
  })
  const newer = { hasNewer: () => false, whenNewest: async () => false, takeNewest: () => undefined }
  return { platform: createPlayerPlatform({ appId: 'wx1' }, newer, user), onNobody }
}

const problem = (code: string) => ({ code, message: { zh: '', en: '' } })

describe('somebody who is not signed in', () => {
  it('is signed in to no app, and is offered to sign in (AUTH-23)', async () => {
    const { platform, onNobody } = openOn(401, problem('not-signed-in'))
    expect(await platform.login()).toEqual(refuse('not signed in'))
    expect(await platform.hasSession()).toBe(false)
    expect(await platform.userData('zh_CN')).toEqual(refuse('not signed in'))
    expect(await platform.phone()).toEqual(refuse('not signed in'))
    expect(onNobody).toHaveBeenCalledTimes(4)
  })
})

describe('an app in the player', () => {
  it('is handed a code that the platform made, asked for by the window alone', async () => {
    const { platform, onNobody } = openOn(200, { code: 'c1' })
    expect(await platform.login()).toEqual(accept('c1'))
    expect(asked).toEqual(['POST /api/opened-apps/wx1/login'])
    expect(onNobody).not.toHaveBeenCalled()
  })

  it.each([
    [403, 'phone-not-offered', 'no permission'],
    [409, 'no-phone', 'no phone number'],
    [404, 'not-found', 'system error'],
  ])('is told in the vendor’s words that there is no phone number: %i %s', async (status, code, reason) => {
    expect(await openOn(status, problem(code)).platform.phone()).toEqual(refuse(reason))
  })
})
