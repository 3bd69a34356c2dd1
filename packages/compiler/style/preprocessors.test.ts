import { describe, expect, it } from 'vitest'
import { STYLE_SCOPE, type ViewUnits } from '@maque/protocol/bundle/manifest.ts'
import { compileProject } from '../compile-project.ts'
import { onePage } from '../testing/project-of.ts'
import { textOf } from '../testing/run-bundle.ts'
import { inBoundedTime, isOutOfTime } from './preprocessor.ts'

const named = { 'project.config.json': { setting: { useCompilerPlugins: ['typescript', 'less', 'sass'] } } }

async function styleOf(files: Readonly<Record<string, unknown>>) {
  const { bundle, diagnostics } = await compileProject({ files: onePage(files), mode: 'release' })
  const units = bundle
    ? (JSON.parse(textOf(bundle, '_maque/view.json')) as ViewUnits)
    : { units: {} as ViewUnits['units'], appStyle: undefined }
  return {
    css: (units.units['pages/a/a']?.style ?? '').replaceAll(STYLE_SCOPE, '§').replaceAll(/\n|(?<=\w:) /g, ''),
    appCss: (units.appStyle ?? '').replaceAll(STYLE_SCOPE, '§').replaceAll(/\n|(?<=\w:) /g, ''),
    said: diagnostics.map(({ code, file, start }) => `${code} ${file}:${start.line}:${start.column}`),
    diagnostics,
  }
}

