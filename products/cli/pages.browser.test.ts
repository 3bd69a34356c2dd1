/** How pages come and go in a real browser: the stack, the tab bar, deep links, rebuilds. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { click } from './testing/click.ts'
import { openDevStage, type DevStage, type OpenedApp } from './testing/dev-stage.ts'

let stage: DevStage
beforeAll(async () => {
  stage = await openDevStage()
}, 120_000)
afterAll(() => stage.close())

const page = (name: string): Readonly<Record<string, string>> => ({
  [`pages/${name}/${name}.wxml`]: `<view>page ${name} {{note}}</view><button id="go" bindtap="go">go</button><input id="i" value="" />`,
  [`pages/${name}/${name}.json`]: `{"navigationBarTitleText":"title ${name}"}`,
  [`pages/${name}/${name}.js`]: `
    const log = (what) => console.log('${name} ' + what + ' [' + getCurrentPages().map((p) => p.route.split('/')[1]) + ']');
    Page({
      data: { note: '' },
      onLoad(query) { log('load ' + JSON.stringify(query)); this.setData({ note: query.k || '' }); getApp().pages['${name}'] = this },
      onShow() { log('show') }, onReady() { log('ready') }, onHide() { log('hide') }, onUnload() { log('unload') },
      onTabItemTap(item) { log('tab ' + item.index) },
      go() { getApp().next(this) },
    })`,
})
const files = {
  'app.json': JSON.stringify({
    pages: ['home', 'mine', 'a', 'b'].map((name) => `pages/${name}/${name}`),
    window: { navigationBarBackgroundColor: '#ffffff', navigationBarTextStyle: 'black' },
    tabBar: {
      list: [
        { pagePath: 'pages/home/home', text: 'Home' },
        { pagePath: 'pages/mine/mine', text: 'Mine' },
      ],
    },
  }),
  'app.js': `
    const steps = [];
    App({ pages: {}, next() { const step = steps.shift(); if (step) step() } });
    const to = (kind, options) => steps.push(() => wx[kind]({ ...options, fail: (error) => console.log(error.errMsg) }));
    PLAN`,
  ...page('home'),
  ...page('mine'),
  ...page('a'),
  ...page('b'),
}
const withPlan = (plan: string): Readonly<Record<string, string>> => ({
  ...files,
  'app.js': files['app.js'].replace('PLAN', plan),
})

/** What pages said, `ready` left out: it comes when the view has drawn, whenever that is. */
const moments = ({ lines }: OpenedApp): readonly string[] =>
  lines.filter((line) => /\[[\w,]*\]$/.test(line) && !/ ready /.test(line))
const tapGo = async (opened: OpenedApp, on: string): Promise<void> => {
  const frame = await opened.frameWith(on)
  await click(frame.locator('#go'))
}

