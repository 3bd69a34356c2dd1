import { describe, expect, it } from 'vitest'
import { formatPageUrl, parsePageUrl } from './page-url.ts'

describe('a page URL', () => {
  it.each([
    ['is absolute with a slash', '/pages/b/b', 'pages/b/b', {}],
    ['is relative to the page it stands on', '../b/b?k=v', 'pages/b/b', { k: 'v' }],
    ['is relative to the same folder', './c', 'pages/a/c', {}],
    ['may be a name beside the page', 'c', 'pages/a/c', {}],
    ['keeps values as written', '/p?k=a%20b&u=http://x/?y=1', 'p', { k: 'a%20b', u: 'http://x/?y=1' }],
    ['gives keys without value', '/p?k&l=', 'p', { k: '', l: '' }],
    ['drops a key that would change what objects are', '/p?__proto__=1&a=2', 'p', { a: '2' }],
    ['means the page itself when it is only a query', '?k=1', 'pages/a/a', { k: '1' }],
  ])('%s', (_, url, path, query) => {
    expect(parsePageUrl(url, 'pages/a/a')).toEqual({ path, query })
  })

  it('is written as it was read', () => {
    expect(formatPageUrl(parsePageUrl('/pages/a/a?k=v&l=', ''))).toBe('pages/a/a?k=v&l=')
  })
})
