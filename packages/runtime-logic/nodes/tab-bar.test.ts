import { CUSTOM_TAB_BAR } from '@maque/protocol/bundle/app-config.ts'
import { describe, expect, it } from 'vitest'
import { TestApp, unit, type AppThis } from '../testing/test-app.ts'

type TabPage = AppThis & { getTabBar(use?: (tabBar: AppThis) => void): AppThis | undefined }

describe('getTabBar', () => {
  const { path, tag } = CUSTOM_TAB_BAR
  const start = (opened: unknown[]) =>
    new TestApp({
      units: {
        tab: unit([{ t: 'host', site: 0, tag }], {
          module: 'page.js',
          using: { [tag]: path },
          isComponent: false,
        }),
        plain: unit([], { module: 'page.js', isComponent: false }),
        [path]: unit([], { module: 'tab-bar.js', reads: ['selected'] }),
      },
      modules: {
        'page.js': ({ Page }) =>
          Page({
            onShow(this: TabPage) {
              this.getTabBar((tabBar) => tabBar.setData({ selected: 1 }))
              opened.push(this.getTabBar()?.data['selected'])
            },
          }),
        'tab-bar.js': ({ Component }) => Component({ data: { selected: 0 } }),
      },
    })

  it("gives a tab page its own instance of the app's tab bar, returned and called back", async () => {
    const opened: unknown[] = []
    const app = start(opened)
    await app.visit('tab')
    await app.visit('tab')
    expect(opened).toEqual([1, 1])
    expect(app.uncaught).toEqual([])
  })

  it('gives other pages nothing', async () => {
    const opened: unknown[] = []
    const app = start(opened)
    await app.visit('plain')
    expect(opened).toEqual([undefined])
    expect(app.uncaught).toEqual([])
  })
})
