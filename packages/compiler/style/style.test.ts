import { describe, expect, it } from 'vitest'
import { STYLE_SCOPE } from '@maque/protocol/bundle/manifest.ts'
import { SourceText } from '../diagnostics/source-text.ts'
import { compileSheet } from './compile-sheet.ts'
import { scopeSelector } from './scope-selector.ts'
import { translateQuery, translateValue } from './translate-value.ts'
import { withLastFont } from './with-last-font.ts'

/** The scope is an unprintable character: read it as `§`. */
function shown(text: string): string {
  return text.replaceAll(STYLE_SCOPE, '§')
}

describe('a selector', () => {
  it.each([
    ['scopes classes', '.a.b', '.§a.§b'],
    ['prefixes tags', 'view, scroll-view > text', 'wx-view, wx-scroll-view > wx-text'],
    ['names the page', 'page', 'wx-page'],
    ['knows no page but this one', 'html, body .a', 'wx-html, wx-body .§a'],
    ['keeps tags that have the prefix', 'wx-swiper .wx-swiper-dots', 'wx-swiper .§wx-swiper-dots'],
    ['leaves ids and attributes', '#a[data-x=".b view"]', '#a[data-x=".b view"]'],
    ['leaves pseudo-elements', '.a::after', '.§a::after'],
    ['scopes what is inside of :not', '.a:not(.b, view)', '.§a:not(.§b, wx-view)'],
    ['leaves the argument of :nth-child', 'view:nth-child(2n+1)', 'wx-view:nth-child(2n+1)'],
    ['scopes a selector after `of`', ':nth-child(2n of .a)', ':nth-child(2n of .§a)'],
    ['names the host', ':host', '[wx-host="§"]'],
    ['names the host where it has a class', ':host(.a) .b', '[wx-host="§"].§a .§b'],
    ['keeps escapes', '.md\\:w-1\\/2', '.§md\\:w-1\\/2'],
    ['keeps names that are not Latin', '.麻雀', '.§麻雀'],
    ['keeps what is nested', '&.a', '&.§a'],
    ['reads an old deep combinator as a blank', '.a >>> .b', '.§a   .§b'],
    ['keeps the star', '* + *', '* + *'],
    ['survives what is not closed', '.a:not(.b[c="', '.§a:not(.§b[c=")'],
  ])('%s', (_, selector, scoped) => {
    expect(shown(scopeSelector(selector, () => {}))).toBe(scoped)
  })

  it('of hostile depth is passed on', () => {
    const hostile = ':not('.repeat(100_000)
    expect(scopeSelector(hostile, () => {})).toBe(hostile)
  })
})

describe('a value', () => {
  it.each([
    [
      'measures rpx by the view',
      'margin: 10rpx -.5rpx',
      'margin: calc(var(--rpx) * 10) min(var(--device-pixel) * -1, calc(var(--rpx) * -0.5))',
    ],
    ['has no calculation for zero', '0rpx', '0px'],
    ['may be a calculation', 'calc(100% - 20rpx)', 'calc(100% - calc(var(--rpx) * 20))'],
    ['takes upper case', '10RPX', 'calc(var(--rpx) * 10)'],
    ['leaves names that look like lengths', 'animation: w10rpx 1s', 'animation: w10rpx 1s'],
    ['leaves texts', 'content: "10rpx"', 'content: "10rpx"'],
    ['translates what is shown', 'url(a.png) 3rpx', 'url("<a.png>") calc(var(--rpx) * 3)'],
    ['shows the thinnest lines', '1rpx', 'max(var(--device-pixel), calc(var(--rpx) * 1))'],
    [
      'knows what covers the page',
      'calc(env(safe-area-inset-bottom, 3rpx) + env( safe-area-inset-top ) + env(safe-area-inset-left))',
      'calc(var(--safe-area-bottom, calc(var(--rpx) * 3)) + var(--safe-area-top) + env(safe-area-inset-left))',
    ],
    ['translates quoted addresses', `url( "a b.png" )`, 'url("<a b.png>")'],
    ['leaves other units', '10px 1.5em 20%', '10px 1.5em 20%'],
  ])('%s', (_, value, translated) => {
    expect(translateValue(value, (url) => `<${url}>`)).toBe(translated)
  })

  it('of a media query is a part of the width', () => {
    expect(translateQuery('(min-width: 375rpx)')).toBe('(min-width: 50vw)')
  })
})