describe('pages', () => {
  it('open, cover and come back in order', async () => {
    const opened = await stage.open(
      withPlan(
        `to('navigateTo', { url: '/pages/a/a?k=1' }); to('redirectTo', { url: '../b/b?k=2' }); to('navigateBack', { delta: 1 })`,
      ),
    )
    await tapGo(opened, 'page home')
    await tapGo(opened, 'page a 1')
    await tapGo(opened, 'page b 2')
    await expect.poll(() => moments(opened).at(-1)).toBe('home show [home]')
    expect(moments(opened)).toEqual([
      'home load {} [home]',
      'home show [home]',
      'home hide [home]',
      'a load {"k":"1"} [home,a]',
      'a show [home,a]',
      'a unload [home,a]',
      'b load {"k":"2"} [home,b]',
      'b show [home,b]',
      'b unload [home,b]',
      'home show [home]',
    ])
    await expect.poll(() => opened.page.locator('.sheet').count()).toBe(2)
  })

  it('keep what was typed and scrolled while they are covered', async () => {
    const opened = await stage.open(
      withPlan(`to('navigateTo', { url: '/pages/a/a' }); to('navigateBack', {})`),
    )
    const home = await opened.frameWith('page home')
    await home.locator('input').first().fill('typed')
    await tapGo(opened, 'page home')
    await tapGo(opened, 'page a')
    await expect.poll(() => moments(opened).at(-1)).toBe('home show [home]')
    expect(await home.locator('input').first().inputValue()).toBe('typed')
  })

  it('go back by the button of the bar', async () => {
    const opened = await stage.open(withPlan(`to('navigateTo', { url: '/pages/a/a' })`))
    await tapGo(opened, 'page home')
    await opened.frameWith('page a')
    await opened.page.getByRole('button', { name: /返回|Back/ }).click()
    await expect.poll(() => moments(opened).at(-1)).toBe('home show [home]')
  })

  it('of the tab bar stay alive when another is chosen', async () => {
    const opened = await stage.open(withPlan(''))
    await opened.frameWith('page home')
    await opened.page.getByRole('tab', { name: 'Mine' }).click()
    await opened.frameWith('page mine')
    await opened.page.getByRole('tab', { name: 'Home' }).click()
    await expect.poll(() => moments(opened).at(-1)).toBe('home tab 0 [home]')
    expect(moments(opened)).toEqual([
      'home load {} [home]',
      'home show [home]',
      'home hide [home]',
      'mine load {} [mine]',
      'mine show [mine]',
      'mine tab 1 [mine]',
      'mine hide [mine]',
      'home show [home]',
      'home tab 0 [home]',
    ])
    expect(await opened.page.getByRole('tab', { name: 'Home' }).getAttribute('aria-selected')).toBe('true')
  })

  it('are refused with the reason of WeChat', async () => {
    const opened = await stage.open(
      withPlan(
        `to('navigateTo', { url: '/pages/mine/mine' }); to('switchTab', { url: '/pages/a/a' }); to('navigateTo', { url: '/pages/x/x' })`,
      ),
    )
    for (let step = 0; step < 3; step++) await tapGo(opened, 'page home')
    await expect
      .poll(() => opened.lines.filter((line) => line.includes(':fail')))
      .toEqual([
        'navigateTo:fail can not navigateTo a tabbar page',
        'switchTab:fail can not switch to no-tabBar page',
        'navigateTo:fail page "pages/x/x" is not found',
      ])
  })

  it('are all replaced by a launch anew', async () => {
    const opened = await stage.open(
      withPlan(`to('navigateTo', { url: '/pages/a/a' }); to('reLaunch', { url: '/pages/b/b?k=9' })`),
    )
    await tapGo(opened, 'page home')
    await tapGo(opened, 'page a')
    await opened.frameWith('page b 9')
    expect(moments(opened).slice(-4)).toEqual([
      'a unload [home,a]',
      'home unload [home]',
      'b load {"k":"9"} [b]',
      'b show [b]',
    ])
  })

  it('open first when a link says so, with a way home', async () => {
    const opened = await stage.open(withPlan(''), { path: 'pages/a/a?k=deep' })
    await opened.frameWith('page a deep')
    expect(moments(opened)).toEqual(['a load {"k":"deep"} [a]', 'a show [a]'])
    await opened.page.getByRole('button', { name: /返回首页|Home/ }).click()
    await opened.frameWith('page home')
  })

  it('are opened again, in their order, after a rebuild', async () => {
    const opened = await stage.open(withPlan(`to('navigateTo', { url: '/pages/a/a?k=1' })`))
    await tapGo(opened, 'page home')
    await opened.frameWith('page a 1')
    await opened.change({ 'pages/a/a.wxml': '<view>changed {{note}}</view>' })
    await opened.frameWith('changed 1')
    await expect.poll(() => moments(opened).at(-1)).toBe('a show [home,a]')
  })

  it('show the title and the badge that the app sets', async () => {
    const opened = await stage.open(
      withPlan(
        `to('setNavigationBarTitle', { title: '新标题' }); to('setTabBarBadge', { index: 1, text: '7' })`,
      ),
    )
    await tapGo(opened, 'page home')
    await tapGo(opened, 'page home')
    await opened.page.getByText('新标题').waitFor()
    await opened.page.locator('.badge', { hasText: '7' }).waitFor()
  })

  it('tell of their errors with the place in the file', async () => {
    const opened = await stage.open({
      ...withPlan(''),
      'pages/home/home.js': '// a comment\nPage({\n  onLoad() {\n    undefined.member\n  },\n})',
    })
    await expect.poll(() => opened.lines.join()).toContain('at Object.onLoad (pages/home/home.js:4:')
  })

  it('leave nothing behind when the app is closed', async () => {
    const opened = await stage.open(withPlan(''))
    await opened.frameWith('page home')
    await opened.page.getByRole('group').getByRole('button').last().click()
    await opened.page.locator('.open').waitFor()
    expect(opened.page.frames().length).toBe(1)
    await opened.page.locator('.open').click()
    await opened.frameWith('page home')
  })
})
