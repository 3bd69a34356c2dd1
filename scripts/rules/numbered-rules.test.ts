import { describe, expect, it } from 'vitest'
import { numbersIn } from './numbered-rules.ts'

describe('the numbers of rules in a text', () => {
  it.each([
    ['an administrator (S19)', ['S19']],
    ['S22–S25, X7', ['S22', 'S23', 'S24', 'S25', 'X7']],
    ['S2, S20', ['S2', 'S20']],
    // A case of an attack, a place, a picture.
    ['RACE-01, AUTH-17, PNGS1x, S1-2', []],
  ])('%j are %j', (text, numbers) => {
    expect([...numbersIn(text)]).toEqual(numbers)
  })
})
