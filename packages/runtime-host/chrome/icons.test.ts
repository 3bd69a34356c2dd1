import { describe, expect, it } from 'vitest'
import * as icons from './icons.ts'

/** How many numbers each command of a path takes: https://www.w3.org/TR/SVG2/paths.html#PathDataBNF */
const takes: Readonly<Record<string, number>> = { m: 2, l: 2, h: 1, v: 1, c: 6, s: 4, q: 4, t: 2, a: 7, z: 0 }

describe('the path of', () => {
  it.each(Object.entries(icons))('%s has whole commands, and nothing else', (_, path) => {
    const commands = path.match(/[a-z][^a-z]*/gi) ?? []
    expect(commands.join('')).toBe(path)
    for (const [letter = '', ...rest] of commands) {
      const numbers = rest.join('').match(/-?(?:\d+\.?\d*|\.\d+)/g) ?? []
      const each = takes[letter.toLowerCase()] ?? Number.NaN
      const isWhole = each === 0 ? numbers.length === 0 : numbers.length > 0 && numbers.length % each === 0
      expect(isWhole, letter + rest.join('')).toBe(true)
    }
  })
})
