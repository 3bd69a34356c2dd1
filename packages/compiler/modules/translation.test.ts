/** What `"es6": true` changes; the official tools' own output was compared for each row. */
import { describe, expect, it } from 'vitest'
import { authorPosition } from '../bundle/source-maps.ts'
import { compileProject } from '../compile-project.ts'
import { onePage } from '../testing/project-of.ts'
import { runBundle } from '../testing/run-bundle.ts'

async function compiled(files: Readonly<Record<string, unknown>>, setting: object = { es6: true }) {
  const { bundle, diagnostics } = await compileProject({
    files: onePage({ 'project.config.json': { setting }, ...files }),
    mode: 'development',
  })
  if (bundle === null) throw new Error('no bundle')
  const said = diagnostics.map(({ code, file, start }) => `${code} ${file}:${start.line}:${start.column}`)
  return { bundle, said, run: () => runBundle(bundle).require('pages/a/a.js') }
}

const exported = async (text: string, setting?: object): Promise<unknown> => {
  const { run, said } = await compiled({ 'pages/a/a.js': text }, setting)
  expect(said).toEqual([])
  return run()
}

describe('a name in a translated script', () => {
  it.each([
    ['that its own value asks for', 'const x = x && 1; exports.x = [x]', [undefined]],
    ['that stands below', 'exports.x = [typeof x, x]; let x = 1; x = 2', ['undefined', undefined]],
    ['of a pattern', 'exports.x = [a, b]; const { a, c: [b] } = { a: 1, c: [2] }', [undefined, undefined]],
    [
      'asked for by a function that is called early',
      'exports.x = [f()]; const x = 1; function f() { return x }',
      [undefined],
    ],
    ['of a class', 'exports.x = [A]; class A {}; exports.y = new A()', [undefined]],
    ['of a parameter of the platform', 'const wx = wx || 3; exports.x = [wx]', [3]],
    [
      'in a block, which hides another',
      'let x = 1, r = []; { r.push(x); let x = 2; r.push(x) } r.push(x); exports.x = r',
      [undefined, 2, 1],
    ],
    [
      'in a block without semicolons',
      'const r = []\nif (r) {\n  r.push(a, b, c)\n  const a = 1, { b } = { b: 2 }\n  let c\n  [4].forEach((d) => { c = d })\n  r.push(a, b, c)\n}\nexports.x = r',
      [undefined, undefined, undefined, 1, 2, 4],
    ],
    [
      'of a class in a block',
      'const r = []; { r.push(typeof A); class A { static n = A.name } r.push(A.n) } exports.x = r',
      ['undefined', 'A'],
    ],
    [
      'in a loop, one for each turn',
      'const fs = []; for (let i = 0; i < 3; i++) { fs.push(() => x); const x = i } exports.x = fs.map((f) => f())',
      [0, 1, 2],
    ],
    [
      'in a loop, without a value at its start',
      'const r = []; for (let i = 0; i < 2; i++) { r.push(x); let x; r.push(x); x = i } exports.x = r',
      [undefined, undefined, undefined, undefined],
    ],
    [
      'of another case',
      'function f(k) { switch (k) { case 1: let y = 1; return y; case 2: y = 5; return () => y } }\nexports.x = [f(1), f(2)()]',
      [1, 5],
    ],
    [
      'of a case that the head names too',
      'const y = 1; switch (y) { case 1: let y = 2; exports.x = [y] }',
      [2],
    ],
    [
      'of a loop head, which stays one for each turn',
      'const fs = []; for (const x of [1, 2]) fs.push(() => x); exports.x = fs.map((f) => f())',
      [1, 2],
    ],
  ])('is there before it is declared: %s', async (_, text, x) => {
    expect(await exported(text)).toMatchObject({ x })
  })

  it('that is constant throws when it is assigned again', async () => {
    const { run } = await compiled({
      'pages/a/a.js': 'f(); const c = 1; function f() { return () => c } c = 2',
    })
    expect(run).toThrow(/constant/)
  })

  it('that is imported in a ring is undefined until it is there', async () => {
    for (const setting of [{ es6: true }, {}]) {
      const { run } = await compiled(
        {
          'pages/a/a.js':
            'import { seen } from "./b"; export const a = 1; export let b = 2; export class C {}; export default class D {}; export { e as f }; const e = 3; export const x = seen',
          'pages/a/b.js':
            'import * as all from "./a"; export const seen = [all.a, all.b, all.C, all.default, all.f]',
        },
        setting,
      )
      expect(run()).toMatchObject({ a: 1, b: 2, f: 3, x: Array.from({ length: 5 }) })
    }
  })

  it.each([
    ['CommonJS', 'pages/a/a.js', 'f(); { f(x); class x {}\n}\nfunction f() {}; throw new Error(1)'],
    ['a line that was rewritten', 'pages/a/a.js', '{ x; let x = 1; throw new Error(1)\n}'],
    ['an ES module', 'pages/a/a.js', 'export class A {}\n{ x; let x = 1; throw new Error(1)\n}'],
    [
      'TypeScript',
      'pages/a/a.ts',
      'interface A {}\nexport const a: number = 1\n{ b; const b: number = 1; throw new Error(1)\n}',
    ],
  ])('leaves stacks to lead to the line and column that was written, in %s', async (_, path, text) => {
    const { bundle, run } = await compiled({ [path]: text })
    let stack = ''
    try {
      run()
    } catch (error) {
      stack = (error as Error).stack ?? ''
    }
    const [, line, column] = /_maque\/script\.js:(\d+):(\d+)/.exec(stack) ?? []
    const map = bundle.maps.get('_maque/script.js')
    const before = text.slice(0, text.indexOf('new Error')).split('\n')
    expect(map && authorPosition(map, { line: Number(line), column: Number(column) })).toEqual({
      file: path,
      line: before.length,
      column: (before.at(-1)?.length ?? 0) + 1,
    })
  })
})

