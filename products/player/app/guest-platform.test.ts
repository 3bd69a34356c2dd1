import { describe, expect, it, vi } from 'vitest'
import { refuse } from '@maque/base/result.ts'
import { createGuestPlatform } from './guest-platform.ts'

describe('a guest', () => {
  it('signs in to no app, and is made known to none by trying (AUTH-23)', async () => {
    const asked = vi.spyOn(globalThis, 'fetch')
    const platform = createGuestPlatform(
      { appId: 'wx1' },
      { hasNewer: () => false, whenNewest: async () => false, takeNewest: () => undefined },
    )
    expect(await platform.login()).toEqual(refuse('not supported'))
    expect(await platform.hasSession()).toBe(false)
    expect(await platform.profile()).toEqual(refuse('not supported'))
    expect(asked).not.toHaveBeenCalled()
    asked.mockRestore()
  })
})
