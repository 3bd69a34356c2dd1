/** What is known to have broken, or broken out of, compilers of others; by the numbers of the cases. */
import { Script } from 'node:vm'
import { describe, expect, it, vi } from 'vitest'
import { compileProject, type CompileResult } from './compile-project.ts'
import { onePage, projectOf } from './testing/project-of.ts'
import { textOf } from './testing/run-bundle.ts'

// Some of these are megabytes, on machines that have other things to do.
vi.setConfig({ testTimeout: 60_000 })

const compile = (files: Readonly<Record<string, unknown>>): Promise<CompileResult> =>
  compileProject({ files: onePage(files), mode: 'release' })
const saidBy = ({ diagnostics }: CompileResult): readonly string[] =>
  diagnostics.map(({ code, severity }) => `${severity} ${code}`)
const bundleOf = ({ bundle }: CompileResult): NonNullable<CompileResult['bundle']> => {
  if (bundle === null) throw new Error('it did not compile')
  return bundle
}
/** The files that a compiled app consists of beside its assets. */
const compiledTexts = (compiled: CompileResult): readonly string[] => {
  const bundle = bundleOf(compiled)
  return [...bundle.files.keys()]
    .filter((path) => path.startsWith('_maque/'))
    .map((path) => textOf(bundle, path))
}

describe('a template without measure (CMP-01)', () => {
  it.each([
    ['100,000 elements deep', '<view>'.repeat(100_000) + '</view>'.repeat(100_000)],
    ['an attribute of a megabyte', `<view a="${'x'.repeat(1_000_000)}"/>`],
    ['an expression of brackets', `<view a="{{${'('.repeat(200_000)}}}"/>`],
    ['100,000 elements without an end', '<view>'.repeat(100_000)],
    ['100,000 tags without an end', '<view '.repeat(100_000)],
    ['100,000 expressions without an end', '{{'.repeat(100_000)],
    ['100,000 expressions that are none', '{{a b}}'.repeat(100_000)],
    ['100,000 comments without an end', '<!--'.repeat(100_000)],
  ])('ends: %s', async (_, template) => {
    const compiled = await compile({ 'pages/a/a.wxml': template })
    const hasError = saidBy(compiled).some((said) => said.startsWith('error'))
    expect(compiled.diagnostics.length).toBeLessThan(1_100)
    if (!hasError) for (const text of compiledTexts(compiled)) expect(text).not.toBe('')
  })
})

describe('a script without measure', () => {
  it.each([
    ['brackets, which native parsers follow as deep as their stack is', '['.repeat(20_000)],
    ['functions', 'function f() {'.repeat(20_000)],
    ['texts in templates', '`${'.repeat(20_000)],
    ['conditions', `x = ${'a ? 1 : '.repeat(40_000)}1`],
    ['branches', `${'if (a) b(); else '.repeat(40_000)}b()`],
    ['sums', `x = ${'a + '.repeat(300_000)}1`],
  ])('is told where it stands, and the rest of the app is there: %s', async (_, script) => {
    const compiled = await compile({
      'pages/a/a.js': `Page({})\n${script}`,
      'app.js': 'App({}); require("./b")',
      'b.ts': `export const b = 1\n${script}`,
      'pages/a/a.wxml': '<wxs src="./m.wxs" module="m"/>',
      'pages/a/m.wxs': script,
    })
    expect(bundleOf(compiled).manifest.config.pages).toEqual(['pages/a/a'])
    const told = compiled.diagnostics.filter(({ code }) => code === 'js/nested-too-deep')
    expect(told.map(({ file, start }) => `${file}:${start.line}`)).toEqual(['b.ts:2', 'pages/a/a.js:2'])
  })
})

describe('an expression that would like to be code (CMP-02)', () => {
  it.each([
    '{{ );stolen(1);( }}',
    '{{`${stolen}`}}',
    '{{a}}//*/stolen',
    '{{(()=>stolen(1))()}}',
    "{{constructor.constructor('stolen(1)')()}}",
    '{{a}};stolen(1)',
    "{{a', stolen(1), '}}",
  ])('stays data of the view, or is refused at its place: %s', async (expression) => {
    const compiled = await compile({
      'pages/a/a.wxml': `<view title="${expression}">${expression}</view><view wx:for="{{a}}" wx:for-item="a;stolen(1)"/>`,
    })
    const bundle = bundleOf(compiled)
    for (const { script, wxs, viewUnits } of bundle.manifest.packages) {
      // No script has a word of it.
      for (const path of [script, wxs])
        if (path !== undefined) expect(textOf(bundle, path)).not.toContain('stolen')
      JSON.parse(textOf(bundle, viewUnits))
    }
    for (const { severity, start } of compiled.diagnostics)
      if (severity === 'error') expect(start.column).toBeGreaterThan(1)
  })
})

