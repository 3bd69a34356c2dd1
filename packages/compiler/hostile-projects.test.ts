/** Whatever a project holds, compiling it ends, and what comes out can be read. */
import { Script } from 'node:vm'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { compileProject } from './compile-project.ts'
import { openProjectFolder } from './project/disk-files.ts'
import { onePage, projectOf } from './testing/project-of.ts'
import { textOf } from './testing/run-bundle.ts'

// Hundreds of projects are compiled here, on machines that have other things to do.
vi.setConfig({ testTimeout: 60_000 })

const todo = openProjectFolder(fileURLToPath(new URL('../../examples/todo', import.meta.url)))
const originals = todo.list().map((path) => [path, Buffer.from(todo.read(path) ?? []).toString()] as const)

/** What spoils a file: brackets that do not match, comments that do not end, names of the language itself. */
const fragment = fc.constantFrom(
  ...[
    '{',
    '}',
    '"',
    "'",
    '`',
    '(',
    ')',
    '[',
    ']',
    '<',
    '>',
    '{{',
    '}}',
    '/*',
    '*/',
    '//',
    '\\',
    '${',
    '@',
    '&',
  ],
  ...[
    '@import "x";',
    'url(',
    '0rpx',
    ':not(',
    'wx:if="{{a}}"',
    '</view>',
    '<!--',
    '<wxs module="m">',
    '<__proto__>',
  ],
  ...[
    'import x from "y";',
    'require(',
    'export default',
    '"__proto__":',
    'null',
    '\u0000',
    '\u2028',
    '\uFEFF',
    '',
  ],
)
const spoiling = fc.record({
  file: fc.nat({ max: originals.length - 1 }),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.nat({ max: 40 }),
  fragment,
})

describe('a spoiled project', () => {
  it('still compiles to something that can be read', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(spoiling, { minLength: 1, maxLength: 12 }), async (spoilings) => {
        const files = new Map(originals)
        for (const { file, at, removed, fragment: text } of spoilings) {
          const [path] = originals[file] ?? ['']
          const before = files.get(path) ?? ''
          const start = Math.floor(at * before.length)
          files.set(path, before.slice(0, start) + text + before.slice(start + removed))
        }
        const { bundle } = await compileProject({
          files: projectOf(Object.fromEntries(files)),
          mode: 'release',
        })
        for (const { script, logicUnits, viewUnits, wxs } of bundle?.manifest.packages ?? []) {
          if (bundle === null) return
          for (const path of [script, wxs ?? script]) void new Script(textOf(bundle, path))
          for (const path of [logicUnits, viewUnits]) JSON.parse(textOf(bundle, path))
        }
      }),
      { numRuns: 150, seed: 20260101 },
    )
  })
})

describe('a page that is named outside of its project (PKG-23)', () => {
  it.each(['../../x/index', '/etc/passwd', 'http://example.com/a', 'pages/__proto__/x', '..\\x'])(
    'is an error or a page that is not there: %s',
    async (page) => {
      const { bundle, diagnostics } = await compileProject({
        files: projectOf({
          'app.json': JSON.stringify({ pages: ['pages/a/a', page] }),
          'pages/a/a.wxml': '<view/>',
          'pages/a/a.js': 'Page({})',
        }),
        mode: 'release',
      })
      expect(diagnostics.some(({ severity }) => severity !== 'info')).toBe(true)
      const escaping = Object.keys(bundle?.manifest.files ?? {}).filter((path) => /\.\.|^\/|:/.test(path))
      expect(escaping).toEqual([])
      expect(Object.prototype).not.toHaveProperty('x')
    },
  )
})

describe('a hostile project', () => {
  it.each([
    ['a template that is nothing but start tags', { 'pages/a/a.wxml': '<view>'.repeat(50_000) }],
    ['a style sheet that is nothing but braces', { 'pages/a/a.wxss': '{'.repeat(200_000) }],
    ['JSON that is nothing but brackets', { 'pages/a/a.json': '['.repeat(200_000) }],
    ['styles that import each other many times', bomb('wxss', (next) => `@import "${next}";`.repeat(10))],
    ['templates that include each other', bomb('wxml', (next) => `<include src="${next}"/>`)],
    [
      'components that use themselves',
      { 'pages/a/a.json': { usingComponents: { a: './a' } }, 'pages/a/a.wxml': '<a/>' },
    ],
    [
      'names of the language',
      {
        'pages/a/a.json': '{"usingComponents":{"__proto__":"./a","constructor":"./a"}}',
        'pages/a/a.wxml': '<constructor/><__proto__/>',
      },
    ],
  ])('ends: %s', async (_, files) => {
    const { bundle } = await compileProject({ files: onePage(files), mode: 'release' })
    expect(bundle).not.toBeNull()
  })
})

/** Ten files, each of which names the next one. */
function bomb(extension: string, naming: (next: string) => string): Readonly<Record<string, string>> {
  const file = (number: number): string =>
    number === 0 ? `pages/a/a.${extension}` : `pages/a/f${number}.${extension}`
  return Object.fromEntries(
    Array.from({ length: 10 }, (_, number) => [
      file(number),
      number === 9 ? '' : naming(`/${file(number + 1)}`),
    ]),
  )
}
