import { describe, expect, it } from 'vitest'
import { LeftPages, type LeftPageStore } from './left-page.ts'

const DAY = 24 * 60 * 60 * 1000

function memory(): LeftPageStore {
  const kept = new Map<string, string>()
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }
}

describe('the page that an app was left on', () => {
  it.each([
    ['is remembered for a day', undefined, DAY, { url: 'a?b=1' }],
    ['is not for longer', undefined, DAY + 1, undefined],
    ['keeps what the page saved', { data: { n: [1] } }, DAY, { url: 'a?b=1', exitState: { n: [1] } }],
    ['keeps it as long as the page says', { data: 1, expireTimeStamp: 5 }, 5, { url: 'a?b=1', exitState: 1 }],
    ['is forgotten with it', { data: 1, expireTimeStamp: 5 }, 6, undefined],
    ['saves nothing of what is no state', 'text', 0, { url: 'a?b=1' }],
  ])('%s', (_, saved, later, found) => {
    let now = 0
    const pages = new LeftPages(memory(), 'app/me', () => now)
    pages.leave('a?b=1', saved)
    now = later
    expect(pages.read()).toEqual(found)
  })

  it('is one’s own, and can be forgotten', () => {
    const store = memory()
    const mine = new LeftPages(store, 'app/me', () => 0)
    const yours = new LeftPages(store, 'app/you', () => 0)
    mine.leave('a')
    yours.leave('b')
    mine.forget()
    expect([mine.read(), yours.read()]).toEqual([undefined, { url: 'b' }])
  })

  it('is not remembered where nothing can be stored', () => {
    const full: LeftPageStore = {
      getItem: () => '{',
      setItem: () => {
        throw new Error('full')
      },
      removeItem: () => undefined,
    }
    for (const store of [undefined, full]) {
      const pages = new LeftPages(store, 'app/me', () => 0)
      pages.leave('a')
      pages.forget()
      expect(pages.read()).toBeUndefined()
    }
  })
})
