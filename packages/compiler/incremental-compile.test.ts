/** (2) of compile-project.ts: change by change, a project compiles to what it compiles to at once. */
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { compileProject, createProjectCompiler, type CompileResult } from './compile-project.ts'
import { changingProject } from './testing/changing-project.ts'

vi.setConfig({ testTimeout: 60_000 })

/**
 * What each file may hold, the first at the beginning; `undefined` is no file. Together they have every
 * way in which one file's result depends on another: imports, includes, resolution by which files exist,
 * names given by the app, npm packages, several packages, and all kinds of mistakes.
 */
const contents: Readonly<Record<string, readonly unknown[]>> = {
  'app.json': [
    {
      pages: ['a/a', 'b/b'],
      subPackages: [{ root: 'sub', pages: ['c/c'] }],
      usingComponents: { card: '/card/card' },
    },
    { pages: ['b/b', 'a/a', 'gone/gone'], usingComponents: { card: 'pkg/card', other: '/b/b' } },
    '{\n\n  "pages": ["a/a"], "usingComponents": { "card": "/card/card", "none": "/none" } }',
    { pages: ['sub/c/c'], resolveAlias: { '@/*': 'lib/*' } },
    {
      pages: ['a/a'],
      plugins: { p: { version: 'dev', provider: 'wx0' } },
      usingComponents: { card: 'plugin://p/card' },
      componentPlaceholder: { card: 'view' },
      subPackages: [{ root: 'sub', pages: ['c/c'], independent: true }],
    },
    {
      pages: ['a/a'],
      resolveAlias: { '@/*': 'b/*' },
      tabBar: { custom: true, list: [{ pagePath: 'a/a', text: 'a' }] },
    },
    '{ "pages": [',
    undefined,
  ],
  'project.config.json': [
    undefined,
    { setting: { useCompilerPlugins: ['typescript', 'less', 'sass'] } },
    { setting: { es6: true } },
    { pluginRoot: 'plugin' },
    { packOptions: { ignore: [{ type: 'suffix', value: '.png' }] } },
    '{',
  ],
  'app.wxss': ['@import "base";.a{color:red}', '@import "./lib/x.wxss";', '.a{', undefined],
  'app.js': [
    'require("./lib/x"); App({})',
    'const n = "x"; require("./lib/" + n); App({})',
    'import x from "@/x"; App({ x })',
    'App({',
    undefined,
  ],
  'base.wxss': ['.base{width:1rpx}', '@import "app.wxss";.b{background:url(x.png)}', undefined],
  'lib/x.js': ['module.exports = 1', 'export default 2', 'require("pkg"); require("../b/b.js")', undefined],
  'lib/x.wxss': [undefined, '.x{}', '@import "../less.less";', new Uint8Array([0xc4, 0xe3, 0x7b])],
  'less.less': [
    '@w: 2rpx; .l { .m { width: @w * 2 } }',
    '@import "mixin"; .l { .mixed() }',
    '.l { .gone() }',
    undefined,
  ],
  'mixin.less': ['.mixed() { color: blue }', undefined, '@import "mixin";'],
  'a/a.wxml': [
    '<card/><other/><import src="t.wxml"/><template is="t"/><wxs src="/m.wxs" module="m"/>{{m.a}}',
    '<include src="/a/t.wxml"/><none/><image src="/x.png"/>',
    '<view',
    undefined,
  ],
  'a/t.wxml': ['<template name="t"><view>{{x}}</view></template>', '<card/>{{', undefined],
  'a/a.js': ['Page({})', 'require("./y")', '{ f(x); let x = 010 }', undefined],
  'a/a.ts': [undefined, 'let x: number = 1; Page({ x })'],
  'a/y.js': [undefined, 'exports.y = 1'],
  'a/a.json': [
    {},
    { usingComponents: { card: '../b/b', other: 'pkg/card' } },
    '{ "usingComponents":\n { "card": "./no" }, "navigationBarTitleText": 1 }',
    '{',
    undefined,
  ],
  'a/a.wxss': ['@import "pkg/style";.p{}', '@import "../lib/x";', undefined],
  'a/a.less': [undefined, '@import (reference) "../mixin"; .p { .mixed() }'],
  'a/a.scss': [undefined, '@use "../part"; .p { width: part.$w }'],
  '_part.scss': [undefined, '$w: 3rpx;', '$w: ;'],
  'm.wxs': ['module.exports = { a: 1 }', 'module.exports = { a: require("./n.wxs") }', 'let a', undefined],
  'n.wxs': ['module.exports = 2', undefined],
  'b/b.wxml': ['<view class="b"/>', '<card/>', undefined],
  'b/b.js': ['Page({})', 'Component({})', undefined],
  'b/b.json': [{}, { component: true, styleIsolation: 'shared' }, undefined],
  'b/x.js': [undefined, 'exports.b = 1'],
  'card/card.wxml': ['<slot/>', '<card/>', undefined],
  'card/card.js': ['Component({})', undefined],
  'card/card.json': [
    { component: true },
    { component: true, usingComponents: { deep: 'pkg/card' } },
    undefined,
  ],
  'sub/c/c.wxml': ['<view/>', '<card/>', undefined],
  'sub/c/c.js': ['Page({}); require("../../lib/x")', 'require.async("../../b/b")', undefined],
  'plugin/plugin.json': [undefined, { publicComponents: { card: 'card' }, main: 'main.js' }, '{'],
  'plugin/card.wxml': [undefined, '<view/>', '<x/>'],
  'plugin/card.js': [undefined, 'Component({})'],
  'plugin/card.json': [{ component: true }, undefined],
  'plugin/main.js': [undefined, 'exports.p = 1', 'require("./card")'],
  'x.png': ['png', 'other', undefined],
  'node_modules/pkg/package.json': ['{"main":"main.js"}'],
  'node_modules/pkg/main.js': ['module.exports = 3'],
  'node_modules/pkg/style.wxss': ['.pkg{}'],
  'node_modules/pkg/card.wxml': ['<view/>'],
  'node_modules/pkg/card.js': ['Component({})'],
  'node_modules/pkg/card.json': ['{"component":true}'],
}

