import { describe, expect, it } from 'vitest'
import { MOST_NESTED, nestedTooDeepAt } from './nesting.ts'

const nested = (open: string, close: string, depth: number): string =>
  open.repeat(depth) + '1' + close.repeat(depth)
const tooMany = MOST_NESTED + 1

describe('a script', () => {
  it.each([
    ['brackets', '[', ']'],
    ['blocks', '{', '}'],
    ['objects', '({ a: ', '})'],
    ['templates', '`${', '}`'],
    ['brackets between comments', '[/* ] */', ']'],
    ['brackets between divisions', '[a / ', '/ b]'],
  ])('is nested too deep by %s one beyond the measure, at that one', (_, open, close) => {
    const each = open.match(/[([{]/g)?.length ?? 1
    const most = Math.floor(MOST_NESTED / each)
    expect(nestedTooDeepAt(nested(open, close, most))).toBeUndefined()
    const at = nestedTooDeepAt(nested(open, close, most + 1))
    expect(at).toBeGreaterThanOrEqual(open.length * most)
    expect(at).toBeLessThan(open.length * (most + 1))
  })

  it.each([
    ['brackets one after the other', '[](){}`${1}`'],
    ['brackets in texts', `'[' + "(" + '\\'[';`],
    ['brackets in templates', '`[({ \\` ${1} [`;'],
    ['brackets in comments', '// [ (\n/* { [ */'],
    ['brackets in regular expressions', 'x = /[[(]\\/\\(/.test(a); return /{/\n'],
    ['texts without an end', `'[\n`],
  ])('is not by %s', (_, text) => {
    expect(nestedTooDeepAt(text.repeat(tooMany))).toBeUndefined()
  })
})
