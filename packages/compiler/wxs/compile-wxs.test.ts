import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInThisContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import type { WxsFactory } from '@maque/protocol/bundle/manifest.ts'
import { createWxsRuntime } from '@maque/template/wxs/create-wxs-runtime.ts'
import { SourceText } from '../diagnostics/source-text.ts'
import { unallowedIn } from '../testing/unallowed-in-wxs.ts'
import { compileWxs, type CompiledWxs } from './compile-wxs.ts'

function compile(text: string, files: Readonly<Record<string, string>> = {}): CompiledWxs {
  return compileWxs({ source: new SourceText('lib/m.wxs', text), readFile: (path) => files[path] })
}

describe('a WXS module', () => {
  it.each([
    ['cannot be read', 'var a = ;', 'wxs/syntax 1:9'],
    ['declares a constant twice', 'const a = 1\nconst a = 2', 'wxs/syntax'],
    ['names the browser', 'var a =\n  window', 'wxs/unknown-name 2:3'],
    ['makes something with new', 'var a = new Date()', 'wxs/unsupported 1:9'],
    ['catches', 'try {} catch (e) {}', 'wxs/unsupported 1:1'],
    ['assigns to what it never declared', 'a = 1', 'wxs/undeclared 1:1'],
    ['requires what is computed', 'require(1 + 1)', 'wxs/require 1:1'],
    ['passes require on', 'var a = require', 'wxs/require 1:9'],
    ['requires a file that is not there', 'require("./b.wxs")', 'wxs/file-not-found 1:1'],
  ])('is told when it %s', (_, source, told) => {
    const [first] = compile(source).diagnostics
    expect(`${first?.code} ${first?.start.line}:${first?.start.column}`).toContain(told)
  })

  it('finds what it requires beside itself, with or without its extension', () => {
    const files = { 'lib/a.wxs': '', 'b.wxs': '', 'c.wxs': '' }
    const { requires, diagnostics } = compile('require("./a"); require("../b.wxs"); require("/c.wxs")', files)
    expect(requires).toEqual(['lib/a.wxs', 'b.wxs', 'c.wxs'])
    expect(diagnostics).toEqual([])
  })

  it('may name variables by words that only JavaScript reserves', () => {
    const { code, diagnostics } = compile(
      `var class = 'class', o = { class: 1, b: true ? class : 2 }; class += o.class // class
       module.exports = { class: class, all: [o.b, class] }`,
    )
    expect(diagnostics).toEqual([])
    const runtime = createWxsRuntime({ onStepLimit: () => {}, log: () => {} })
    runtime.define({ m: runInThisContext(`(${code})`) as WxsFactory })
    expect(runtime.moduleOf('m')).toEqual({ class: 'class1', all: ['class', 'class1'] })
  })

  it('that cannot be read exports nothing and harms no other', () => {
    expect(compile('var a = ;').code).toBe('function (module, exports, require, guard) {}')
  })

  it('is refused in part where it is too deep to be printed', () => {
    const { diagnostics } = compile(`var a = ${'- '.repeat(600)}1`)
    expect(diagnostics.map(({ code }) => code)).toContain('wxs/unsupported')
  })
})

const libraries = [
  'tdesign-miniprogram/miniprogram_dist',
  'wux-weapp/dist',
  'wux-weapp/packages/lib',
  'weui-miniprogram/miniprogram_dist',
]
const modulesFolder = join(import.meta.dirname, '../../../node_modules')

function filesBelow(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.wxs'))
  } catch {
    return []
  }
}

describe('the WXS of a component library', () => {
  const files = libraries.flatMap((library) =>
    filesBelow(join(modulesFolder, library)).map((path) => join(modulesFolder, library, path)),
  )
  const compileFile = (path: string): CompiledWxs =>
    compileWxs({
      source: new SourceText(path, readFileSync(path, 'utf8')),
      readFile: (name) => readFileSync(`/${name}`, 'utf8'),
    })

  it('is found', () => {
    expect(files.length).toBeGreaterThan(20)
  })

  it.each(files.map((path) => [path.slice(modulesFolder.length + 1), path]))(
    'compiles without an error: %s',
    (_, path) => {
      const { diagnostics } = compileFile(path)
      expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    },
  )

  it('comes out with no name and no member that is not allowed', () => {
    for (const path of files) expect(unallowedIn(compileFile(path).code), path).toEqual([])
  })

  it('does what it does', () => {
    const path = join(modulesFolder, 'tdesign-miniprogram/miniprogram_dist/common/utils.wxs')
    const runtime = createWxsRuntime({ onStepLimit: () => {}, log: () => {} })
    runtime.define({ utils: runInThisContext(`(${compileFile(path).code})`) as WxsFactory })
    const utils = runtime.moduleOf('utils') as Record<string, (...args: readonly unknown[]) => unknown>
    expect(utils['cls']?.('t-button', [['large', true], ['plain', false], 'block'])).toBe(
      't-button t-button--large t-button--block',
    )
    expect(utils['_style']?.(['color: red', { fontSize: '12px' }])).toBe('color: red; font-size:12px')
    expect(utils['addUnit']?.('12')).toBe('12px')
  })
})
