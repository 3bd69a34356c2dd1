import { describe, expect, it } from 'vitest'
import { parseExpression } from '@maque/compiler/parse/expression/parse-expression.ts'
import type { Expression } from '@maque/protocol/bundle/expression.ts'
import { compileExpression, type Fields } from './evaluate.ts'

function valueOf(written: string, data: Fields = {}): unknown {
  const parsed = parseExpression(written, 0, written.length)
  if (!parsed.ok) throw new Error(`expected ${parsed.refusal.expected} at ${parsed.refusal.offset}`)
  return compileExpression(parsed.value, { moduleOf: () => undefined, report: () => {} })(data, [])
}

describe('a placed expression', () => {
  it('is undefined and told with its place when an operator meets what it has no meaning for', () => {
    const reports: unknown[] = []
    const evaluate = compileExpression(
      [
        'join',
        [
          ['lit', 'n='],
          ['placed', ['binary', '*', ['data', 'n'], ['lit', 2]], 'a.wxml:3:7'],
        ],
      ],
      {
        moduleOf: () => undefined,
        report: (error, where) => void reports.push([error instanceof TypeError, where]),
      },
    )
    expect(evaluate({ n: 2 }, [])).toBe('n=4')
    expect(evaluate({ n: 2n }, [])).toBe('n=')
    expect(reports).toEqual([[true, 'a.wxml:3:7']])
  })
})

describe('an expression', () => {
  it.each([
    ['a.b', { a: { b: 1 } }, 1],
    ['a.b.c', {}, undefined],
    ['a["b"]', { a: { b: 1 } }, 1],
    ['a[b[0]]', { a: [5, 6], b: [1] }, 6],
    ['a ? b : c', { a: 0, b: 1, c: 2 }, 2],
    ['a ? b ? 1 : 2 : 3', { a: 1, b: 0 }, 2],
    ['a || b && c', { a: 0, b: 1, c: 2 }, 2],
    ['!a', { a: 0 }, true],
    ['a + b + "px"', { a: 1, b: 2 }, '3px'],
    ['-a * 2 - -3', { a: 1 }, 1],
    ['2 ** 3 ** 2', {}, 512],
    ['a == "1"', { a: 1 }, true],
    ['a === "1"', { a: 1 }, false],
    ['typeof a', { a: 1 }, 'number'],
    ['"b" in a', { a: { b: 0 } }, true],
    ['a: 1, ...b, c', { b: { d: 2 }, c: 3 }, { a: 1, d: 2, c: 3 }],
    ['[a, ...b]', { a: 1, b: [2, 3] }, [1, 2, 3]],
    ['`${a}px`', { a: 3 }, '3px'],
    ['a ?? 4', { a: null }, 4],
    ['a?.b', {}, undefined],
    ['name.length', { name: '麻雀' }, 2],
    ['a.constructor', { a: { constructor: 'x' } }, 'x'],
  ])('%s', (written, data: Fields, value) => {
    expect(valueOf(written, data)).toEqual(value)
  })

  it('goes on without a WXS function that fails, and without one that is not there', () => {
    const told: string[] = []
    const fail = (): never => {
      throw new Error('no')
    }
    const call: Expression = ['call', ['get', ['module', 'm'], 'fail'], []]
    const missing: Expression = ['call', ['get', ['module', 'm'], 'missing'], []]
    const evaluate = compileExpression(
      ['array', [['join', [['lit', 'x'], call, ['lit', 'y']]], ['binary', '+', ['lit', 'x'], call], missing]],
      { moduleOf: () => ({ fail }), report: (error, where) => told.push(`${where}: ${String(error)}`) },
    )
    expect(evaluate({}, [])).toEqual(['xy', 'xundefined', undefined])
    expect(told).toEqual(['a WXS function: Error: no', 'a WXS function: Error: no'])
  })

  it('goes on without a WXS module that fails', () => {
    const told: string[] = []
    const moduleOf = (): never => {
      throw new Error('no')
    }
    const evaluate = compileExpression(
      ['logical', '||', ['call', ['get', ['module', 'a.wxs'], 'f'], []], ['lit', 2]],
      { moduleOf, report: (_, where) => told.push(where) },
    )
    expect(evaluate({}, [])).toBe(2)
    expect(told).toEqual(['the WXS module a.wxs'])
  })

  it.each([
    'a.constructor',
    'a["constructor"]',
    'a[["constructor"]]',
    'a["const" + "ructor"]',
    'a.__proto__',
    'a[["__proto__"]]',
    'f.constructor("return 1")()',
    'f[["constructor"]]("return 1")()',
    'f.__lookupGetter__("__proto__").call(f).constructor("return 1")()',
    'a.map.constructor("return 1")()',
    '"".constructor',
    'f.prototype',
  ])('does not lead out of the data: %s', (written) => {
    expect(valueOf(written, { a: [], f: function called() {} })).toBe(undefined)
  })
})
