import { describe, expect, it } from 'vitest'
import { answered } from '../testing/fake-host.ts'
import { openWx } from '../testing/open-wx.ts'

describe('the page', () => {
  it.each([
    ['setNavigationBarTitle', { title: 't' }, ['bar.setTitle', 't']],
    [
      'setNavigationBarColor',
      {
        frontColor: '#FFFFFF',
        backgroundColor: '#07c160',
        animation: { duration: 300, timingFunc: 'easeIn' },
      },
      ['bar.setColors', { front: '#ffffff', background: '#07c160', durationMs: 300, timing: 'ease-in' }],
    ],
    [
      'setNavigationBarColor',
      { frontColor: '#000000', backgroundColor: 'rgba(0, 0, 0, 0.5)' },
      [
        'bar.setColors',
        { front: '#000000', background: 'rgba(0, 0, 0, 0.5)', durationMs: 0, timing: 'linear' },
      ],
    ],
    ['showNavigationBarLoading', {}, ['bar.setLoading', true]],
    ['hideNavigationBarLoading', {}, ['bar.setLoading', false]],
    ['hideHomeButton', {}, ['bar.hideHomeButton']],
    [
      'setBackgroundColor',
      { backgroundColor: '#fff', backgroundColorTop: '#000' },
      ['page.setBackground', { color: '#fff', top: '#000' }],
    ],
    ['setBackgroundTextStyle', { textStyle: 'light' }, ['page.setBackgroundTextStyle', 'light']],
    ['startPullDownRefresh', {}, ['page.startPullDown']],
    ['stopPullDownRefresh', {}, ['page.stopPullDown']],
  ])('does what %s says', async (name, options, asked) => {
    const { call, host } = openWx()
    expect(await call(name, options)).toEqual({ errMsg: `${name}:ok` })
    expect(host.asked).toEqual([asked])
  })

  it.each([
    [
      'setNavigationBarColor',
      { frontColor: 'red', backgroundColor: '#fff' },
      'parameter.frontColor should be #ffffff or #000000;',
    ],
    [
      'setNavigationBarColor',
      { frontColor: '#ffffff', backgroundColor: 'url(x)' },
      'parameter.backgroundColor should be a color such as #1a2b3c;',
    ],
    [
      'setBackgroundColor',
      { backgroundColor: '#fff;x:y' },
      'parameter.backgroundColor should be a color such as #1a2b3c;',
    ],
    ['setBackgroundTextStyle', { textStyle: 'red' }, 'parameter.textStyle should be dark or light;'],
  ])('refuses %s %j', async (name, options, message) => {
    const { call, host } = openWx()
    expect(await call(name, options)).toEqual({ errMsg: `${name}:fail parameter error: ${message}` })
    expect(host.asked).toEqual([])
  })

  it.each(['setNavigationBarTitle', 'enableAlertBeforeUnload'])('must be there for %s', async (name) => {
    const { call, host } = openWx()
    host.pageCount = 0
    expect(await call(name, { title: '', message: '' })).toEqual({ errMsg: `${name}:fail no page is open` })
  })
})

