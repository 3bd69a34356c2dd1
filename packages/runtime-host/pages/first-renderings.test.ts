import { describe, expect, it } from 'vitest'
import { FirstRenderings, type FirstRenderingStore } from './first-renderings.ts'

function memory(): FirstRenderingStore & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>()
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }
}
const open = (store: FirstRenderingStore | undefined, version = '1'): FirstRenderings =>
  new FirstRenderings(store, { owner: 'app/me', version })

describe('first renderings of an app', () => {
  it('are there at the next start of the same version, and of no other', () => {
    const store = memory()
    open(store).keep('a', 'drawn a')
    expect([open(store).read('a'), open(store).read('b'), open(store, '2').read('a')]).toEqual([
      'drawn a',
      undefined,
      undefined,
    ])
    open(store, '2').keep('b', 'drawn b')
    expect(open(store).read('a')).toBeUndefined()
  })

  it('are of the four pages that were kept last', () => {
    const pages = open(memory())
    for (const path of ['a', 'b', 'c', 'd', 'a', 'e']) pages.keep(path, `drawn ${path}`)
    expect(['a', 'b', 'c', 'd', 'e'].filter((path) => pages.read(path))).toEqual(['a', 'c', 'd', 'e'])
  })

  it.each([
    ['is as long as allowed', 'x'.repeat(131_072), true],
    ['is longer', 'x'.repeat(131_073), false],
    ['is no text', { t: 1 }, false],
    ['is none', undefined, false],
  ])('are replaced, or gone where the new one %s', (_, transaction, isKept) => {
    const store = memory()
    const pages = open(store)
    pages.keep('a', 'old')
    pages.keep('a', transaction)
    expect(pages.read('a')).toBe(isKept ? transaction : undefined)
    expect(store.kept.size).toBe(isKept ? 1 : 0)
  })

  it('are not there where nothing can be stored, or what is stored is broken', () => {
    const pages = open(undefined)
    pages.keep('a', 'drawn')
    expect(pages.read('a')).toBeUndefined()
    const store = memory()
    for (const broken of ['{', '{"version":"1","pages":7}', '[]']) {
      store.setItem('maque-first/app/me', broken)
      expect(open(store).read('a')).toBeUndefined()
    }
  })
})