describe('WXS that would like to be more (CMP-04)', () => {
  const compiledWxs = async (expression: string): Promise<readonly string[]> =>
    saidBy(
      await compile({
        'pages/a/a.wxml': `<wxs module="m">module.exports = { f: function () { return ${expression} } }</wxs><view>{{m.f()}}</view>`,
      }),
    )
  it.each([
    ['eval("1")', 'warning wxs/unknown-name'],
    ['new Function("1")', 'error wxs/unsupported'],
    ['window', 'warning wxs/unknown-name'],
    ['globalThis', 'warning wxs/unknown-name'],
    ['document.cookie', 'warning wxs/unknown-name'],
    ['self', 'warning wxs/unknown-name'],
    ['import("x")', 'error wxs/unsupported'],
    ['require("../x.js")', 'error wxs/file-not-found'],
  ])('is refused: %s', async (expression, said) => {
    expect(await compiledWxs(expression)).toContain(said)
  })

  it.each([
    '({}).constructor.constructor("return this")()',
    'getDate().constructor',
    'arguments.callee',
    '[]["map"]["constructor"]',
  ])('reads members through the guard alone: %s', async (expression) => {
    const compiled = await compile({
      'pages/a/a.wxml': `<wxs module="m">module.exports = { f: function () { return ${expression} } }</wxs><view>{{m.f()}}</view>`,
    })
    const bundle = bundleOf(compiled)
    const wxs = bundle.manifest.packages[0]?.wxs ?? ''
    // Nothing is read or called by JavaScript itself.
    expect(textOf(bundle, wxs)).not.toMatch(
      /(?<!guard|module)\.(?:constructor|callee)|\["(?:map|constructor)"\]/,
    )
    void new Script(textOf(bundle, wxs))
  })
})

describe('a style sheet that would like to be a page (CMP-06)', () => {
  it.each([
    '</style><script>stolen()</script>',
    '<!-- a{color:red}',
    'a{color:\u0000red}',
    'a{color:red}}}}',
    'a{content:"</style><script>stolen()</script>"}',
    '@import url(javascript:stolen());',
  ])('is a text of the view’s program, and of no page: %j', async (sheet) => {
    const bundle = bundleOf(await compile({ 'pages/a/a.wxss': sheet }))
    for (const { script, viewUnits } of bundle.manifest.packages) {
      expect(textOf(bundle, script)).not.toContain('stolen')
      const { units } = JSON.parse(textOf(bundle, viewUnits)) as { readonly units: object }
      expect(Object.keys(units)).toEqual(['pages/a/a'])
    }
    expect([...bundle.files.keys()].filter((path) => /\.(?:html?|svg|css)$/.test(path))).toEqual([])
  })
})

