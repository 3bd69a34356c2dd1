import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { LogicUnits, ViewUnits } from '@maque/protocol/bundle/manifest.ts'
import type { CompiledBundle } from './bundle/compiled-bundle.ts'
import { compileProject, createProjectCompiler } from './compile-project.ts'
import type { ProjectFiles } from './project/project-files.ts'
import { bytesOf, onePage, projectOf } from './testing/project-of.ts'
import { textOf } from './testing/run-bundle.ts'

async function compiled(files: ProjectFiles) {
  const { bundle, diagnostics } = await compileProject({ files, mode: 'development' })
  const said = diagnostics.map(({ code, file, start }) => `${code} ${file}:${start.line}:${start.column}`)
  return { bundle, said, diagnostics }
}

function logicUnits(bundle: CompiledBundle | null, place = 0): LogicUnits {
  const entry = bundle?.manifest.packages[place]
  return bundle && entry ? (JSON.parse(textOf(bundle, entry.logicUnits)) as LogicUnits) : {}
}

function viewUnits(bundle: CompiledBundle | null): ViewUnits {
  const entry = bundle?.manifest.packages[0]
  return bundle && entry ? (JSON.parse(textOf(bundle, entry.viewUnits)) as ViewUnits) : { units: {} }
}

describe('a project', () => {
  it.each([
    ['has app.json in its folder', {}, ''],
    ['says where app.json is', { 'project.config.json': { miniprogramRoot: './mini/' } }, 'mini/'],
    [
      'says so with comments and commas',
      { 'project.config.json': '{ /* x */ "miniprogramRoot": "mini", }' },
      'mini/',
    ],
    ['may keep it in a customary folder', {}, 'miniprogram/'],
  ])('%s', async (_, config, root) => {
    const { bundle } = await compiled(
      projectOf({ ...config, [`${root}app.json`]: { pages: ['a'] }, [`${root}a.wxml`]: '' }),
    )
    expect(bundle?.manifest.config.pages).toEqual(['a'])
  })

  it.each([
    ['no app.json', { 'a.js': '' }, 'project/no-app-json'],
    ['no page', { 'app.json': { pages: [] } }, 'config/no-pages'],
    ['an app.json that cannot be read', { 'app.json': '{"pages": [' }, 'json/unreadable'],
  ])('with %s gives no bundle and says why', async (_, files, code) => {
    const { bundle, said } = await compiled(projectOf(files))
    expect(bundle).toBeNull()
    expect(said.join()).toContain(code)
  })

  it.each([
    [
      'says to the app what stands in its ext.json',
      { extEnable: true, ext: { name: '一店' } },
      { ext: { name: '一店' } },
    ],
    ['says nothing of one that is switched off', { extEnable: false, ext: { name: '一店' } }, undefined],
    ['says nothing of one without an ext', { extEnable: true }, undefined],
  ])('%s', async (_, ext, rest) => {
    const { bundle } = await compiled(
      projectOf({ 'app.json': { pages: ['a'] }, 'a.wxml': '', 'ext.json': ext }),
    )
    expect(bundle?.manifest.config.rest).toEqual(rest)
  })

  it('keeps what works when parts of it do not', async () => {
    const { bundle, said } = await compiled(
      projectOf({
        'app.js': '',
        'app.json': '{ "pages": ["a", "missing", "b", "a"], "window": { "navigationBarTitleText": 1 } }',
        'a.wxml': '<card/><far/><view',
        'a.json': { usingComponents: { card: './card', far: 'plugin://x/y', gone: 'gone/gone' } },
        'a.js': 'let (',
        'a.wxss': '.a {',
        'b.wxml': '<view/>',
        'b.json': '{ oops }',
        'card.js': '',
        'b.js': '',
        'card.wxml': '<view/>',
        'card.json': { component: true, usingComponents: { card: './card' } },
      }),
    )
    expect(bundle?.manifest.config.pages).toEqual(['a', 'b'])
    expect(Object.keys(logicUnits(bundle))).toEqual(['a', 'b', 'card'])
    expect(logicUnits(bundle)['a']?.using).toEqual({ card: 'card' })
    expect(said).toEqual([
      'config/page-not-found app.json:1:18',
      'config/duplicate-page app.json:1:34',
      'config/wrong-type app.json:1:78',
      'config/plugin-component a.json:1:43',
      'config/component-not-found a.json:1:65',
      'wxml/unfinished-tag a.wxml:1:14',
      'wxml/unclosed-element a.wxml:1:14',
      'wxss/unclosed-block a.wxss:1:4',
      'json/unreadable b.json:1:3',
      'js/syntax-error a.js:1:6',
    ])
  })

  it('gives the same bytes for the same files, and a digest that stands for all of them', async () => {
    const files = { 'pages/a/a.js': 'require("./b")', 'pages/a/b.js': '', 'x.png': 'png', 'app.wxss': '.a{}' }
    const one = await compiled(onePage(files))
    const other = await compiled(onePage(Object.fromEntries(Object.entries(files).toReversed())))
    expect(other.bundle?.digest).toBe(one.bundle?.digest)
    expect(one.bundle?.digest).toBe(
      createHash('sha256')
        .update(one.bundle?.manifestBytes ?? '')
        .digest('hex'),
    )
    for (const [path, bytes] of one.bundle?.files ?? []) {
      expect(one.bundle?.manifest.files[path]).toEqual({
        sha256: createHash('sha256').update(bytes).digest('hex'),
        sizeBytes: bytes.byteLength,
      })
    }
  })

  it('packs images and data, and neither sources nor what is about the project', async () => {
    const { bundle } = await compiled(
      onePage({
        'project.config.json': {
          packOptions: {
            ignore: [
              { type: 'folder', value: 'drafts' },
              { type: 'suffix', value: '.psd' },
            ],
          },
        },
        'images/a.png': '',
        'data/cities.json': [],
        'fonts/b.ttf': '',
        'pages/a/a.json': {},
        'unused/c.wxml': '',
        'unused/c.json': {},
        'unused/d.js': '',
        'drafts/e.png': '',
        'f.psd': '',
        'README.md': '',
        'package.json': {},
        'sitemap.json': {},
        '.env': '',
        '_maque/g.png': '',
      }),
    )
    expect([...(bundle?.files.keys() ?? [])].filter((path) => !path.startsWith('_maque/'))).toEqual([
      'data/cities.json',
      'fonts/b.ttf',
      'images/a.png',
    ])
  })

  it('is divided into packages, and says what they use of each other', async () => {
    const { bundle, said } = await compiled(
      projectOf({
        'app.js': '',
        'app.json': {
          pages: ['a'],
          subPackages: [
            { root: 'one', pages: ['b'] },
            { root: 'two/', pages: ['c'], independent: true, name: 'second' },
          ],
        },
        'a.wxml': '',
        'a.js':
          'require.async("two/lib"); require("one/lib"); require("./two/" + name, use); require("./two/lib", use)',
        'two/lib.js': '',
        'one/b.wxml': '',
        'one/b.js': '',
        'one/lib.js': 'require("../shared")',
        'shared.js': '',
        'two/c.wxml': '',
        'two/c.js': 'require("../shared")',
      }),
    )
    const { config, packages } = bundle?.manifest ?? { config: undefined, packages: [] }
    expect(config?.subpackages).toEqual([
      { root: 'one/', pages: ['one/b'] },
      { root: 'two/', pages: ['two/c'], name: 'second', independent: true },
    ])
    expect(packages.map(({ root, needs, isIndependent }) => ({ root, needs, isIndependent }))).toEqual([
      { root: '', needs: ['one/'], isIndependent: undefined },
      { root: 'one/', needs: undefined, isIndependent: undefined },
      { root: 'two/', needs: [''], isIndependent: true },
    ])
    expect(said).toEqual(['config/outside-independent-subpackage two/c.js:1:1'])
  })

  it('has a tab bar of pages and icons that exist', async () => {
    const { bundle, said } = await compiled(
      onePage({
        'app.js': '',
        'app.json': {
          pages: ['pages/a/a'],
          tabBar: {
            list: [
              { pagePath: '/pages/a/a', text: 'A', iconPath: './i.png', selectedIconPath: 'gone.png' },
              { pagePath: 'pages/b/b', text: 'B' },
            ],
          },
        },
        'i.png': '',
      }),
    )
    expect(bundle?.manifest.config.tabBar?.list).toEqual([
      { pagePath: 'pages/a/a', text: 'A', iconPath: 'i.png' },
    ])
    expect(said.map((line) => line.split(' ')[0])).toEqual([
      'config/icon-not-found',
      'config/tab-page-not-found',
    ])
  })

  it('knows components by path, by package and for the whole app; a page’s own names win', async () => {
    const { bundle, said } = await compiled(
      projectOf({
        'app.js': '',
        'app.json': { pages: ['p/a'], usingComponents: { x: 'shared/x', y: '/shared/y' } },
        'p/a.wxml': '<x/><y/><z/>',
        'p/a.json': {
          usingComponents: { y: './own/y', z: '../shared/folder' },
          componentGenerics: { item: { default: './own/y' }, other: true },
        },
        ...Object.fromEntries(
          ['p/a', 'p/own/y', 'shared/x', 'shared/y', 'shared/folder/index'].map((unit) => [`${unit}.js`, '']),
        ),
        'p/own/y.wxml': '',
        'shared/x.wxml': '',
        'shared/y.wxml': '',
        'shared/folder/index.wxml': '',
      }),
    )
    expect(said).toEqual([])
    expect(logicUnits(bundle)['p/a']).toMatchObject({
      using: { x: 'shared/x', y: 'p/own/y', z: 'shared/folder/index' },
      generics: { item: 'p/own/y', other: null },
    })
  })

  it('tells which built-ins its templates use, wherever they stand, and no components', async () => {
    const { bundle } = await compileProject({
      files: projectOf({
        'app.json': '{"pages":["a"]}',
        'a.json': '{"usingComponents":{"own":"own","slider":"own"}}',
        'a.wxml':
          '<import src="t.wxml"/><block wx:if="{{x}}"><text/></block><own wx:for="{{l}}"><icon/></own><slider/><odd/><template is="t"/>',
        'a.js': 'Page({})',
        't.wxml': '<template name="t"><swiper/></template>',
        'own.json': '{"component":true}',
        'own.wxml': '<view><slot/></view>',
        'own.js': 'Component({})',
      }),
      mode: 'release',
    })
    expect(bundle?.manifest.packages[0]?.builtIns).toEqual(['icon', 'swiper', 'text', 'view'])
  })

  it('has styles with their imports, and assets where they are', async () => {
    const { bundle, said } = await compiled(
      onePage({
        'app.wxss': '@import "styles/base";',
        'styles/base.wxss': '@import "../app.wxss"; .a { background: url(../i.png?v=1) }',
        'i.png': '',
        'pages/a/a.wxss':
          '@import "/styles/base.wxss" screen; @import "gone"; .b { background: url(gone.png) }',
      }),
    )
    const units = viewUnits(bundle)
    expect(units.appStyle).toContain('url("asset:i.png")')
    expect(units.units['pages/a/a']?.style).toMatch(/^@media screen\{.*asset:i\.png.*\}/s)
    expect(said).toEqual([
      'wxss/import-of-itself styles/base.wxss:1:1',
      'wxss/asset-not-found pages/a/a.wxss:1:74',
      'wxss/import-not-found pages/a/a.wxss:1:37',
      'wxss/import-of-itself app.wxss:1:1',
    ])
  })

  it.each([
    ['development', 'warning'],
    ['release', 'error'],
  ] as const)('that is too large has in %s a %s', async (mode, severity) => {
    const files = onePage({ 'a.bin': new Uint8Array(200), 'pages/a/a.js': '' })
    const small = await compileProject({ files, mode, limits: { packageBytes: 500, appBytes: 500 } })
    expect(small.diagnostics).toEqual([])
    const large = await compileProject({ files, mode, limits: { packageBytes: 100, appBytes: 100 } })
    expect(large.diagnostics.map(({ code, severity: found }) => [code, found])).toEqual([
      ['assets/package-too-large', severity],
      ['assets/app-too-large', severity],
    ])
    expect(large.bundle).not.toBeNull()
  })

  it('reads sources in the encoding of old editors', async () => {
    const { bundle, said } = await compiled(
      onePage({ 'pages/a/a.wxml': new Uint8Array([0xc2, 0xe9, 0xc8, 0xb8]) }),
    )
    expect(JSON.stringify(viewUnits(bundle))).toContain('麻雀')
    expect(said).toEqual(['project/not-utf8 pages/a/a.wxml:1:1'])
  })
})

