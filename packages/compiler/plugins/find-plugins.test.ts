import { describe, expect, it } from 'vitest'
import { compileProject } from '../compile-project.ts'
import { projectOf } from '../testing/project-of.ts'

const app = {
  'app.js': '',
  'app.json': { pages: ['a'], plugins: { p: { version: '1.0.0', provider: 'wx1' } } },
  'a.wxml': '<q/>',
  'a.js': 'Page({})',
  'a.json': { usingComponents: { q: 'plugin://p/q' } },
}

describe('a plugin', () => {
  it('that is nowhere is told once where it is named, and where a component of it is used', async () => {
    const { bundle, diagnostics } = await compileProject({ files: projectOf(app), mode: 'development' })
    expect(diagnostics.map(({ code, severity, file }) => `${severity} ${code} ${file}`)).toEqual([
      'warning config/plugin-not-found app.json',
      'warning config/plugin-component a.json',
    ])
    expect(bundle?.manifest.config.plugins).toBeUndefined()
  })

  it('may come from whoever compiles, and is a package of its own in the bundle', async () => {
    const plugin = projectOf({
      'plugin.json': { publicComponents: { q: 'q' }, pages: { r: 'gone' } },
      'q.wxml': '<image src="/i.png"/>',
      'q.js': 'Component({})',
      'i.png': 'i',
      'README.md': '',
    })
    const { bundle, diagnostics } = await compileProject({
      files: projectOf(app),
      mode: 'development',
      plugins: (provider, version) =>
        provider === 'wx1' && version === '1.0.0'
          ? {
              shownAs: 'wx1@1.0.0',
              has: (path) => plugin.has(path),
              read: (path) => plugin.read(path),
              list: () => plugin.list(),
            }
          : undefined,
    })
    expect(diagnostics.map(({ code, file }) => `${code} ${file}`)).toEqual([
      'config/plugin-part-not-found wx1@1.0.0/plugin.json',
    ])
    expect(bundle?.manifest.config.plugins).toEqual({
      p: {
        provider: 'wx1',
        version: '1.0.0',
        root: '__plugin__/wx1/',
        usedBy: '',
        components: { q: '__plugin__/wx1/q' },
        pages: {},
      },
    })
    expect(bundle?.manifest.packages.map(({ root, needs }) => ({ root, needs }))).toEqual([
      { root: '', needs: ['__plugin__/wx1/'] },
      { root: '__plugin__/wx1/', needs: undefined },
    ])
    expect(Object.keys(bundle?.manifest.files ?? {})).toContain('__plugin__/wx1/i.png')
    expect(Object.keys(bundle?.manifest.files ?? {})).not.toContain('__plugin__/wx1/README.md')
  })

  it('whose pages are given components that are not there is told where that is written', async () => {
    const generics = { r: { box: 'box', gone: 'gone' }, none: { box: 'box' } }
    const plugins = { p: { version: 'dev', provider: 'wx1', genericsImplementation: generics } }
    const { bundle, diagnostics } = await compileProject({
      files: projectOf({
        'project.config.json': { pluginRoot: 'plugin/' },
        'app.js': '',
        'app.json': { pages: ['a'], plugins },
        'a.wxml': '<view/>',
        'a.js': 'Page({})',
        'box.json': { component: true },
        'box.wxml': '<view/>',
        'box.js': 'Component({})',
        'plugin/plugin.json': { pages: { r: 'r' } },
        'plugin/r.json': { componentGenerics: { box: true } },
        'plugin/r.wxml': '<box/>',
        'plugin/r.js': 'Page({})',
      }),
      mode: 'development',
    })
    expect(bundle?.manifest.config.plugins?.['p']?.generics).toEqual({ '__plugin__/wx1/r': { box: 'box' } })
    expect(diagnostics.map(({ message }) => message).filter((text) => /gone|none/.test(text))).toHaveLength(2)
  })
})
