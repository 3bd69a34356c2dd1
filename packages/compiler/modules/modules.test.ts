import { describe, expect, it } from 'vitest'
import { transformSync } from 'oxc-transform'
import { authorPosition, toStandardMap } from '../bundle/source-maps.ts'
import { compileProject } from '../compile-project.ts'
import { onePage } from '../testing/project-of.ts'
import { runBundle } from '../testing/run-bundle.ts'

async function compiled(files: Readonly<Record<string, unknown>>) {
  const { bundle, diagnostics } = await compileProject({ files: onePage(files), mode: 'development' })
  if (bundle === null) throw new Error('no bundle')
  const said = diagnostics.map(({ code, file, start }) => `${code} ${file}:${start.line}:${start.column}`)
  return { bundle, said, run: (path = 'pages/a/a.js') => runBundle(bundle).require(path) }
}

describe('a module', () => {
  it.each([
    ['exports by CommonJS', { 'pages/a/a.js': 'exports.x = 1' }, { x: 1 }],
    [
      'may return early and be sloppy',
      { 'pages/a/a.js': 'undeclared = 010; exports.x = undeclared; return; exports.x = 0' },
      { x: 8 },
    ],
    [
      'may declare names that the platform gives',
      { 'pages/a/a.js': 'let location = 1; const self = 2; class Page {}; exports.x = location + self' },
      { x: 3 },
    ],
    [
      'has globals of the platform and no others',
      { 'pages/a/a.js': 'exports.x = [typeof fetch, typeof window, typeof wx, typeof Object].join()' },
      { x: 'undefined,undefined,undefined,function' },
    ],
    [
      'finds files without extension',
      {
        'pages/a/a.js': 'exports.x = require("../b/b") + require("../b") + require("/lib/c.js")',
        'pages/b/b.js': 'module.exports = 1',
        'pages/b/index.js': 'module.exports = 2',
        'lib/c.ts': 'export = 4',
      },
      { x: 7 },
    ],
    [
      'may have decorators in TypeScript',
      {
        'pages/a/a.ts': `
          const said: unknown[] = []
          const note = (name: string) => (...what: unknown[]) => void said.push(name + what.length)
          const twice = (_: unknown, __: string, described: PropertyDescriptor) =>
            ({ ...described, value: () => 2 * described.value() })
          @note('class') class A {
            @note('field') field = 1
            @note('outer') @note('inner') @twice method() { return 21 }
            call(@note('parameter') one: unknown) {}
            @note('static') static all = 0
          }
          export const x = [new A().method(), new A().field, ...said]`,
      },
      { x: [42, 1, 'field3', 'inner3', 'outer3', 'parameter3', 'static3', 'class1'] },
    ],
    [
      'finds files without a dot',
      {
        'pages/a/a.js': 'exports.x = require("lib/c") + require("d")',
        'lib/c.js': 'module.exports = 1',
        'pages/a/d.js': 'module.exports = 2',
      },
      { x: 3 },
    ],
    [
      'requires JSON, loose JSON too',
      {
        'pages/a/a.js': 'exports.x = require("./d.json").d + require("./e").e',
        'pages/a/d.json': '{ "d": 1, /* */ }',
        'pages/a/e.json': '{"e":2}',
      },
      { x: 3 },
    ],
    [
      'imports ES modules with live bindings',
      {
        'pages/a/a.js': 'import { n, up } from "./b"; up(); export const x = n; export default 1',
        'pages/a/b.js': 'export let n = 1; export function up() { n += 1 }',
      },
      { x: 2, default: 1 },
    ],
    [
      'imports CommonJS as default and by name',
      {
        'pages/a/a.js':
          'import b, { c } from "./b"; import * as all from "./b"; export const x = b.c + c + all.c + all.default.c',
        'pages/a/b.js': 'module.exports = { c: 1 }',
      },
      { x: 4 },
    ],
    [
      'imports a function that is all of a module',
      {
        'pages/a/a.js': 'import f from "./b"; export const x = f()',
        'pages/a/b.js': 'module.exports = function () { return 5 }',
      },
      { x: 5 },
    ],
    [
      'respects __esModule',
      {
        'pages/a/a.js': 'import d from "./b"; export const x = d',
        'pages/a/b.js': 'exports.__esModule = true; exports.default = 6',
      },
      { x: 6 },
    ],
    [
      'requires ES modules',
      {
        'pages/a/a.js': 'const b = require("./b"); exports.x = b.default + b.c',
        'pages/a/b.js': 'export default 1; export const c = 2',
      },
      { x: 3 },
    ],
    [
      'may assign what others export, which all others then have',
      {
        'pages/a/a.js':
          'import * as c from "./c"; import * as d from "./d"; const b = require("./b"); b.host = 2; b.default = 3; c.e = 4; d.host = 5; export const x = [b.host, b.own(), require("./seen"), c.e, d.host]',
        'pages/a/b.js': 'export const host = 1; export default 1; export function own() { return host }',
        'pages/a/seen.js': 'import all, { host } from "./b"; module.exports = [all, host]',
        'pages/a/c.js': 'module.exports = { e: 1 }',
        'pages/a/d.js': 'export * from "./b"',
      },
      { x: [2, 1, [3, 2], 4, 5] },
    ],
    [
      'may mix both kinds',
      {
        'pages/a/a.js': 'import { c } from "./b"; module.exports = { x: c + require("./b").c }',
        'pages/a/b.js': 'export const c = 2',
      },
      { x: 4 },
    ],
    [
      'hands on what others export',
      {
        'pages/a/a.js': 'export * from "./b"; export { c as d } from "./b"; export * as e from "./b"',
        'pages/a/b.js': 'export const c = 2; export default 9',
      },
      { c: 2, d: 2, e: { c: 2, default: 9 } },
    ],
    [
      'may be in a ring',
      {
        'pages/a/a.js': 'import { b } from "./b"; export function a() { return 1 }; export const x = b()',
        'pages/a/b.js': 'import { a } from "./a"; export const b = () => a() + 1',
      },
      { x: 2 },
    ],
    [
      'may be TypeScript',
      {
        'pages/a/a.ts':
          'import type { T } from "./t"; import { E } from "./e"; export const x: number = E.B as number',
        'pages/a/e.ts': 'export enum E { A, B }',
      },
      { x: 1 },
    ],
    [
      'is found by an alias',
      {
        'app.json': { pages: ['pages/a/a'], resolveAlias: { '@/*': 'lib/*' } },
        'pages/a/a.js': 'exports.x = require("@/c")',
        'lib/c.js': 'module.exports = 1',
      },
      { x: 1 },
    ],
    ['may begin with a hash bang', { 'pages/a/a.js': '#!/usr/bin/env node\nexports.x = 1' }, { x: 1 }],
  ])('%s', async (_, files, exported) => {
    const { run, said } = await compiled(files)
    expect(said).toEqual([])
    expect(JSON.parse(JSON.stringify(run()))).toMatchObject(exported)
  })

  it('imports when it runs, from CommonJS and ES modules', async () => {
    const { run } = await compiled({
      'pages/a/a.js': 'exports.x = import("./b").then((b) => b.default); exports.y = require.async("./b")',
      'pages/a/b.js': 'module.exports = 7',
    })
    const exported = run() as { readonly x: Promise<unknown>; readonly y: Promise<unknown> }
    expect([await exported.x, await exported.y]).toEqual([7, 7])
  })

  it('with a syntax error throws it when required, and leaves the others alone', async () => {
    const { run, said } = await compiled({
      'pages/a/a.js': 'var a = 1\nlet b = (',
      'app.js': 'exports.x = 1',
    })
    expect(said).toEqual(['js/syntax-error pages/a/a.js:2:10'])
    expect(run('app.js')).toMatchObject({ x: 1 })
    expect(() => run()).toThrow('pages/a/a.js:2:10')
  })

  it.each([
    ['closes what it did not open', '}); evil(); (function () {'],
    ['declares a name twice', 'let a; let a'],
    ['has an impossible pattern', 'var a = /(/'],
    ['deletes a name in strict mode', '"use strict"; var a; delete a'],
  ])('that %s cannot break its neighbours', async (_, text) => {
    const { run, said } = await compiled({ 'pages/a/a.js': text, 'app.js': 'exports.x = 1' })
    expect(said).toEqual([expect.stringContaining('js/syntax-error pages/a/a.js')])
    expect(run('app.js')).toMatchObject({ x: 1 })
  })

  it('is not looked for in comments, in `try`, or where `require` is something else', async () => {
    const { said } = await compiled({
      'pages/a/a.js': [
        '// require("./a1")',
        '/* require("./a2") */',
        'try { require("./a3") } catch (e) {}',
        '(function (require) { require("./a4") })(function () {})',
        'var text = \'require("./a5")\'',
        'require("./a6")',
        'require(text)',
      ].join('\n'),
    })
    expect(said).toEqual(['js/computed-require pages/a/a.js:7:1', 'js/module-not-found pages/a/a.js:6:10'])
  })

  it.each([
    ['a template', 'module.exports = ["a", "b"].map((item) => require(`./plugins/${item}`))'],
    ['a sum', 'module.exports = ["a", "b"].map((item) => require("./plugins/" + item + ".js"))'],
    ['a sum from the root', 'module.exports = ["a", "b"].map((n) => require("/pages/a/plugins/" + n))'],
  ])('that is named by %s behind a folder is in the package with its neighbours', async (_, text) => {
    const { run, said } = await compiled({
      'pages/a/a.js': text,
      'pages/a/plugins/a.js': 'module.exports = 1',
      'pages/a/plugins/b/index.js': 'module.exports = require("../c")',
      'pages/a/plugins/b.ts': 'export = require("./b/index")',
      'pages/a/plugins/c.js': 'module.exports = 2',
    })
    expect(run()).toEqual([1, 2])
    expect(said).toEqual([])
  })

  it('is looked for in TypeScript, and by the beginning of its name and its ending', async () => {
    const { run, said } = await compiled({
      'pages/a/a.ts':
        'const n: string = "x"; export const a = [require(`./part-${n}`), require("./texts/" + n + ".json")]',
      'pages/a/part-x.js': 'module.exports = 1',
      'pages/a/other.js': 'not a program',
      'pages/a/texts/x.json': { x: 2 },
      'pages/a/texts/x.js': 'not a program',
    })
    expect(run()).toMatchObject({ a: [1, { x: 2 }] })
    expect(said).toEqual([])
  })

  it('that is named behind its own folder brings no scripts of others', async () => {
    const { run, said } = await compiled({
      'app.js': 'const n = "b"; exports.x = require("./" + n)',
      'b.js': 'module.exports = 1',
      'lib/index.js': 'module.exports = 2',
      'lib/deep/broken.js': 'not a program',
    })
    expect(run('app.js')).toMatchObject({ x: 1 })
    expect(said).toEqual([])
  })

  it('that no script can be is told, unless it may fail', async () => {
    const { said } = await compiled({
      'pages/a/a.js':
        'const n = "x"\nrequire("./none/" + n)\ntry { require("./none/" + n) } catch {}\n// require("./no/" + n)',
    })
    expect(said).toEqual(['js/no-such-scripts pages/a/a.js:2:10'])
  })

  it('that is missing from an npm package is a warning', async () => {
    const { said } = await compiled({
      'pages/a/a.js': 'require("p")',
      'miniprogram_npm/p/index.js': 'require("crypto")',
    })
    expect(said).toEqual(['js/dependency-not-found miniprogram_npm/p/index.js:1:10'])
  })

  it.each([
    ['CommonJS', 'pages/a/a.js', '\n\nthrow new Error("x")'],
    ['an ES module', 'pages/a/a.js', 'import b from "./b"\nexport const a = 1\nthrow new Error("x")'],
    ['TypeScript', 'pages/a/a.ts', 'import b from "./b"\ninterface A {}\nthrow new Error("x" as string)'],
    // Their authors' own tools put all of it into one line: only the column tells.
    ['minified CommonJS', 'pages/a/a.js', 'var a=1,b=2;function c(){}c();throw new Error("x")'],
    ['a minified ES module', 'pages/a/a.js', 'var a=1;export{a};function c(){}c();throw new Error("x")'],
    [
      'a minified ES module that imports',
      'pages/a/a.js',
      'import"./b";let a;c();function c(){throw new Error("x")}',
    ],
  ])('tells where it throws, as %s', async (_, path, text) => {
    const { bundle, run } = await compiled({ [path]: text, 'pages/a/b.js': '' })
    let stack = ''
    try {
      run()
    } catch (error) {
      stack = (error as Error).stack ?? ''
    }
    const [, line, at] = /_maque\/script\.js:(\d+):(\d+)/.exec(stack) ?? []
    const map = bundle.maps.get('_maque/script.js')
    const place = map && authorPosition(map, { line: Number(line), column: Number(at) })
    const lines = text.split('\n')
    const column = lines.at(-1)?.indexOf('new Error') ?? -1
    expect(place).toEqual({ file: path, line: lines.length, column: column + 1 })
  })

  it.each([
    ['beside it', (map: string) => ({ comment: 'a.js.map', files: { 'pages/a/a.js.map': map } })],
    [
      'inside it',
      (map: string) => ({
        comment: `data:application/json;charset=utf-8;base64,${Buffer.from(map).toString('base64')}`,
        files: {},
      }),
    ],
  ])('tells where its author wrote it, by a map %s', async (_, kept) => {
    const written = `interface Tea {\n  readonly kind: string\n}\n\nexport function brew(tea: Tea): never {\n  throw new Error(tea.kind)\n}\nbrew({ kind: 'green' })\n`
    // As a tool of their own leaves it.
    const { code, map } = transformSync('a.ts', written, { lang: 'ts', sourcemap: true })
    const text = JSON.stringify({ ...map, sources: ['../../src/a.ts'] })
    const { comment, files } = kept(text)
    const { bundle, run } = await compiled({
      'pages/a/a.js': `${code}\n//# sourceMappingURL=${comment}\n`,
      ...files,
    })
    let stack = ''
    try {
      run()
    } catch (error) {
      stack = (error as Error).stack ?? ''
    }
    const [, line, at] = /_maque\/script\.js:(\d+):(\d+)/.exec(stack) ?? []
    const maps = bundle.maps.get('_maque/script.js')
    if (!maps) throw new Error('no maps')
    expect(authorPosition(maps, { line: Number(line), column: Number(at) })).toEqual({
      file: 'src/a.ts',
      line: 6,
      column: 9,
    })
    const { sections } = toStandardMap(maps, (file) => (file === 'src/a.ts' ? written : undefined)) as {
      readonly sections: readonly { readonly map: object }[]
    }
    expect(sections.map(({ map }) => map)).toContainEqual(
      expect.objectContaining({ sources: ['src/a.ts'], sourcesContent: [written] }),
    )
  })

  it.each(['', '{', '{"version":3}', '{"version":3,"sources":[null],"mappings":"!"}'])(
    'tells where it throws by itself when its map is %j',
    async (map) => {
      const { bundle } = await compiled({
        'pages/a/a.js': 'Page({})\n//# sourceMappingURL=a.js.map',
        'pages/a/a.js.map': map,
      })
      const maps = bundle.maps.get('_maque/script.js')
      const line = (maps?.sections.find(({ source }) => source === 'pages/a/a.js')?.line ?? 0) + 1
      expect(maps && authorPosition(maps, { line, column: 1 })).toMatchObject({
        file: 'pages/a/a.js',
        line: 1,
      })
    },
  )
})
