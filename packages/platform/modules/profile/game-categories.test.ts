import { describe, expect, it } from 'vitest'
import { accept, refuse } from '@maque/base/result.ts'
import { decideGame, gamesOf, isGameCategory } from './game-categories.ts'

const casual = 35001
const action = 35002
const culture = 35007
const service = 14006
const stays = refuse('game-stays')

describe('a category of games (§2.4, §2.17)', () => {
  it.each([
    ['is the first that a new app chooses', casual, [], false, accept({ replaces: undefined })],
    ['is chosen beside no service', casual, [service], false, stays],
    ['is not chosen by a service that came online and has none left', casual, [], true, stays],
    ['lets no service beside it', service, [casual], false, stays],
    ['leaves services alone', service, [14001], true, accept({ replaces: undefined })],
    [
      'is changed for another before the first release',
      action,
      [casual],
      false,
      accept({ replaces: casual }),
    ],
    ['is not changed after it', action, [casual], true, stays],
    ['that never changes is not changed before it either', casual, [culture], false, stays],
    ['is chosen once', casual, [casual], false, stays],
  ])('%s', (_, wanted, chosen, wasEverOnline, outcome) => {
    expect(decideGame({ wanted, chosen, wasEverOnline })).toEqual(outcome)
  })

  it('is for individuals too, but for three of them', () => {
    const of = (subject: 'individual' | 'organisation') => gamesOf(subject).second.map(({ name }) => name)
    expect(of('organisation').filter((name) => !of('individual').includes(name))).toEqual([
      '角色',
      '牌类',
      '文化互动',
    ])
    expect([isGameCategory(casual), isGameCategory(service)]).toEqual([true, false])
  })
})
