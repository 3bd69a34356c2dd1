import { describe, expect, it } from 'vitest'
import { MOST_CHAINED, MOST_NESTED, nestingOf } from './nesting.ts'

const nestedTooDeepAt = (text: string): number | undefined => {
  const { isTooDeep, at } = nestingOf(text)
  return isTooDeep ? at : undefined
}

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
    ['conditions', 'a ? 1 : ', '1'],
    ['conditions within conditions', 'a ? ', '1'],
    ['functions', 'a => ', '1'],
    ['assignments', 'a = ', '1'],
    ['powers', 'a ** ', '1'],
    ['`if`', 'if (a) ', 'b()'],
    ['`else if`', 'if (a) b(); else ', 'b()'],
    ['`else if` with blocks', 'if (a) { b(); c() }\nelse ', 'b()'],
    ['`else if` with lists', 'if (a) b, c; else ', 'b()'],
    ['loops', 'for (;;) ', 'b()'],
    ['`while`', 'while (a)\n', 'b()'],
    ['`do`', 'do ', 'b()'],
    ['labels', 'l: ', 'l: b()'],
    ['negations', '!', '1'],
    ['signs', '- ', '1'],
    ['`new`', 'new ', 'A'],
    ['`await` and `typeof`', 'await typeof ', '1'],
    ['classes', 'class extends ', 'A'],
    ['types', 'keyof ', 'b'],
    ['words', 'declare ', 'class A {}'],
    ['words in lines', 'readonly\n', 'b'],
  ])('is nested too deep by %s without brackets', (_, part, end) => {
    expect(nestedTooDeepAt(part.repeat(MOST_NESTED / 2 - 1) + end)).toBeUndefined()
    const at = nestedTooDeepAt(part.repeat(tooMany + 1) + end)
    expect(at).toBeGreaterThanOrEqual(part.length * (MOST_NESTED / 2 - 1))
    expect(at).toBeLessThanOrEqual(part.length * tooMany)
  })

  it.each([' + a', '.a', '[0]', '()', '``', ' && a', ' & a'])('is too deep by a chain of `%s`', (part) => {
    expect(nestedTooDeepAt('x = a' + part.repeat(MOST_CHAINED / 2))).toBeUndefined()
    expect(nestedTooDeepAt('x = a' + part.repeat(MOST_CHAINED + 1))).toBeDefined()
  })

  it.each([
    ['brackets one after the other', '[](){}`${1}`'],
    ['brackets in texts', `'[' + "(" + '\\'[';`],
    ['brackets in templates', '`[({ \\` ${1} [`;'],
    ['brackets in comments', '// [ (\n/* { [ */'],
    ['brackets in regular expressions', 'x = /[[(]\\/\\(/.test(a); return /{/\n'],
    ['texts without an end', `'[\n`],
    ['conditions one after the other', 'x = a ? 1 : 2;'],
    ['conditions in lines', 'x = a ? 1 : 2\n'],
    ['calls in lines', 'x = f()\n'],
    ['conditions in a list', 'a ? 1 : 2, '],
    ['functions in lines', 'x = function () { if (a) b }\n'],
    ['functions in a line', 'function f() { return !a ? b : c }'],
    ['methods', 'a() { return x = 1 } get b() { if (a) c() }'],
    ['fields', 'a: b ? 1 : !2,\n'],
    ['assignments in lines', 'a = b = !c\n'],
    ['`if` after `if`', 'if (a) b(); else c(); if (d) e()\n'],
    ['`if` after `if` in blocks', 'if (a) { b() } else { c() }\n'],
    ['loops after loops', 'for (;;) { a() }\nwhile (a) b();\n'],
    ['`do` after `do`', 'do a(); while (b);'],
    ['cases', 'case 1: a = 1; break\n'],
    ['classes after classes', 'class A extends B {}\n'],
    ['exports', 'export const f = (a) => a\n'],
    ['negations in a sum', '!a + '],
  ])('is not by %s', (_, text) => {
    expect(nestedTooDeepAt(text.repeat(tooMany))).toBeUndefined()
  })
})