describe('a script', () => {
  const sloppy = 'undeclared = 1; exports.x = [typeof this, (function () { return typeof this })()]'

  it.each([
    ['as written without `es6`', {}, sloppy, ['object', 'object']],
    [
      'without a dead zone less than it, when it is not translated',
      {},
      'exports.x = [typeof x]; var x',
      ['undefined'],
    ],
    [
      'sloppily where strict mode is off',
      { es6: true, disableUseStrict: true },
      sloppy,
      ['object', 'object'],
    ],
    [
      'sloppily where its first line says so',
      { es6: true },
      `// use strict disable;\n${sloppy}`,
      ['object', 'object'],
    ],
    [
      'as written where it is left out',
      { es6: true, babelSetting: { ignore: ['pages/**/*.js'] } },
      sloppy,
      ['object', 'object'],
    ],
    [
      'as written in a folder left out',
      { es6: true, babelSetting: { ignore: ['pages/a'] } },
      sloppy,
      ['object', 'object'],
    ],
    [
      'as written above 500 KB',
      { es6: true },
      `${sloppy}\n//${' '.repeat(500 * 1024)}`,
      ['object', 'object'],
    ],
    ['strictly otherwise', { es6: true }, sloppy.slice(sloppy.indexOf(';') + 1), ['undefined', 'undefined']],
  ])('runs %s', async (_, setting, text, x) => {
    expect(await exported(text, setting)).toMatchObject({ x })
  })

  it.each([
    ['assigns to a name that is nowhere', 'undeclared = 1'],
    ['asks for its caller', '(function () { return arguments.callee })()'],
    ['has a `this` at its top', 'this.x = 1'],
  ])('that is strict throws where it %s', async (_, text) => {
    const { run } = await compiled({ 'pages/a/a.js': text })
    expect(run).toThrow()
  })

  it('that strict mode cannot read is told, at its place', async () => {
    const { said } = await compiled({ 'pages/a/a.js': 'var a = 1\nvar b = 010' })
    expect(said).toEqual(['js/not-strict pages/a/a.js:2:9'])
  })

  it.each([{}, { es6: true }])('has all of the language that projects use, with %j', async (setting) => {
    const text = `
      class A { field = 1; static all = 2; #own = 3; get own() { return this.#own } }
      class B extends A { constructor() { super(); this.name = new.target.name } }
      function* numbers(n = 2, ...rest) { for (let i = 0; i < n; i++) yield i ** 2; yield* rest }
      const { a, ...others } = { a: 1, b: 2, c: 3 }
      const [first, , third = 4] = numbers(2, 9)
      let found
      outer: for (const row of [[1], [2, 3]]) for (const cell of row) if (cell === 2) { found = cell; break outer }
      const fs = []
      for (let i = 0; i < 2; i++) fs.push(() => i)
      const named = () => {}
      const told = async () => { try { return (await null)?.x ?? 'none' } finally { told.done = true } }
      exports.x = [
        new B().field, A.all, new B().own, new B().name, [...numbers(3)], a, others, first, third, found,
        fs.map((f) => f()), named.name, String(named).includes('=>'), \`\${a}\${first}\`, typeof Symbol.iterator,
        new Map([[1, 2]]).get(1), [1, [2]].flat(), Object.fromEntries([['k', 1]]), 1n + 1n === 2n,
      ]
      exports.y = told()`
    const exported = (await compiled({ 'pages/a/a.js': text }, setting)).run() as Readonly<
      Record<string, unknown>
    >
    expect(exported['x']).toEqual([
      ...[1, 2, 3, 'B', [0, 1, 4], 1, { b: 2, c: 3 }, 0, 9, 2],
      ...[[0, 1], 'named', true, '10', 'symbol', 2, [1, 2], { k: 1 }, true],
    ])
    expect(await exported['y']).toBe('none')
  })
})
