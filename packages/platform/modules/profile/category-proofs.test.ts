import { describe, expect, it } from 'vitest'
import { lackOf } from './category-proofs.ts'

const sets = [['licence'], ['certificate', 'approval'], ['permit', 'contract', 'approval']]
const missing = (...names: readonly string[]) => ({ kind: 'missing', names })

describe('a category that asks for any one of several sets of documents (§2.4)', () => {
  it.each([
    [['licence'], undefined],
    [['certificate', 'approval'], undefined],
    [['approval', 'certificate', 'licence'], undefined],
    [['permit', 'approval', 'contract', 'contract'], undefined],
    [[], missing('licence')],
    [['certificate'], missing('licence')],
    [['permit', 'contract'], missing('licence')],
    [['licence', 'menu'], { kind: 'unknown', name: 'menu' }],
  ] as const)('given %j lacks %j', (names, lack) => {
    expect(
      lackOf(
        sets,
        names.map((proves) => ({ documentId: proves, proves })),
      ),
    ).toEqual(lack)
  })

  it('lacks what is left of the set that is nearly whole', () => {
    const given = [{ documentId: '1', proves: 'a' }]
    expect(
      lackOf(
        [
          ['a', 'b'],
          ['c', 'd', 'e'],
        ],
        given,
      ),
    ).toEqual(missing('b'))
  })

  it('takes whatever there is where nothing is named', () => {
    expect(lackOf([], [])).toBeUndefined()
  })
})
