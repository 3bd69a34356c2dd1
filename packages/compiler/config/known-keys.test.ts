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

  it('is known whatever real projects write, and works unless it is told', async () => {
    const app = {
      pages: ['a', 'b'],
      window: {
        navigationBarBackgroundColor: '#ffffff',
        navigationBarTitleText: 'a',
        navigationBarTextStyle: 'black',
        backgroundTextStyle: 'dark',
        backgroundColor: '#eeeeee',
        enablePullDownRefresh: true,
        navigationStyle: 'default',
        onReachBottomDistance: 100,
      },
      networkTimeout: { request: 10_000, downloadFile: 1, uploadFile: 1, connectSocket: 1 },
      usingComponents: {},
      permission: { 'scope.userLocation': { desc: 'a' }, 'scope.userFuzzyLocation': { desc: 'b' } },
      subpackages: [{ root: 's', name: 's', pages: ['p'], entry: 'e.js', independent: false }],
      requiredPrivateInfos: ['getLocation'],
      themeLocation: 'theme.json',
      preloadRule: { a: { network: 'all', packages: ['s'] } },
      useExtendedLib: { weui: true },
      requiredBackgroundModes: ['audio'],
      resolveAlias: { '~/*': '/*' },
      workers: 'workers',
      tabBar: {
        color: '#000000',
        selectedColor: '#ff0000',
        backgroundColor: '#ffffff',
        borderStyle: 'black',
        list: [
          { pagePath: 'a', text: 'a', iconPath: 'a.png', selectedIconPath: 'a.png' },
          { pagePath: 'b', text: 'b' },
        ],
      },
      debug: true,
      rendererOptions: { skyline: {} },
      cloud: true,
      componentFramework: 'glass-easel',
      appBar: {},
      chatTools: [],
      frameset: true,
      embeddedAppIdList: [],
      supportedMaterials: [],
      multiSelectSupportedMaterials: [],
      __usePrivacyCheck__: true,
      staticPath: [],
    }
    const page = {
      backgroundColorContent: '#ffffff',
      pageOrientation: 'portrait',
      disableScroll: true,
      styleIsolation: 'shared',
      style: 'v2',
      renderer: 'webview',
      componentFramework: 'glass-easel',
    }
    const files = {
      'app.json': app,
      'a.json': page,
      'a.png': '',
      'theme.json': {},
      'b.wxml': '<view/>',
      'b.js': 'Page({})',
      's/p.wxml': '<view/>',
      's/p.js': 'Page({})',
      's/e.js': '',
      'workers/w.js': '',
    }
    expect(await told(files)).toEqual(
      [
        ...['debug', 'rendererOptions', 'cloud', 'componentFramework', 'appBar', 'chatTools', 'frameset'],
        ...[
          'embeddedAppIdList',
          'supportedMaterials',
          'multiSelectSupportedMaterials',
          '__usePrivacyCheck__',
        ],
        ...['staticPath', 'style', 'renderer'],
      ].map((key) => `info config/no-effect ${key}`),
    )
  })
})
