import { describe, expect, it } from 'vitest'
import { compileProject } from '../compile-project.ts'
import { projectOf } from '../testing/project-of.ts'

async function told(files: Readonly<Record<string, unknown>>): Promise<readonly string[]> {
  const { diagnostics } = await compileProject({
    files: projectOf({ 'app.js': '', 'a.wxml': '<view/>', 'a.js': 'Page({})', ...files }),
    mode: 'development',
  })
  return diagnostics.map(
    ({ code, message, severity }) => `${severity} ${code} ${/`(.*?)`/.exec(message)?.[1]}`,
  )
}

describe('a key of a JSON file', () => {
  it('is told once when it has no effect on the web', async () => {
    const app = {
      pages: ['a'],
      sitemapLocation: 'sitemap.json',
      renderer: 'skyline',
      window: { handleWebviewPreload: 'auto' },
    }
    expect(await told({ 'app.json': app, 'a.json': { renderer: 'skyline' } })).toEqual([
      'info config/no-effect sitemapLocation',
      'info config/no-effect renderer',
      'info config/no-effect handleWebviewPreload',
    ])
  })

  it('is told when nobody knows it', async () => {
    const app = { pages: ['a'], windows: {}, tabbar: {}, subpackages: [{ root: 'b', pagess: [] }] }
    expect(await told({ 'app.json': app, 'a.json': { navigationBarTitle: 'A' } })).toEqual([
      'info config/unknown-key windows',
      'info config/unknown-key tabbar',
      'info config/unknown-key pagess',
      'info config/unknown-key navigationBarTitle',
    ])
  })

  it('is nothing to tell when it works, and in packages of others', async () => {
    const files = {
      'app.json': {
        pages: ['a'],
        darkmode: true,
        lazyCodeLoading: 'requiredComponents',
        style: 'v2',
        resizable: true,
      },
      'a.json': {
        navigationBarTitleText: 'A',
        usingComponents: { b: '/miniprogram_npm/b/b' },
        disableScroll: true,
      },
      'miniprogram_npm/b/b.json': { component: true, theirs: 1 },
      'miniprogram_npm/b/b.wxml': '<view/>',
      'miniprogram_npm/b/b.js': 'Component({})',
    }
    expect(await told(files)).toEqual([])
  })
})
