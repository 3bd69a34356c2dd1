import { describe, expect, it } from 'vitest'
import { mergeExt } from './merge-ext.ts'

const APP_ID = 'wx0123456789abcdef'

const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value))
const template = new Map([
  [
    'app.json',
    bytes({
      pages: ['pages/a', 'pages/b'],
      subPackages: [{ root: 'more', pages: ['c'] }],
      window: { navigationBarTitleText: '模板', backgroundColor: '#fff' },
      tabBar: { color: '#000', list: [{ pagePath: 'pages/a' }, { pagePath: 'pages/b' }] },
    }),
  ],
  ['pages/a.json', bytes({ usingComponents: { x: '/x' }, navigationBarTitleText: 'A' })],
  ['ext.json', bytes({ extEnable: true })],
  ['app.js', bytes('')],
])

const merge = (ext: unknown) =>
  mergeExt(template, typeof ext === 'string' ? ext : JSON.stringify(ext), APP_ID)

function merged(ext: object, file = 'app.json'): unknown {
  const result = merge(ext)
  if (!result.ok) throw new Error(result.refusal.reason)
  const found = result.value.get(file)
  return found && JSON.parse(new TextDecoder().decode(found))
}

describe('ext_json of a commit', () => {
  it.each([
    [
      'adds to the window and takes the place of what is there',
      { window: { navigationBarTitleText: '一店', backgroundTextStyle: 'dark' } },
      {
        window: { navigationBarTitleText: '一店', backgroundTextStyle: 'dark', backgroundColor: '#fff' },
      },
    ],
    ['takes the place of all pages', { pages: ['pages/b', 'pages/a'] }, { pages: ['pages/b', 'pages/a'] }],
    [
      'takes the place of all tabs and leaves their colour',
      { tabBar: { list: [{ pagePath: 'pages/b' }] } },
      { tabBar: { color: '#000', list: [{ pagePath: 'pages/b' }] } },
    ],
    ['leaves a template as it is when it says nothing', {}, { pages: ['pages/a', 'pages/b'] }],
    [
      'may name the app it is for',
      { extAppid: APP_ID, extEnable: true, directCommit: true },
      { pages: ['pages/a', 'pages/b'] },
    ],
  ])('%s', (_, ext, outcome) => {
    const app = merged(ext)
    expect(app).toMatchObject(outcome)
    expect(app).not.toHaveProperty('extAppid')
    expect(app).not.toHaveProperty('extEnable')
  })

  it('adds to the settings of pages, of subpackages too', () => {
    const ext = {
      extPages: { 'pages/a': { navigationBarTitleText: 'B' }, 'more/c': { disableScroll: true } },
    }
    expect(merged(ext, 'pages/a.json')).toEqual({ usingComponents: { x: '/x' }, navigationBarTitleText: 'B' })
    expect(merged(ext, 'more/c.json')).toEqual({ disableScroll: true })
  })

  it('leaves in ext.json what the app reads, and nothing of the template’s own', () => {
    expect(merged({ ext: { name: '一店' } }, 'ext.json')).toEqual({
      extEnable: true,
      extAppid: APP_ID,
      ext: { name: '一店' },
    })
    expect(merged({}, 'ext.json')).toBeUndefined()
  })

  it('makes no prototype of what it says', () => {
    const result = merge('{"ext":{"__proto__":{"x":1}},"__proto__":{"polluted":1}}')
    expect(result.ok).toBe(true)
    expect({}).not.toHaveProperty('polluted')
  })

  it.each([
    ['what is no JSON', '{', { reason: 'not-an-object' }],
    ['a list', '[]', { reason: 'not-an-object' }],
    ['an ext that is none', { ext: [] }, { reason: 'not-an-object' }],
    ['what is for another app', { extAppid: 'wxanother' }, { reason: 'other-app' }],
    ['no pages at all', { pages: [] }, { reason: 'no-pages' }],
    [
      'a page that is not there',
      { extPages: { 'pages/z': {} } },
      { reason: 'page-missing', page: 'pages/z' },
    ],
    [
      'a tab that is no page',
      { tabBar: { list: [{ pagePath: 'pages/z' }] } },
      { reason: 'tab-missing', page: 'pages/z' },
    ],
  ])('refuses %s', (_, ext, refusal) => {
    expect(merge(ext)).toEqual({ ok: false, refusal })
  })
})
