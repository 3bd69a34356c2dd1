import { describe, expect, it } from 'vitest'
import { accept, refuse } from '@maque/base/result.ts'
import { decideLink, matches, parametersOf, parseLink, proofFolderOf, type KeptRule } from './link-rule.ts'

describe('a rule for links', () => {
  it.each([
    ['https://shop.example', accept('https://shop.example/')],
    ['https://shop.example/tea/', accept('https://shop.example/tea/')],
    ['HTTP://SHOP.example/Tea?id=1', accept('http://shop.example/Tea?id=1')],
    ['https://shop.example:8443/tea', accept('https://shop.example:8443/tea')],
    ['https://shop.example/tea?', accept('https://shop.example/tea?')],
    ['ftp://shop.example/', refuse('malformed')],
    ['shop.example', refuse('malformed')],
    ['https://user@shop.example/', refuse('malformed')],
    ['https://shop.example/#top', refuse('malformed')],
    ['https://127.0.0.1/', refuse('malformed')],
    ['https://localhost/', refuse('malformed')],
    ['https://maque.example/tea', refuse('malformed')],
  ])('written %s is %o', (text, outcome) => {
    expect(parseLink(text, ['maque.example'])).toEqual(outcome)
  })

  it.each([
    ['https://shop.example/tea/', 'https://shop.example/tea/'],
    ['https://shop.example/tea/green', 'https://shop.example/tea/'],
    ['https://shop.example/tea', 'https://shop.example/'],
    ['https://shop.example/tea?id=1', 'https://shop.example/'],
  ])('%s has its proof file in %s', (rule, folder) => {
    expect(proofFolderOf(rule)).toBe(folder)
  })

  it.each([
    // The same scheme and host.
    ['https://shop.example/', 'https://shop.example/', true],
    ['https://shop.example/', 'http://shop.example/', false],
    ['https://shop.example/', 'https://www.shop.example/', false],
    ['https://shop.example/', 'https://shop.example:8443/', false],
    ['https://shop.example/', 'https://shop.example.evil.example/', false],
    // All below it, when it ends in a slash.
    ['https://shop.example/a/', 'https://shop.example/a/123', true],
    ['https://shop.example/a/', 'https://shop.example/a/b/c?d=e', true],
    ['https://shop.example/a/', 'https://shop.example/a', false],
    ['https://shop.example/a/', 'https://shop.example/ab/', false],
    ['https://shop.example/a', 'https://shop.example/a', true],
    ['https://shop.example/a', 'https://shop.example/a?id=1', true],
    ['https://shop.example/a', 'https://shop.example/a/', false],
    ['https://shop.example/a', 'https://shop.example/ab', false],
    // Parameters begin as the rule says.
    ['https://shop.example/a?id=12', 'https://shop.example/a?id=12', true],
    ['https://shop.example/a?id=12', 'https://shop.example/a?id=123', true],
    ['https://shop.example/a?id=12', 'https://shop.example/a?id=1', false],
    ['https://shop.example/a?id=12', 'https://shop.example/a?x=1&id=12', false],
    ['https://shop.example/a?', 'https://shop.example/a?anything', true],
    ['https://shop.example/a?', 'https://shop.example/a', false],
    // Case counts.
    ['https://shop.example/Tea', 'https://shop.example/tea', false],
  ])('%s and %s: %s', (prefix, link, outcome) => {
    expect(matches({ prefix, ignoresCase: false }, link)).toBe(outcome)
  })

  it('may say that case does not count', () => {
    const rule = { prefix: 'https://shop.example/Tea?Id=', ignoresCase: true }
    expect(matches(rule, 'https://shop.example/TEA?ID=1')).toBe(true)
    expect(matches(rule, 'https://shop.example/coffee?id=1')).toBe(false)
  })
})

const rule = (prefix: string, more: Partial<KeptRule> = {}): KeptRule => ({
  prefix: `https://shop.example${prefix}`,
  appId: 'wx1',
  path: 'pages/tea',
  ignoresCase: false,
  isPublished: true,
  testLinks: [],
  testVersion: 'trial',
  ...more,
})
const LINK = 'https://shop.example/a/b?id=1'
const opened = (appId: string, path = 'pages/tea', version = 'release') => ({ appId, path, version })

describe('a scanned link', () => {
  it.each([
    ['opens nothing without a rule', [], undefined],
    ['opens nothing when no rule matches', [rule('/x/')], undefined],
    ['opens the page of its rule', [rule('/a/')], opened('wx1')],
    ['goes by the longest rule', [rule('/a/'), rule('/a/b', { appId: 'wx2' }), rule('/')], opened('wx2')],
    ['opens nothing when its rule is not published', [rule('/a/', { isPublished: false })], undefined],
    [
      'opens nothing when the longest rule is not published, though a shorter one is',
      [rule('/a/'), rule('/a/b', { isPublished: false })],
      undefined,
    ],
    [
      'that is under test opens for members what the rule says',
      [rule('/a/', { isPublished: false, testLinks: [LINK], appId: 'wxMine' })],
      opened('wxMine', 'pages/tea', 'trial'),
    ],
    [
      'that is under test opens nothing else for others',
      [rule('/a/', { isPublished: false, testLinks: [LINK] })],
      undefined,
    ],
    [
      'that is under test opens what is online for others, where the rule is published',
      [rule('/a/', { testLinks: [LINK] })],
      opened('wx1'),
    ],
    [
      'is no test link because it begins like one',
      [rule('/a/', { isPublished: false, testLinks: ['https://shop.example/a/b?id='], appId: 'wxMine' })],
      undefined,
    ],
  ])('%s', (_, rules, outcome) => {
    expect(decideLink(LINK, rules, (appId) => appId === 'wxMine')).toEqual(outcome)
  })

  it('is told to the page encoded, with the moment', () => {
    // Pages are given parameters as they were sent, and decode them: once, as with WeChat.
    const [, q = ''] = /^q=([^&]*)&scancode_time=1700000000$/.exec(parametersOf(LINK, 1_700_000_000)) ?? []
    expect(decodeURIComponent(q)).toBe(LINK)
  })
})
