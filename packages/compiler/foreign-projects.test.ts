/** Mini programs and component libraries that none of us wrote. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, vi } from 'vitest'
import { compileProject } from './compile-project.ts'
import { openProjectFolder } from './project/disk-files.ts'
import type { PackageFolder, ProjectFiles } from './project/project-files.ts'
import { projectOf } from './testing/project-of.ts'

// Whole libraries are compiled here, on machines that have other things to do.
vi.setConfig({ testTimeout: 60_000 })

const repository = fileURLToPath(new URL('../../', import.meta.url))
const modules = join(repository, 'node_modules')

describe('a foreign project', () => {
  it.each([
    ['the example of wux-weapp', join(modules, 'wux-weapp/example'), 97],
    ['the benchmark app', join(repository, 'corpora/bench/app'), 6],
    ['the todo list', join(repository, 'examples/todo'), 2],
    ['the tea shop', join(repository, 'examples/shop'), 5],
    ['the gallery of Vant', join(repository, 'examples/vant-gallery'), 1],
  ])('compiles without an error or a warning: %s', async (_, folder, pages) => {
    const { bundle, diagnostics } = await compileProject({
      files: openProjectFolder(folder),
      mode: 'development',
    })
    expect(diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([])
    expect(bundle?.manifest.config.pages).toHaveLength(pages)
  })
})

describe('every component', () => {
  it.each([
    ['@vant/weapp', 'lib'],
    ['tdesign-miniprogram', 'miniprogram_dist'],
    ['weui-miniprogram', 'miniprogram_dist'],
  ])('of %s compiles without an error from npm', async (name, part) => {
    const using = componentsOf(name, part)
    const { bundle, diagnostics } = await compileProject({
      files: withInstalled(
        projectOf({
          'app.json': { pages: ['a'], usingComponents: using },
          'a.wxml': Object.keys(using)
            .map((tag) => `<${tag}/>`)
            .join(''),
        }),
      ),
      mode: 'development',
    })
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(diagnostics.filter(({ code }) => code.startsWith('js/'))).toEqual([])
    expect(bundle).not.toBeNull()
  })
})

function componentsOf(name: string, part: string): Readonly<Record<string, string>> {
  const folder = join(modules, name, part)
  const names = readdirSync(folder).flatMap((component) => {
    const file = ['index', component].find((main) => existsSync(join(folder, component, `${main}.wxml`)))
    return file === undefined ? [] : [[`x-${component}`, `${name}/${component}/${file}`] as const]
  })
  expect(names.length).toBeGreaterThan(20)
  return Object.fromEntries(names)
}

/** A project in memory that finds the packages of this repository. */
function withInstalled(files: ProjectFiles): ProjectFiles {
  const own = openProjectFolder(repository)
  return { ...files, findPackage: (name, from): PackageFolder | undefined => own.findPackage(name, from) }
}