describe('a list of fonts', () => {
  it.each([
    ['font-family: DIN Alternate', 'font-family: DIN Alternate, sans-serif'],
    ['font-family:"a b",c !important', 'font-family:"a b",c, sans-serif !important'],
    ['font-family: a, serif', 'font-family: a, serif'],
    ['FONT-FAMILY: Monospace', 'FONT-FAMILY: Monospace'],
    ['font-family: ui-rounded', 'font-family: ui-rounded'],
    ['font-family: inherit', 'font-family: inherit'],
    ['font-family: var(--font)', 'font-family: var(--font)'],
    ['font-size: 1px', 'font-size: 1px'],
  ])('%s', (declared, whole) => {
    expect(withLastFont(declared)).toBe(whole)
  })
})

describe('a style sheet', () => {
  function compiled(text: string): { readonly css: string; readonly said: readonly string[] } {
    const { parts, diagnostics } = compileSheet({
      source: new SourceText('a.wxss', text),
      translateUrl: (url) => `asset:${url}`,
    })
    const css = parts.map((part) =>
      typeof part === 'string' ? part : `<import ${part.written} ${part.condition}>`,
    )
    return {
      css: shown(css.join('').replaceAll('\n', '')),
      said: diagnostics.map(({ code, start }) => `${code} ${start.line}:${start.column}`),
    }
  }

  it.each([
    [
      'keeps rules',
      '.a { color: red; }\nview{width:20rpx}',
      '.§a{color: red;}wx-view{width:calc(var(--rpx) * 20);}',
      [],
    ],
    ['loses comments', '/* .x{} */.a/* b */{/* c */color:/* d */red}', '.§a{color:red;}', []],
    ['keeps conditions', '@media (max-width: 750rpx){.a{b:c}}', '@media (max-width: 100vw){.§a{b:c;}}', []],
    [
      'keeps animations',
      '@keyframes k{from{a:b}50%{a:10rpx}}',
      '@keyframes k{from{a:b;}50%{a:calc(var(--rpx) * 10);}}',
      [],
    ],
    [
      'keeps fonts, and names one more where they are used',
      '@font-face{font-family:b;src:url(a.ttf)}.c{font-family:b}',
      '@font-face{font-family:b;src:url("asset:a.ttf");}.§c{font-family:b, sans-serif;}',
      [],
    ],
    [
      'keeps addresses with anything inside',
      '.a{b:url(data:image/png;base64,a//b==);c:d}',
      '.§a{b:url("asset:data:image/png;base64,a//b==");c:d;}',
      [],
    ],
    [
      'keeps custom properties',
      'page{--a:{x:y};--b:10rpx}',
      'wx-page{--a:{x:y};--b:calc(var(--rpx) * 10);}',
      [],
    ],
    ['keeps what is nested', '.a{b:c;.d{e:f}}', '.§a{b:c;.§d{e:f;}}', []],
    ['keeps !important and braces in texts', '.a{b:"}"!important}', '.§a{b:"}"!important;}', []],
    [
      'leaves a gap for each import',
      '@import "a.wxss";@import url(b.wxss) print;.c{}',
      '<import a.wxss ><import b.wxss print>.§c{}',
      [],
    ],
    [
      'ends an import with its line',
      '@import "a.wxss"\n.c{}',
      '<import a.wxss >.§c{}',
      ['wxss/missing-semicolon 1:1'],
    ],
    ['closes what is open', '.a{b:c', '.§a{b:c;}', ['wxss/unclosed-block 1:3']],
    ['drops what closes nothing', '.a{}}.b{}', '.§a{}.§b{}', ['wxss/stray-brace 1:5']],
    ['drops what is in no rule', 'a: b;.c{}', '.§c{}', ['wxss/stray-text 1:1']],
    [
      'takes `//` for a comment',
      '// x {\n.a{// y\nb:c}',
      '.§a{b:c;}',
      ['wxss/line-comment 1:1', 'wxss/line-comment 2:4'],
    ],
    ['ends a comment with the file', '.a{}/* x', '.§a{}', ['wxss/unfinished-comment 1:5']],
    ['has no character set', '@charset "gbk";.a{}', '.§a{}', []],
  ])('%s', (_, text, css, said) => {
    expect(compiled(text)).toEqual({ css, said })
  })

  it('of hostile depth ends', () => {
    expect(() => compiled('.a{'.repeat(200_000))).not.toThrow()
  })
})
