/** Where errors are told to be, in every kind of script that a bundle has. */
import { describe, expect, it } from 'vitest'
import { scriptName } from '@maque/protocol/bundle/script-names.ts'
import { compileProject } from '../compile-project.ts'
import { projectOf } from '../testing/project-of.ts'
import { textOf } from '../testing/run-bundle.ts'
import { inAuthorsPlaces } from './authors-places.ts'

const files = {
  'project.config.json': { pluginRoot: 'plugin', miniprogramRoot: 'mini', setting: { es6: true } },
  'mini/app.json': {
    pages: ['pages/a/a', 'pages/100% (1)/q?x=1#h'],
    subpackages: [
      { root: 'sub #1 (a)', pages: ['p'] },
      { root: 'alone', independent: true, pages: ['p'] },
    ],
    workers: 'workers',
    plugins: { own: { version: 'dev', provider: 'wx0000000000000000' } },
  },
  'mini/app.js': 'App({})',
  'mini/pages/a/a.js': 'Page({})',
  'mini/pages/a/a.wxml':
    '<wxs src="./m.wxs" module="m"/>\n<wxs module="n">\n\nmodule.exports.throwHere = 1\n</wxs>{{m.x}}{{n.x}}',
  'mini/pages/a/m.wxs': 'var a = 1\n\nmodule.exports.throwHere = 1',
  'mini/pages/100% (1)/q?x=1#h.js': 'Page({})\n  throwHere(1)',
  'mini/pages/100% (1)/q?x=1#h.wxml': '<view/>',
  'mini/sub #1 (a)/p.js': '\n  throwHere(1)',
  'mini/sub #1 (a)/p.wxml': '<view/>',
  'mini/alone/p.ts': 'interface A {}\nexport const a: number = 1\n  throwHere(1)',
  'mini/alone/p.wxml': '<view/>',
  'mini/workers/w.js': 'require("./x")',
  'mini/workers/x.js': '\n\n\n  throwHere(1)',
  'plugin/plugin.json': { main: 'index.js' },
  'plugin/index.js': 'exports.a = require("./deep/b")',
  'plugin/deep/b.js': '\n\n\n\n  throwHere(1)',
}

describe('the place of an error', () => {
  it('is that of the author, in every script of a bundle and whatever its files are called', async () => {
    const { bundle, diagnostics } = await compileProject({ mode: 'development', files: projectOf(files) })
    if (!bundle) throw new Error('no bundle')
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    const digest = '0123456789abcdef'
    const told = [...bundle.maps.keys()].flatMap((path) =>
      textOf(bundle, path)
        .split('\n')
        .flatMap((line, row) => {
          const column = line.indexOf('throwHere')
          if (column < 0) return []
          const step = `    at f (${scriptName(digest, path)}:${row + 1}:${column + 1})`
          return [inAuthorsPlaces(step, [{ digest, maps: bundle.maps }])]
        }),
    )
    const expected = Object.entries(files).flatMap(([file, text]) => {
      const before = typeof text === 'string' ? text.split('throwHere') : []
      const lines = before[0]?.split('\n') ?? []
      return before.length < 2
        ? []
        : [`    at f (${file}:${lines.length}:${(lines.at(-1)?.length ?? 0) + 1})`]
    })
    // WXS is printed anew, with places for what can fail alone.
    const linesOfWxs = (step: string): string => step.replace(/(\.wx(?:s|ml):\d+):\d+/, '$1')
    expect(told.map(linesOfWxs).toSorted()).toEqual(expected.map(linesOfWxs).toSorted())
  })
})
