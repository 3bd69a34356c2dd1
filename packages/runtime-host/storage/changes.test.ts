import { describe, expect, it } from 'vitest'
import { isNothing, merge, noChanges, type Changes } from './changes.ts'
import { parseJournal, writeJournal } from './journal.ts'

const changes = (isCleared: boolean, values: Readonly<Record<string, string | null>> = {}): Changes => ({
  isCleared,
  values: new Map(Object.entries(values)),
})

describe('changes', () => {
  it.each([
    [
      'of other keys are both kept',
      changes(false, { a: '1' }),
      changes(false, { b: '2' }),
      changes(false, { a: '1', b: '2' }),
    ],
    [
      'of the same key end with the later one',
      changes(false, { a: '1' }),
      changes(false, { a: null }),
      changes(false, { a: null }),
    ],
    [
      'before a clearing are gone',
      changes(false, { a: '1' }),
      changes(true, { b: '2' }),
      changes(true, { b: '2' }),
    ],
    ['after a clearing come after it', changes(true), changes(false, { b: '2' }), changes(true, { b: '2' })],
  ])('%s', (_, earlier, later, both) => {
    expect(merge(earlier, later)).toEqual(both)
  })

  it('are nothing only without a clearing and a value', () => {
    expect([noChanges, changes(true), changes(false, { a: null })].map(isNothing)).toEqual([
      true,
      false,
      false,
    ])
  })
})

describe('a journal', () => {
  it('gives back what was written into it', () => {
    const kept = changes(true, { a: '"é"', b: null, __proto__x: '1' })
    expect(parseJournal(writeJournal(kept))).toEqual(kept)
  })

  it.each(['', '{}', '[true]', '[1,[]]', '[true,[["a",1]]]', '[true,[["a"]]]'])(
    'that is damaged counts as none: %s',
    (text) => {
      expect(parseJournal(text)).toBeUndefined()
    },
  )
})