describe('the tab bar', () => {
  it.each([
    [
      'setTabBarItem',
      { index: 1, text: 'a', iconPath: '/a.png' },
      ['tabs.setItem', 1, { text: 'a', iconPath: '/a.png' }],
    ],
    ['setTabBarBadge', { index: 2, text: '1234' }, ['tabs.setBadge', 2, '1234']],
    ['setTabBarBadge', { index: 2, text: '12345' }, ['tabs.setBadge', 2, '...']],
    ['removeTabBarBadge', { index: 0 }, ['tabs.setBadge', 0, undefined]],
    ['showTabBarRedDot', { index: 0 }, ['tabs.setRedDot', 0, true]],
    ['hideTabBarRedDot', { index: 0 }, ['tabs.setRedDot', 0, false]],
    ['setTabBarStyle', { color: '#000', borderStyle: 'red' }, ['tabs.setStyle', { color: '#000' }]],
    ['showTabBar', { animation: true }, ['tabs.setShown', true, true]],
    ['hideTabBar', {}, ['tabs.setShown', false, false]],
  ])('does what %s says', async (name, options, asked) => {
    const { call, host } = openWx()
    expect(await call(name, options)).toEqual({ errMsg: `${name}:ok` })
    expect(host.asked).toEqual([asked])
  })

  it.each([
    [-1, 'fail tabbar item not found'],
    [0, 'ok'],
    [2, 'ok'],
    [3, 'fail tabbar item not found'],
    [0.5, 'fail tabbar item not found'],
  ])('answers for item %d of three: %s', async (index, answer) => {
    const { call } = openWx()
    expect(await call('showTabBarRedDot', { index })).toEqual({ errMsg: `showTabBarRedDot:${answer}` })
  })

  it('is shown, hidden and coloured on its own pages only; items change everywhere', async () => {
    const { call, host } = openWx()
    host.isOnTabPage = false
    for (const name of ['showTabBar', 'hideTabBar', 'setTabBarStyle'])
      expect(await call(name)).toEqual({ errMsg: `${name}:fail not TabBar page` })
    expect(await call('setTabBarBadge', { index: 0, text: '1' })).toEqual({ errMsg: 'setTabBarBadge:ok' })
  })

  it('must be there', async () => {
    const { call, host } = openWx()
    host.tabItems = undefined
    expect(await call('setTabBarItem', { index: 0 })).toEqual({
      errMsg: 'setTabBarItem:fail not TabBar page',
    })
  })
})

describe('scrolling the page', () => {
  it.each([
    [{ scrollTop: 10 }, { kind: 'page-scroll-to', scrollTop: 10, durationMs: 300 }],
    [
      { selector: '#a', duration: 0, offsetTop: -5 },
      { kind: 'page-scroll-to', selector: '#a', durationMs: 0, offsetTop: -5 },
    ],
  ])('by %j is told to the view', async (options, order) => {
    const { call, view } = openWx()
    expect(await call('pageScrollTo', options)).toEqual({ errMsg: 'pageScrollTo:ok' })
    expect(view).toEqual([order])
  })

  it('needs a place, and a page', async () => {
    expect(await openWx().call('pageScrollTo')).toEqual({
      errMsg: 'pageScrollTo:fail parameter error: scrollTop or selector is required;',
    })
    expect(await openWx({ hasPage: false }).call('pageScrollTo', { scrollTop: 0 })).toEqual({
      errMsg: 'pageScrollTo:fail no page is open',
    })
  })
})

describe('a font', () => {
  const source = 'url("https://a.test/f.ttf")'

  it('is fetched by the host and read by the view', async () => {
    const { call, host, view } = openWx({ answerView: () => true })
    host.respond = () => answered('font')
    expect(await call('loadFontFace', { family: 'F', source, desc: { weight: 'bold' } })).toEqual({
      status: 'loaded',
      errMsg: 'loadFontFace:ok',
    })
    expect(view).toEqual([
      {
        kind: 'load-font',
        family: 'F',
        dataUrl: 'data:font/ttf;base64,Zm9udA==',
        descriptors: { weight: 'bold' },
      },
    ])
  })

  it('that is data already is not fetched', async () => {
    const { call, host } = openWx({ answerView: () => true })
    await call('loadFontFace', { family: 'F', source: "url('data:font/woff2;base64,AA==')" })
    expect(host.asked).toEqual([])
  })

  it('is refused when it cannot be had or read', async () => {
    const refusing = openWx()
    refusing.host.respond = () => answered('', { status: 404 })
    expect(await refusing.call('loadFontFace', { family: 'F', source })).toEqual({
      errMsg: 'loadFontFace:fail font not found',
    })
    const unreadable = openWx()
    unreadable.host.respond = () => answered('no font')
    expect(await unreadable.call('loadFontFace', { family: 'F', source })).toEqual({
      status: 'error',
      errMsg: 'loadFontFace:fail the font cannot be read',
    })
  })
})