const paths = Object.keys(contents).filter((path) => (contents[path]?.length ?? 0) > 1)
const edit = fc
  .constantFrom(...paths)
  .chain((path) =>
    fc.record({ path: fc.constant(path), content: fc.constantFrom(...(contents[path] ?? [])) }),
  )
/** What is saved together is compiled together; sometimes nobody tells what has changed. */
const save = fc.record({ edits: fc.array(edit, { minLength: 1, maxLength: 3 }), isTold: fc.boolean() })

describe('a project that is edited', () => {
  it('compiles to the same bytes, maps and diagnostics as one that was never compiled before', async () => {
    const beginning = Object.fromEntries(
      Object.entries(contents).flatMap(([path, [first]]) => (first === undefined ? [] : [[path, first]])),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(save, { minLength: 1, maxLength: 8 }), async (saves) => {
        const project = changingProject(beginning)
        const compiler = createProjectCompiler({ files: project.files, mode: 'development' })
        await compiler.compile()
        for (const { edits, isTold } of saves) {
          for (const { path, content } of edits) project.write(path, content)
          const result = await compiler.compile(isTold ? edits.map(({ path }) => path) : undefined)
          const fresh = await compileProject({ files: project.copy(), mode: 'development' })
          expect(outcomeOf(result)).toEqual(outcomeOf(fresh))
        }
      }),
      { numRuns: 150, seed: 20260401 },
    )
  })
})

/** Texts rather than bytes, so that a difference can be read. */
function outcomeOf({ bundle, diagnostics, sourceOf }: CompileResult): unknown {
  return {
    manifest: bundle && new TextDecoder().decode(bundle.manifestBytes),
    files: bundle && [...bundle.files].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]),
    maps: bundle && [...bundle.maps],
    diagnostics: diagnostics.map((diagnostic) => ({ ...diagnostic, source: sourceOf(diagnostic.file) })),
  }
}
