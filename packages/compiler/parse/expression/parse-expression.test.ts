import { runInNewContext } from 'node:vm'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileExpression } from '@maque/template/evaluate.ts'
import { parseExpression } from './parse-expression.ts'
import { findMustacheEnd } from './mustache.ts'

describe('an expression', () => {
  it.each([
    ['nothing at all', '', ['lit', '']],
    ['blanks', ' \n ', ['lit', '']],
    ['comments', '/* a */ a /* b */. /**/ b', ['get', ['data', 'a'], 'b']],
    ['a name', ' a ', ['data', 'a']],
    ['a name in Chinese', '名字', ['data', '名字']],
    [
      'words of the language',
      '[true, false, null, undefined]',
      ['array', [['lit', true], ['lit', false], ['lit', null], ['undefined']]],
    ],
    [
      'a name that begins like a word',
      'trueish + typeofs',
      ['binary', '+', ['data', 'trueish'], ['data', 'typeofs']],
    ],
    ['a member that is a word', 'a.in.true', ['get', ['get', ['data', 'a'], 'in'], 'true']],
    ['a member that is a number', 'a.0', ['get', ['data', 'a'], '0']],
    ['a negative number', '-1.5e3', ['lit', -1500]],
    ['a hexadecimal number', '0xFf', ['lit', 255]],
    [
      'an octal number',
      '[010, 0, 08]',
      [
        'array',
        [
          ['lit', 8],
          ['lit', 0],
          ['lit', 8],
        ],
      ],
    ],
    ['escapes', String.raw`'\n\x41\u{1F600}\u9ebb\'\q'`, ['lit', "\nA😀麻'q"]],
    [
      'fields alone',
      'a, b',
      [
        'object',
        [
          ['a', ['data', 'a']],
          ['b', ['data', 'b']],
        ],
      ],
    ],
    ['a spread alone', '...a', ['object', [['...', ['data', 'a'], 'spread']]]],
    [
      'fields with a comma at the end',
      "a: 1, 'b-c': 2,",
      [
        'object',
        [
          ['a', ['lit', 1]],
          ['b-c', ['lit', 2]],
        ],
      ],
    ],
    [
      'a choice that looks like a field',
      'a ? b : c',
      ['choose', ['data', 'a'], ['data', 'b'], ['data', 'c']],
    ],
    ['a fraction after a question', 'a?.5:1', ['choose', ['data', 'a'], ['lit', 0.5], ['lit', 1]]],
    ['an optional member', 'a?.b?.[c]', ['at', ['get', ['data', 'a'], 'b'], ['data', 'c']]],
    [
      'entities for operators',
      'a &lt;= b &amp;&amp; c &gt; &quot;d&quot;',
      [
        'logical',
        '&&',
        ['binary', '<=', ['data', 'a'], ['data', 'b']],
        ['binary', '>', ['data', 'c'], ['lit', 'd']],
      ],
    ],
    [
      'a template literal in a template literal',
      '`a${`b${c}`}`',
      [
        'join',
        [
          ['lit', 'a'],
          [
            'join',
            [
              ['lit', 'b'],
              ['data', 'c'],
            ],
          ],
        ],
      ],
    ],
  ])('is read: %s', (_, written, expression) => {
    expect(parseExpression(written, 0, written.length)).toEqual({ ok: true, value: expression })
  })

  it.each([
    ['something left over', 'a b', 2],
    ['a missing operand', 'a + ', 4],
    ['an open bracket', 'a[0', 3],
    ['an open string', '"abc', 4],
    ['an assignment', 'a = 1', 2],
    ['a function', '(a) => a', 4],
    ['a unit', '10px', 2],
    ['Chinese punctuation', 'a ？ b', 2],
    ['a field without value', "'a', b", 3],
    ['a bare dot', 'a.', 2],
    ['an open comment', 'a /* b', 3],
    ['a comment to the end of the line', 'a // b', 3],
    ['an open template literal', '`a${b', 5],
  ])('is refused where it goes wrong: %s', (_, written, offset) => {
    expect(parseExpression(written, 0, written.length)).toMatchObject({ ok: false, refusal: { offset } })
  })

  it.each([
    ['parentheses', '('],
    ['lists', '['],
    ['signs', '!'],
    ['objects', '{a:'],
  ])('is refused before it is too deep to evaluate: %s', (_, opening) => {
    const written = opening.repeat(5000)
    expect(parseExpression(written, 0, written.length).ok).toBe(false)
  })

  it.each([
    ['sums', 'a' + '+a'.repeat(5000)],
    ['members', 'a' + '.a'.repeat(5000)],
  ])('is refused before it is too long to evaluate: %s', (_, written) => {
    expect(parseExpression(written, 0, written.length).ok).toBe(false)
  })

  const { expression } = fc.letrec<{ expression: string; operand: string }>((tie) => ({
    operand: fc.oneof(
      { maxDepth: 5 },
      fc.constantFrom(
        'a',
        'b',
        'o.x',
        'o["y"]',
        'l[1]',
        'l.length',
        '0',
        '1.5',
        "'s'",
        '""',
        'true',
        'null',
        '`t${a}`',
      ),
      tie('expression').map((inner) => `(${inner})`),
      tie('operand').map((inner) => `!${inner}`),
      tie('operand').map((inner) => `- ${inner}`),
      tie('operand').map((inner) => `typeof ${inner}`),
      tie('expression').map((inner) => `[${inner}, ${inner}].length`),
      tie('expression').map((inner) => `({ k: ${inner} }).k`),
    ),
    expression: fc.oneof(
      { maxDepth: 5 },
      tie('operand'),
      fc
        .tuple(
          tie('operand'),
          fc.constantFrom(
            '+',
            '-',
            '*',
            '/',
            '%',
            '<',
            '>=',
            '==',
            '!=',
            '===',
            '!==',
            '&&',
            '||',
            '&',
            '|',
            '^',
            '<<',
            '>>',
            '>>>',
          ),
          tie('expression'),
        )
        .map(([left, operator, right]) => `${left} ${operator} ${right}`),
      fc.tuple(tie('operand'), tie('expression'), tie('expression')).map(([a, b, c]) => `${a} ? ${b} : ${c}`),
    ),
  }))

  it('means what it means in JavaScript', () => {
    const data = { a: 3, b: '', o: { x: -1, y: 'text' }, l: [4, 5] }
    fc.assert(
      fc.property(expression, (written) => {
        const parsed = parseExpression(written, 0, written.length)
        if (!parsed.ok) throw new Error(`${written}: expected ${parsed.refusal.expected.en}`)
        const value = compileExpression(parsed.value, { moduleOf: () => undefined, report: () => {} })(
          data,
          [],
        )
        expect(value, written).toEqual(runInNewContext(written, { ...data }))
      }),
      { numRuns: 500 },
    )
  })
})

describe('the end of a mustache', () => {
  it.each([
    ['is the first }}', 'a }} b }}', 2],
    ['is after the braces of objects', ' {a: {b: 1}} }} }}', 13],
    ['is right after an object', '{a:1}}}', 5],
    ['is not in a string', '"}}" }}', 5],
    ['is the first }} when quotes do not match', " it's }} that's", 6],
    ['is nowhere', 'a }', -1],
  ])('%s', (_, text, end) => {
    expect(findMustacheEnd(text, 0, text.length)).toBe(end)
  })
})
