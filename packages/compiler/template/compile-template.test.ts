import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SourceText } from '../diagnostics/source-text.ts'
import { compileTemplate, type CompiledTemplate } from './compile-template.ts'

const corpus = join(import.meta.dirname, '../../../corpora/template')
const builtIns = new Set(['view', 'text', 'image', 'input', 'scroll-view', 'video', 'button'])

interface CaseOptions {
  readonly using?: readonly string[]
  readonly path?: string
}

/** A folder of the corpus; the names in it are paths of the project, but for the unit itself. */
function compileCase(name: string): CompiledTemplate {
  const folder = join(corpus, name)
  const optionsFile = join(folder, 'options.json')
  const options = existsSync(optionsFile)
    ? (JSON.parse(readFileSync(optionsFile, 'utf8')) as CaseOptions)
    : {}
  return compileTemplate({
    path: options.path ?? 'input.wxml',
    source: readFileSync(join(folder, 'input.wxml'), 'utf8'),
    using: new Set(options.using),
    isBuiltIn: (tag) => builtIns.has(tag),
    readFile: (path) =>
      existsSync(join(folder, path)) ? readFileSync(join(folder, path), 'utf8') : undefined,
  })
}

/** As people read it: what fits on a line stands on one. */
function printed(value: unknown, indent = ''): string {
  const line = JSON.stringify(value) ?? 'null'
  if (line.length + indent.length <= 110 || typeof value !== 'object' || value === null) return line
  const inner = `${indent}  `
  const members = Array.isArray(value)
    ? value.map((item) => printed(item, inner))
    : Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${printed(item, inner)}`)
  const [open, close] = Array.isArray(value) ? '[]' : '{}'
  return `${open}\n${members.map((member) => inner + member).join(',\n')}\n${indent}${close}`
}

describe('a template', () => {
  it.each(readdirSync(corpus).toSorted())('compiles as expected: %s', async (name) => {
    const { leaf, structure, wxsModules, dependencies, diagnostics, assets } = compileCase(name)
    const result = {
      leaf,
      structure,
      wxsModules: [...wxsModules.keys()],
      dependencies,
      assets: [...assets.keys()],
      diagnostics: diagnostics.map(
        ({ severity, code, file, start, message }) =>
          `${severity} ${code} ${file}:${start.line}:${start.column} ${message}`,
      ),
    }
    await expect(`${printed(result)}\n`).toMatchFileSnapshot(join(corpus, name, 'expected.json'))
  })

  it('gives the same result for the same request', () => {
    expect(compileCase('templates')).toEqual(compileCase('templates'))
  })

  it('says where a module that stands in it is wrong', () => {
    const source = '<view />\n<wxs module="m">\nvar a = 1;\nmodule.exports = { b: window.c }\n</wxs>{{m.b}}'
    const { diagnostics } = compileTemplate({
      path: 'a.wxml',
      source,
      using: new Set(),
      isBuiltIn: () => true,
      readFile: () => undefined,
    })
    expect(diagnostics).toMatchObject([
      { code: 'wxs/unknown-name', file: 'a.wxml', start: { line: 4, column: 23 } },
    ])
    const [diagnostic] = diagnostics
    expect(
      new SourceText('a.wxml', source).text.slice(diagnostic?.start.offset, diagnostic?.end?.offset),
    ).toBe('window')
  })

  it.each([
    ['very deep', '<view>'.repeat(5000)],
    [
      'full of templates that are chosen by what they are called',
      `${Array.from({ length: 1000 }, (_, index) => `<template name="t${index}"/>`).join('')}${'<template is="{{a}}"/>'.repeat(1000)}`,
    ],
    [
      'a long chain of templates',
      Array.from(
        { length: 5000 },
        (_, index) => `<template name="t${index}"><slot/><template is="t${index + 1}"/></template>`,
      ).join('') + '<template is="t0"/>',
    ],
    ['very deep inside loops', '<block wx:for="{{a}}" wx:if="{{b}}">'.repeat(5000)],
    ['very long', '<view a="{{b}}">{{c}}</view>'.repeat(5000)],
    ['of files that include each other', '<include src="b0.wxml"/>', 30],
    [
      'of deep files that include each other',
      `${'<view>'.repeat(250)}<include src="b0.wxml"/>`,
      30,
      '<view>'.repeat(250),
    ],
  ])('is compiled within bounds when it is %s', (_, source, files = 0, before = '') => {
    const { leaf } = compileTemplate({
      path: 'a.wxml',
      source,
      using: new Set(),
      isBuiltIn: () => true,
      // Each file includes the next one twice.
      readFile: (path) => {
        const number = Number(path.slice(1, -5))
        return number < files ? before + `<include src="b${number + 1}.wxml"/>`.repeat(2) : undefined
      },
    })
    expect(JSON.stringify(leaf).length).toBeGreaterThan(0)
  })
})
