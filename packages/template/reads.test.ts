import { describe, expect, it } from 'vitest'
import { parseExpression } from '@maque/compiler/parse/expression/parse-expression.ts'
import type { Expression } from '@maque/protocol/bundle/expression.ts'
import { ChangeTree, type Changes } from './changes.ts'
import { changesOfRead, exactPathOf, isTouched, readsOf, type Read } from './reads.ts'

function expressionOf(written: string): Expression {
  const parsed = parseExpression(written, 0, written.length)
  if (!parsed.ok) throw new Error(`expected ${parsed.refusal.expected} at ${parsed.refusal.offset}`)
  return parsed.value
}

function shown(read: Read): string {
  return [read.from === 'data' ? read.name : `$${read.slot}`, ...read.path].join('.')
}

describe('an expression', () => {
  it.each([
    ['1 + "a"', []],
    ['a', ['a']],
    ['a.b.c', ['a.b.c']],
    ['a[0].b', ['a.0.b']],
    ['a["b c"]', ['a.b c']],
    ['a[b].c', ['a', 'b']],
    ['a.b[c.d].e', ['a.b', 'c.d']],
    ['a.length', ['a']],
    ['a.b.length', ['a.b']],
    ['a.length.x', ['a']],
    ['!a.b', ['a.b']],
    ['a + b * c', ['a', 'b', 'c']],
    ['a && b || c', ['a', 'b', 'c']],
    ['a ? b : c', ['a', 'b', 'c']],
    ['{x: a, ...b}', ['a', 'b']],
    ['[a, ...b.c]', ['a', 'b.c']],
    ['m.f(a, b.c)', ['m.f', 'a', 'b.c']],
    ['`${a} and ${b}`', ['a', 'b']],
    ['(a || b).c', ['a', 'b']],
  ])('reads what it names: %s', (written, reads) => {
    expect(readsOf(expressionOf(written)).map(shown)).toEqual(reads)
  })

  it('reads loop variables by their place', () => {
    expect(readsOf(['get', ['local', 2], 'id']).map(shown)).toEqual(['$2.id'])
  })

  it.each([
    ['a', 'a'],
    ['a.b[1]', 'a.b.1'],
    ['a.length', undefined],
    ['a.length.b', undefined],
    ['a[b]', undefined],
    ['a + 1', undefined],
    ['a || b', undefined],
    ['"a"', undefined],
  ])('is itself a path, or not: %s', (written, path) => {
    const found = exactPathOf(expressionOf(written))
    expect(found && shown(found)).toBe(path)
  })
})

describe('a read', () => {
  const changed = (...paths: readonly (readonly (string | number)[])[]): Changes => {
    const tree = new ChangeTree()
    for (const path of paths) tree.add(path)
    return tree.root
  }
  const data: Read = { from: 'data', name: 'a', path: ['b', 0] }
  const local: Read = { from: 'local', slot: 1, path: ['b'] }

  it.each([
    ['is not touched by another field', data, { data: changed(['x']), locals: [] }, undefined],
    ['is not touched by a member beside it', data, { data: changed(['a', 'c']), locals: [] }, undefined],
    ['is touched by the value itself', data, { data: changed(['a', 'b', 0]), locals: [] }, true],
    ['is touched by what is above it', data, { data: changed(['a']), locals: [] }, true],
    [
      'is touched by what is below it',
      data,
      { data: changed(['a', 'b', 0, 'c']), locals: [] },
      new Map([['c', true]]),
    ],
    ['is touched when all data is new', data, { data: true, locals: [] }, true],
    ['is not touched when no data is', data, { data: undefined, locals: [true, true] }, undefined],
    ['of a loop variable is not touched by data', local, { data: true, locals: [] }, undefined],
    [
      'of a loop variable is not touched by another one',
      local,
      { data: undefined, locals: [true] },
      undefined,
    ],
    [
      'of a loop variable is touched by a new item',
      local,
      { data: undefined, locals: [undefined, true] },
      true,
    ],
    [
      'of a loop variable is touched by a member of the item',
      local,
      { data: undefined, locals: [undefined, changed(['b', 'c'])] },
      new Map([['c', true]]),
    ],
  ] as const)('%s', (_, read, changes, expected) => {
    expect(changesOfRead(read, changes)).toEqual(expected)
    expect(isTouched([read], changes)).toBe(expected !== undefined)
  })
})