describe('a project that changes', () => {
  const start = {
    'app.json': { pages: ['a', 'b'] },
    'app.wxss': '@import "base.wxss";',
    'base.wxss': '.x{color:red}',
    'a.wxml': '<import src="t.wxml"/><template is="t"/>',
    't.wxml': '<template name="t"><view>1</view></template>',
    'a.js': 'require("./lib")',
    'lib.js': '',
    'b.wxml': '<card/>',
    'b.json': { usingComponents: { card: 'card' } },
    'card.wxml': '<view/>',
    'i.png': '1',
  }

  it.each<readonly [string, Readonly<Record<string, unknown>>]>([
    ['a style that is imported', { 'base.wxss': '.x{color:blue}' }],
    ['a template that is imported', { 't.wxml': '<template name="t"><view>2</view></template>' }],
    ['a module', { 'lib.js': 'module.exports = 2' }],
    ['a module that now needs a new one', { 'lib.js': 'require("./more")', 'more.js': '' }],
    ['a file that was missing', { 'a.wxss': '.y{}' }],
    ['a component that is gone', { 'card.wxml': undefined }],
    ['a page that is gone', { 'a.wxml': undefined, 'a.js': undefined }],
    ['a page that is not listed any more', { 'app.json': { pages: ['b'] } }],
    ['an image', { 'i.png': '2' }],
    ['nothing', { 'lib.js': '' }],
  ])('is compiled to what it would be from the start, after a change of %s', async (_, change) => {
    let content: Readonly<Record<string, unknown>> = start
    const current = (): ProjectFiles =>
      projectOf(Object.fromEntries(Object.entries(content).filter(([, value]) => value !== undefined)))
    const files: ProjectFiles = {
      list: () => current().list(),
      has: (path) => current().has(path),
      read: (path) => current().read(path),
      findPackage: () => undefined,
      refresh() {},
      refusals: [],
    }
    const compiler = createProjectCompiler({ files, mode: 'development' })
    await compiler.compile()
    content = { ...start, ...change }
    const changed = await compiler.compile(Object.keys(change))
    const fresh = await compileProject({ files: current(), mode: 'development' })
    expect(changed.bundle?.digest).toBe(fresh.bundle?.digest)
    expect(changed.diagnostics).toEqual(fresh.diagnostics)
  })

  it('shows sources around what is wrong with it', async () => {
    const { diagnostics, sourceOf } = await compileProject({
      files: onePage({ 'pages/a/a.js': 'let (' }),
      mode: 'development',
    })
    expect(sourceOf(diagnostics[0]?.file ?? '')).toBe('let (')
    expect(bytesOf('x')).toHaveLength(1)
  })

  it('tells where a template names what is not there, and what it calls', async () => {
    const { said, diagnostics } = await compiled(
      onePage({
        'pages/a/a.wxml': '<view/>\n<include src="../b.wxml"/>',
        'pages/b.wxml': '<view>{{ a.b.slice(1) }}</view>\n  <image class="c" src="/gone.png"/>',
      }),
    )
    expect(said).toEqual(['wxml/call-of-data pages/b.wxml:1:7', 'assets/not-found pages/b.wxml:2:20'])
    expect(diagnostics[0]?.message).toContain('`a.b.slice(…)`')
  })
})
