import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { formatDiagnostic } from '../diagnostics/format-diagnostic.ts'
import { WxsCache } from '../wxs/wxs-cache.ts'
import { compileTemplate, type CompiledTemplate } from './compile-template.ts'

const modules = join(import.meta.dirname, '../../../node_modules')

/** Templates that none of us wrote. */
const libraries = ['wux-weapp', 'tdesign-miniprogram', 'weui-miniprogram']

function templatesOf(library: string): readonly string[] {
  return readdirSync(join(modules, library), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.wxml'))
    .toSorted()
}

function componentsUsedBy(file: string): ReadonlySet<string> {
  if (!existsSync(file)) return new Set()
  const config = JSON.parse(readFileSync(file, 'utf8')) as {
    usingComponents?: object
    componentGenerics?: object
  }
  return new Set(Object.keys({ ...config.usingComponents, ...config.componentGenerics }))
}

function compileLibrary(
  library: string,
): readonly { readonly path: string; readonly compiled: CompiledTemplate }[] {
  const folder = join(modules, library)
  const wxsCache = new WxsCache()
  return templatesOf(library).map((path) => ({
    path,
    compiled: compileTemplate({
      path,
      source: readFileSync(join(folder, path), 'utf8'),
      using: componentsUsedBy(join(folder, path.replace(/\.wxml$/, '.json'))),
      isBuiltIn: () => true,
      readFile: (name) =>
        existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : undefined,
      wxsCache,
    }),
  }))
}

describe.each(libraries)('%s', (library) => {
  const compiled = compileLibrary(library)

  it('compiles without an error', () => {
    expect(compiled.length).toBeGreaterThan(20)
    const errors = compiled.flatMap(({ compiled: { diagnostics } }) =>
      diagnostics
        .filter(({ severity }) => severity === 'error')
        .map((diagnostic) => formatDiagnostic(diagnostic, { language: 'en' })),
    )
    expect(errors).toEqual([])
  })

  it('gives every module that its expressions name', () => {
    for (const { path, compiled: template } of compiled) {
      const named = new Set(
        JSON.stringify([template.leaf, template.structure]).match(/(?<=\["module",")[^"]+/g),
      )
      expect(
        [...named].filter((key) => !template.wxsModules.has(key)),
        path,
      ).toEqual([])
    }
  })
})
