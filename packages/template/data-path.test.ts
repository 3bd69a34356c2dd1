import { describe, expect, it } from 'vitest'
import { parseDataPath, readAt, writeAt, type DataPath } from './data-path.ts'

describe('a data path', () => {
  it.each<[string, DataPath]>([
    ['a', ['a']],
    ['a.b.c', ['a', 'b', 'c']],
    ['a[0]', ['a', 0]],
    ['a[0][12].b', ['a', 0, 12, 'b']],
    ['a[ 0 ].b', ['a', 0, 'b']],
    ['a.[0].b.[1]', ['a', 0, 'b', 1]],
    ['a.0', ['a', '0']],
    ['a-b.中文', ['a-b', '中文']],
    [String.raw`a\.b.c`, ['a.b', 'c']],
    [String.raw`a\[0\]`, ['a[0]']],
    ['[0].a', [0, 'a']],
    ['', ['']],
  ])('is read: %s', (written, path) => {
    expect(parseDataPath(written)).toEqual(path)
  })

  it.each(['a[b]', 'a[', 'a]', 'a[-1]', 'a[1.5]', 'a..b', 'a.[b]'])(
    'that is malformed is one name: %s',
    (written) => {
      expect(parseDataPath(written)).toEqual([written])
    },
  )

  it('gives the same path for the same text', () => {
    expect(parseDataPath('same[1]')).toBe(parseDataPath('same[1]'))
  })

  it.each<[string, Record<string, unknown>, DataPath, Record<string, unknown>]>([
    ['sets a field', {}, ['a'], { a: 1 }],
    ['sets a member of what is there', { a: { x: 0 } }, ['a', 'b'], { a: { x: 0, b: 1 } }],
    ['makes the objects on the way', {}, ['a', 'b', 'c'], { a: { b: { c: 1 } } }],
    ['makes the lists on the way', {}, ['a', 0, 'b'], { a: [{ b: 1 }] }],
    ['replaces plain values on the way', { a: 'text' }, ['a', 'b'], { a: { b: 1 } }],
    ['replaces null on the way', { a: null }, ['a', 'b'], { a: { b: 1 } }],
    ['makes an object of a list that is given a name', { a: [5] }, ['a', 'b'], { a: { b: 1 } }],
    ['takes digits for the number', { a: [5, 6] }, ['a', '1'], { a: [5, 1] }],
    ['goes into no prototype', {}, ['__proto__', 'polluted'], {}],
    ['goes into no prototype of a member', { a: {} }, ['a', '__proto__', 'polluted'], { a: {} }],
    ['that is empty sets nothing', { a: 0 }, [], { a: 0 }],
  ])('%s', (_, target, path, result) => {
    writeAt(target, path, 1)
    expect(target).toEqual(result)
    expect('polluted' in {}).toBe(false)
  })

  it.each<[string, Record<string, unknown>, DataPath, DataPath]>([
    ['itself', { a: { b: 0 } }, ['a', 'b'], ['a', 'b']],
    ['itself where there was nothing', { a: null }, ['a', 'b', 'c'], ['a', 'b', 'c']],
    ['what it replaced', { a: { b: [0] } }, ['a', 'b', 'c', 'd'], ['a', 'b']],
    ['the outermost that it replaced', { a: 'text' }, ['a', 0, 'b'], ['a']],
  ])('tells what it changed: %s', (_, target, path, changed) => {
    expect(writeAt(target, path, 1)).toEqual(changed)
  })

  it.each<[string, unknown, DataPath, unknown]>([
    ['finds a member', { a: [{ b: 1 }] }, ['a', 0, 'b'], 1],
    ['finds all when it is empty', 5, [], 5],
    ['finds nothing below nothing', { a: null }, ['a', 'b', 'c'], undefined],
    ['finds nothing in nothing', undefined, ['a'], undefined],
  ])('%s', (_, source, path, value) => {
    expect(readAt(source, path)).toBe(value)
  })
})