describe('JSON that others would read otherwise (CMP-08)', () => {
  it.each([
    ['a byte order mark', '\uFEFF{"navigationBarTitleText":"a"}', 'warning json/loose'],
    [
      'a name twice',
      '{"navigationBarTitleText":"a","navigationBarTitleText":"b"}',
      'warning json/repeated-name',
    ],
    [
      'a name twice, written otherwise',
      '{"usingComponents":{"a":"./a","\\u0061":"./a"}}',
      'warning json/repeated-name',
    ],
    ['comments', '{/*c*/"navigationBarTitleText":"a"}//x', 'warning json/loose'],
    ['no number', '{"x":NaN}', 'error json/unreadable'],
    ['100,000 lists', `{"x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 'info config/unknown-key'],
    ['a number beyond all', '{"x":1e999}', 'info config/unknown-key'],
    [
      'a text of five megabytes',
      `{"navigationBarTitleText":"${'a'.repeat(5_000_000)}"}`,
      'error assets/package-too-large',
    ],
  ])('is told of: %s', async (_, json, said) => {
    expect(saidBy(await compile({ 'pages/a/a.json': json }))).toContain(said)
  })

  it('changes nothing that objects inherit', async () => {
    await compile({
      'pages/a/a.json': '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
    })
    expect({}).not.toHaveProperty('polluted')
  })
})

describe('settings of tools in a project (CMP-10)', () => {
  it('are never run', async () => {
    const evil = 'globalThis.stolen = 1'
    await compile({
      'babel.config.js': evil,
      '.babelrc': '{"plugins":["./evil.js"]}',
      '.babelrc.js': evil,
      'postcss.config.js': evil,
      'rolldown.config.js': evil,
      'vite.config.js': evil,
      'oxlint.config.js': evil,
      'evil.js': evil,
      'tsconfig.json': '{"extends":"./evil.js","compilerOptions":{"plugins":[{"name":"./evil.js"}]}}',
      'package.json': '{"scripts":{"preinstall":"node evil.js"},"browserslist":["extends ./evil.js"]}',
      'pages/a/a.ts': 'Page({})',
      'pages/a/a.less': '@plugin "../../evil.js"; a { color: `globalThis.stolen = 1` }',
    })
    expect(globalThis).not.toHaveProperty('stolen')
  })
})

describe('the same source (CMP-11)', () => {
  it('compiles to the same bytes, in whatever sequence its files come and whenever it is', async () => {
    const files = Object.entries({
      'app.json': '{"pages":["pages/a/a","pages/b/b"]}',
      'app.js': 'require("./lib/z"); require("./lib/a")',
      'app.wxss': '@import "x.wxss"; a { color: red }',
      'x.wxss': 'b { color: blue }',
      'lib/z.js': 'exports.z = Date.now()',
      'lib/a.js': 'exports.a = require("./z").z',
      'picture.png': 'a',
      ...Object.fromEntries(
        ['a', 'b'].flatMap((name) => [
          [`pages/${name}/${name}.wxml`, '<view wx:for="{{list}}" wx:key="id">{{item}}</view>'],
          [`pages/${name}/${name}.js`, 'Page({})'],
        ]),
      ),
    })
    const digests = new Set<string>()
    vi.useFakeTimers({ toFake: ['Date'] })
    for (let run = 0; run < 20; run += 1) {
      vi.setSystemTime(new Date(Date.UTC(2020 + run, run % 12, run + 1)))
      const turned = [...files.slice(run % files.length), ...files.slice(0, run % files.length)]
      const compiled = await compileProject({ files: projectOf(Object.fromEntries(turned)), mode: 'release' })
      digests.add(Buffer.from(bundleOf(compiled).manifestBytes).toString())
    }
    vi.useRealTimers()
    expect(digests.size).toBe(1)
  })
})

describe('the size of a package (PKG-13)', () => {
  const MEGABYTE = 1024 * 1024
  const app = (sizes: Readonly<Record<string, number>>): Promise<CompileResult> =>
    compileProject({
      files: projectOf({
        'app.json': {
          pages: ['pages/a/a'],
          subPackages: Object.keys(sizes)
            .filter((root) => root !== '')
            .map((root) => ({ root, pages: ['b'] })),
        },
        'pages/a/a.wxml': '<view/>',
        'pages/a/a.js': 'Page({})',
        ...Object.fromEntries(
          Object.entries(sizes).flatMap(([root, sizeBytes]) => [
            [`${root}/picture.png`.replace(/^\//, ''), new Uint8Array(sizeBytes)] as const,
            ...(root === '' ? [] : [[`${root}/b.wxml`, '<view/>'] as const]),
          ]),
        ),
      }),
      mode: 'release',
    })
  const almost = 2 * MEGABYTE - 10_000

  it('is at most two megabytes, of the main package and of each other', async () => {
    expect(saidBy(await app({ '': almost, s1: almost }))).not.toContain('error assets/package-too-large')
    expect(saidBy(await app({ '': 2 * MEGABYTE + 1 }))).toContain('error assets/package-too-large')
    expect(saidBy(await app({ s1: 2 * MEGABYTE + 1 }))).toContain('error assets/package-too-large')
    expect(saidBy(await app({ '': 50 * MEGABYTE }))).toContain('error assets/package-too-large')
  })

  it('is at most thirty megabytes of all of them', async () => {
    const all = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, n) => [`s${n}`, almost]))
    expect(saidBy(await app(all(15)))).not.toContain('error assets/app-too-large')
    const compiled = await app(all(16))
    expect(compiled.diagnostics.map(({ code, message }) => [code, message])).toContainEqual([
      'assets/app-too-large',
      expect.stringContaining('at most 30'),
    ])
  })
})

describe('what is nobody’s business (PKG-19)', () => {
  it('is not packed: folders of tools, settings of machines, keys', async () => {
    const compiled = await compile({
      '.git/config': 'x',
      '.env': 'SECRET=abc',
      '.npmrc': '//registry/:_authToken=x',
      '.DS_Store': 'x',
      'pages/a/.secret.png': 'x',
      'node_modules/a/index.js': 'x',
      'project.private.config.json': '{}',
      'project.config.json': '{}',
      'package.json': '{}',
      'server.pem': '-----BEGIN PRIVATE KEY-----\nx',
      'pages/a/server.txt': 'Bag Attributes\n-----BEGIN RSA PRIVATE KEY-----\nx',
      id_rsa: '-----BEGIN OPENSSH PRIVATE KEY-----\nx',
      'store.p12': 'x',
      'public.pem': '-----BEGIN PUBLIC KEY-----\nx',
      'picture.png': 'x',
    })
    const packed = [...bundleOf(compiled).files.keys()].filter((path) => !path.startsWith('_maque/'))
    expect(packed.toSorted()).toEqual(['picture.png', 'public.pem'])
    const told = compiled.diagnostics.filter(({ code }) => code === 'assets/private-key')
    expect(told.map(({ file }) => file)).toEqual(['id_rsa', 'pages/a/server.txt', 'server.pem', 'store.p12'])
  })
})