describe('Less and Sass', () => {
  it.each([
    [
      'nest, calculate with rpx, and keep selectors of components',
      { 'pages/a/a.less': '@w: 10rpx; page { :host & { } .a { width: @w * 2; &:hover { color: red } } }' },
      'wx-page .§a{width:calc(var(--rpx) * 20);}wx-page .§a:hover{color:red;}',
    ],
    [
      'import each other, the project’s WXSS, and files of packages',
      {
        'pages/a/a.less':
          '@import "../../lib/mixin"; @import "/lib/plain.wxss"; @import "~pkg/x"; .a { .mixed() }',
        'lib/mixin.less': '@import "./colors.less"; .mixed() { color: @c }',
        'lib/colors.less': '@c: blue;',
        'lib/plain.wxss': '.plain{width:10rpx}',
        'node_modules/pkg/package.json': {},
        'node_modules/pkg/x.less': '.pkg { a: b }',
      },
      '.§plain{width:calc(var(--rpx) * 10);}.§pkg{a:b;}.§a{color:blue;}',
    ],
    [
      'use partials, modules and functions of Sass',
      {
        'pages/a/a.scss':
          '@use "sass:math"; @use "../../lib/vars" as v; @import "../../lib/old"; .a { width: math.div(v.$w, 2); .b & { margin: $m } }',
        'lib/_vars.scss': '$w: 30rpx;',
        'lib/old.wxss': '$m: 1px; .o{a:b}',
      },
      '.§o{a:b;}.§a{width:calc(var(--rpx) * 15);}.§b .§a{margin:1px;}',
    ],
    [
      'are imported by what is imported, from where that lies',
      {
        'pages/a/a.scss': '@import "./bar.scss"',
        'pages/a/bar.scss': '@import "../../vars.scss"; @import "../part"; .a { width: $w; margin: $m }',
        'vars.scss': '$w: 3px;',
        'pages/part.scss': '@use "b/c" as c; $m: c.$m;',
        'pages/b/_c.scss': '$m: 4px;',
      },
      '.§a{width:3px;margin:4px;}',
    ],
    [
      'are written without braces as well',
      { 'pages/a/a.sass': '.a\n  width: 20rpx\n  .b\n    color: red\n' },
      '.§a{width:calc(var(--rpx) * 20);}.§a .§b{color:red;}',
    ],
    [
      'are imported by WXSS',
      {
        'pages/a/a.wxss': '@import "b.less";@import "c";',
        'pages/a/b.less': '.b{.c{d:e}}',
        'pages/a/c.scss': '.f{.g{h:i}}',
      },
      '.§b .§c{d:e;}.§f .§g{h:i;}',
    ],
    [
      'show files of the app, also inside of the sheet',
      { 'pages/a/a.less': '.a { b: url(x.png); c: data-uri("x.png") }', 'pages/a/x.png': 'png' },
      `.§a{b:url("asset:pages/a/x.png");c:url("data:image/png;base64,${btoa('png')}");}`,
    ],
    [
      'count before the WXSS that was made from them once',
      { 'pages/a/a.less': '.new{a:b}', 'pages/a/a.wxss': '.old{a:b}' },
      '.§new{a:b;}',
    ],
  ])('%s', async (_, files, css) => {
    expect(await styleOf({ ...named, ...files })).toMatchObject({ css, said: [] })
  })

  it('are the style of the app, too', async () => {
    expect((await styleOf({ ...named, 'app.scss': '.a { .b { c: d } }' })).appCss).toBe('.§a .§b{c:d;}')
  })

  it.each([
    [
      'a mistake in the file',
      { 'pages/a/a.less': '.a {\n  color: @none;\n}' },
      ['less/not-compiled pages/a/a.less:2:10'],
    ],
    [
      'a mistake in an import',
      { 'pages/a/a.less': '@import "b";', 'pages/a/b.less': '.b {\n\n  .gone();\n}' },
      ['less/not-compiled pages/a/b.less:3:3'],
    ],
    [
      'a mistake in Sass',
      { 'pages/a/a.scss': '@use "b";', 'pages/a/_b.scss': '.b {\n  color: $none;\n}' },
      ['sass/not-compiled pages/a/_b.scss:2:10'],
    ],
    ['a plugin of Less', { 'pages/a/a.less': '\n@plugin "p";\n.a{b:c}' }, ['less/plugin pages/a/a.less:2:9']],
    [
      'an import that is not there',
      { 'pages/a/a.less': '\n@import "gone";\n.a{b:c}' },
      ['wxss/import-not-found pages/a/a.less:2:10'],
    ],
    [
      'an import of Sass that is not there',
      { 'pages/a/a.scss': '\n@use "gone";\n.a{b:c}' },
      ['wxss/import-not-found pages/a/a.scss:2:7'],
    ],
    [
      'what the CSS has wrong',
      { 'pages/a/a.less': '@import "b";', 'pages/a/b.less': '\n\n.b { background: url(gone.png) }' },
      ['wxss/asset-not-found pages/a/b.less:3:6'],
    ],
    [
      'what the CSS of Sass has wrong',
      { 'pages/a/a.scss': '@import "b";', 'pages/a/b.scss': '\n\n.b { background: url(gone.png) }' },
      ['wxss/asset-not-found pages/a/b.scss:3:6'],
    ],
  ])('tell the author’s place of %s', async (_, files, said) => {
    expect((await styleOf({ ...named, ...files })).said).toEqual(said)
  })

  it('leave out what is missing and keep the rest', async () => {
    const missing = await styleOf({
      ...named,
      'pages/a/a.less': '@import "gone"; @import (optional) "x"; .a{b:c}',
    })
    expect(missing.css).toBe('.§a{b:c;}')
    expect(missing.said).toHaveLength(1)
  })

  it('are not compiled when the project does not ask for it, and say how to', async () => {
    const { css, diagnostics } = await styleOf({ 'pages/a/a.scss': '.a{.b{c:d}}' })
    expect(css).toBe('')
    expect(diagnostics.map(({ code, fix }) => [code, fix])).toEqual([
      ['wxss/needs-preprocessor', expect.stringContaining('"useCompilerPlugins": ["sass"]')],
    ])
  })

  it.each([
    [
      'a file outside',
      { 'pages/a/a.less': '@import (inline) "/etc/passwd"; .a { b: data-uri("/etc/hostname") }' },
      '/etc/',
    ],
    [
      'a file outside, by its URL',
      { 'pages/a/a.scss': '@import "file:///etc/hostname"; @use "/etc/passwd" as p; .a{b:c}' },
      'root:',
    ],
    [
      'code',
      { 'pages/a/a.less': '@plugin "p"; .a { b: `process.pid` }', 'pages/a/p.js': 'module.exports = 1' },
      '.§',
    ],
    [
      'code in an import',
      {
        'pages/a/a.less': '@import "b";',
        'pages/a/b.less': '@plugin "./p"; .a{b:c}',
        'pages/a/p.js': 'throw 1',
      },
      '.§',
    ],
  ])('never read or run %s', async (_, files, never) => {
    const { css, said } = await styleOf({ ...named, ...files })
    expect(css.replaceAll('asset:etc', '')).not.toContain(never)
    expect(said).not.toEqual([])
  })

  it('end when a sheet loops', () => {
    const loop = (): never => {
      for (;;);
    }
    expect(() => inBoundedTime(loop, 20)).toThrow(expect.toSatisfy(isOutOfTime))
    expect(inBoundedTime(() => 1)).toBe(1)
  })

  it.each([
    ['imports itself', { 'pages/a/a.less': '@import (multiple) "a"; .b { c: d }' }, 'less/not-compiled'],
    ['imports itself in Sass', { 'pages/a/a.scss': '@import "a"; .b { c: d }' }, 'sass/not-compiled'],
  ])('end when a sheet %s', async (_, files, code) => {
    const { said } = await styleOf({ ...named, ...files })
    expect(said).toHaveLength(1)
    expect(said[0]).toContain(code)
  })
})
