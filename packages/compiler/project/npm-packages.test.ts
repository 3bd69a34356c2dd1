import { describe, expect, it } from 'vitest'
import { compileProject } from '../compile-project.ts'
import { onePage, projectOf } from '../testing/project-of.ts'
import { runBundle } from '../testing/run-bundle.ts'

describe('an npm package', () => {
  it.each([
    ['is taken from its `miniprogram` folder', { miniprogram: 'lib' }, 'lib/index.js'],
    ['is taken from `miniprogram_dist` when it has one', {}, 'miniprogram_dist/index.js'],
    ['is taken as it is otherwise, from its `main`', { main: 'build/p.js' }, 'build/p.js'],
    ['may name its main file without extension', { main: 'build/p' }, 'build/p.js'],
    ['may have only a `module`', { module: 'es/p.js' }, 'es/p.js'],
    ['may have only `exports`', { exports: { '.': { import: './x.js', require: './y.js' } } }, 'y.js'],
    ['begins with index.js when it does not say', {}, 'index.js'],
  ])('%s', async (_, manifest, file) => {
    const { bundle, diagnostics } = await compileProject({
      files: onePage({
        'pages/a/a.js': 'module.exports = require("p")',
        'node_modules/p/package.json': manifest,
        [`node_modules/p/${file}`]: 'module.exports = "found"',
      }),
      mode: 'development',
    })
    expect(diagnostics).toEqual([])
    expect(bundle && runBundle(bundle).require('pages/a/a.js')).toBe('found')
  })

  it('gives way to what was built into miniprogram_npm', async () => {
    const { bundle } = await compileProject({
      files: onePage({
        'pages/a/a.js': 'module.exports = require("p")',
        'miniprogram_npm/p/index.js': 'module.exports = "built"',
        'node_modules/p/package.json': {},
        'node_modules/p/index.js': 'module.exports = "installed"',
      }),
      mode: 'development',
    })
    expect(bundle && runBundle(bundle).require('pages/a/a.js')).toBe('built')
  })

  it.each([
    ['comes from the platform when the app asks for it', { weui: true }, {}, true],
    ['does not otherwise', {}, {}, false],
    [
      'is the installed one where there is one',
      { weui: true },
      {
        'node_modules/weui-miniprogram/package.json': {},
        'node_modules/weui-miniprogram/miniprogram_dist/weui-wxss/dist/style/weui.wxss': '',
      },
      false,
    ],
  ])('of a library %s', async (_, useExtendedLib, installed, isThere) => {
    const { bundle } = await compileProject({
      files: onePage({
        'app.json': { pages: ['pages/a/a'], useExtendedLib },
        'pages/a/a.json': { usingComponents: { cell: 'weui-miniprogram/cell/cell' } },
        'pages/a/a.wxml': '<cell />',
        'pages/a/a.js': 'Page({})',
        ...installed,
      }),
      mode: 'development',
    })
    const view = Buffer.from(bundle?.files.get('_maque/view.json') ?? '').toString()
    expect(view.includes('miniprogram_npm/weui-miniprogram/cell/cell')).toBe(isThere)
    expect(view.includes('weui-cell__bd')).toBe(isThere)
  })

  it('has its own version of what it depends on', async () => {
    const { bundle } = await compileProject({
      files: onePage({
        'pages/a/a.js': 'module.exports = [require("p"), require("q")]',
        'node_modules/p/package.json': { main: 'index.js' },
        'node_modules/p/index.js': 'module.exports = "p with " + require("q")',
        'node_modules/p/node_modules/q/package.json': {},
        'node_modules/p/node_modules/q/index.js': 'module.exports = "old q"',
        'node_modules/q/package.json': {},
        'node_modules/q/index.js': 'module.exports = "new q"',
      }),
      mode: 'development',
    })
    expect(bundle && [...(runBundle(bundle).require('pages/a/a.js') as string[])]).toEqual([
      'p with old q',
      'new q',
    ])
  })

  it('gives components, their styles and what these show', async () => {
    const { bundle, diagnostics, npmFiles } = await compileProject({
      files: projectOf({
        'project.config.json': { miniprogramRoot: 'mini/' },
        'mini/app.js': '',
        'mini/app.json': { pages: ['a'], usingComponents: { 'x-box': '@x/ui/box/index' } },
        'mini/a.wxml': '<x-box/>',
        'mini/a.js': '',
        'mini/node_modules/@x/ui/package.json': { miniprogram: 'dist' },
        'mini/node_modules/@x/ui/dist/box/index.wxml': '<view class="box"/>',
        'mini/node_modules/@x/ui/dist/box/index.json': { component: true },
        'mini/node_modules/@x/ui/dist/box/index.js': '',
        'mini/node_modules/@x/ui/dist/box/index.wxss': '@import "../base.wxss";',
        'mini/node_modules/@x/ui/dist/base.wxss': '.box { background: url(box.png) }',
        'mini/node_modules/@x/ui/dist/box.png': 'png',
        'mini/node_modules/@x/ui/dist/unused.png': 'png',
      }),
      mode: 'development',
    })
    expect(diagnostics).toEqual([])
    expect([...(bundle?.files.keys() ?? [])]).toEqual([
      '_maque/logic.json',
      '_maque/script.js',
      '_maque/view.json',
      'miniprogram_npm/@x/ui/box.png',
    ])
    expect([...npmFiles.keys()].sort()).toContain('mini/miniprogram_npm/@x/ui/base.wxss')
  })

  it('compiles to the same bundle where its used files were put in its place', async () => {
    const own = {
      'app.js': '',
      'app.json': { pages: ['a'], usingComponents: { box: 'ui/box' } },
      'a.js': 'require("q")',
      'a.wxml': '<box/>',
    }
    const installed = await compileProject({
      files: projectOf({
        ...own,
        'node_modules/ui/package.json': { miniprogram: 'dist' },
        'node_modules/ui/dist/box.wxml': '<image src="./i.png"/>',
        'node_modules/ui/dist/box.json': { component: true },
        'node_modules/ui/dist/box.js': '',
        'node_modules/ui/dist/i.png': 'png',
        'node_modules/q/package.json': { main: 'lib/q.js' },
        'node_modules/q/lib/q.js': '',
      }),
      mode: 'release',
    })
    const copied = await compileProject({
      files: projectOf({ ...own, ...Object.fromEntries(installed.npmFiles) }),
      mode: 'release',
    })
    expect(copied.diagnostics).toEqual([])
    expect(copied.bundle?.digest).toBe(installed.bundle?.digest)
  })
})
