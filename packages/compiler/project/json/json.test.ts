import { describe, expect, it } from 'vitest'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { SourceText } from '../../diagnostics/source-text.ts'
import { locateInJson } from './locate-in-json.ts'
import { parseJsonObject } from './parse-json.ts'

function read(text: string): { readonly value: unknown; readonly said: readonly string[] } {
  const diagnostics: Diagnostic[] = []
  const value = parseJsonObject(new SourceText('a.json', text), (diagnostic) => diagnostics.push(diagnostic))
  return { value, said: diagnostics.map(({ code, start }) => `${code} ${start.line}:${start.column}`) }
}

describe('a JSON file', () => {
  it.each([
    ['is read as it is', '{"a":[1,2]}', { a: [1, 2] }, []],
    ['may have comments', '{ // one\n "a": 1 /* two */ }', { a: 1 }, ['json/loose 1:3']],
    ['may have trailing commas', '{"a":[1,],\n}', { a: [1] }, ['json/loose 1:8']],
    [
      'may have a comment after its last comma',
      '{"a":1, // end\n}',
      { a: 1 },
      ['json/loose 1:9', 'json/loose 1:7'],
    ],
    ['may begin with a byte order mark', '\uFEFF{"a":1}', { a: 1 }, ['json/loose 1:1']],
    [
      'keeps what looks like a comment in its texts',
      '{"a":"http://x/*","b":",}",}',
      { a: 'http://x/*', b: ',}' },
      ['json/loose 1:27'],
    ],
    ['may be empty', '', {}, []],
    ['is taken as empty when it is a list', '[]', {}, ['json/not-an-object 1:1']],
    ['is taken as empty when it cannot be read', '{"a":\n  b}', {}, ['json/unreadable 2:3']],
    ['is taken as empty when it ends too early', '{"a":1', {}, ['json/unreadable 1:7']],
  ])('%s', (_, text, value, said) => {
    expect(read(text)).toEqual({ value, said: expect.arrayContaining(said) })
    expect(read(text).said).toHaveLength(said.length)
  })

  it('cannot change what objects inherit', () => {
    const { value } = read('{"__proto__":{"polluted":true},}')
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
  })
})

describe('a place in a JSON file', () => {
  const text = '{ // pages\n "pages": ["a", "b"], "window": {"x": {"y": 1}}, "pages2": []}'

  it.each([
    ['is a member', ['window'], '{"x": {"y": 1}}'],
    ['is an entry of a list', ['pages', 1], '"b"'],
    ['is a member of a member', ['window', 'x', 'y'], '1'],
    ['is as near as can be when the path leads nowhere', ['pages', 7], '["a", "b"]'],
  ])('%s', (_, path, found) => {
    expect(text.slice(...locateInJson(text, path))).toBe(found)
  })
})
