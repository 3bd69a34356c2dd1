import { accept, refuse } from '@maque/base/result.ts'
import { describe, expect, it } from 'vitest'
import { openWx } from '../testing/open-wx.ts'

describe('opening a page', () => {
  it.each(['navigateTo', 'redirectTo', 'switchTab', 'reLaunch'])(
    '%s gives its url to the page stack',
    async (name) => {
      const { call, host } = openWx()
      expect(await call(name, { url: '../b/b?k=1' })).toMatchObject({ errMsg: `${name}:ok` })
      expect(host.asked).toEqual([[`pages.${name}`, '../b/b?k=1']])
    },
  )

  it.each(['navigateTo', 'redirectTo', 'switchTab', 'reLaunch'])(
    '%s passes on why it was refused',
    async (name) => {
      const { call, host } = openWx()
      host.navigation = refuse('page "pages/x" is not found')
      expect(await call(name, { url: '/pages/x' })).toEqual({
        errMsg: `${name}:fail page "pages/x" is not found`,
      })
    },
  )

  it.each(['navigateTo', 'switchTab'])('%s needs a url', async (name) => {
    const { call } = openWx()
    expect(await call(name)).toEqual({
      errMsg: `${name}:fail parameter error: parameter.url should be String instead of Undefined;`,
    })
  })
})

describe('the event channel of navigateTo', () => {
  it('reaches the opener in success, with the functions of events as listeners', async () => {
    const { call, channelEvents } = openWx()
    const { eventChannel } = await call('navigateTo', {
      url: '/a',
      events: { picked: () => undefined, other: 1 },
    })
    ;(eventChannel as { emit(name: string, value: number): void }).emit('given', 1)
    expect(channelEvents).toEqual([['given', 1, ['picked']]])
  })

  it('is taken back when the page could not be opened', async () => {
    const { call, channelEvents, host } = openWx()
    host.navigation = refuse('page "a" is not found')
    await call('navigateTo', { url: '/a' })
    expect(channelEvents).toEqual(['withdrawn'])
  })
})

describe('going back', () => {
  it.each([
    ['one page by default', {}, 1],
    ['as many as asked', { delta: 3 }, 3],
    ['at least one', { delta: 0 }, 1],
  ])('goes %s', async (_, options, delta) => {
    const { call, host } = openWx()
    host.navigation = accept({ page: 1 })
    expect(await call('navigateBack', options)).toEqual({ errMsg: 'navigateBack:ok' })
    expect(host.asked).toEqual([['pages.navigateBack', delta]])
  })

  it('is refused on the first page', async () => {
    const { call, host } = openWx()
    host.pageCount = 1
    expect(await call('navigateBack')).toEqual({
      errMsg: 'navigateBack:fail cannot navigate back at first page.',
    })
  })
})

describe('other apps', () => {
  it('are opened by the platform', async () => {
    const { call, host } = openWx()
    await call('navigateToMiniProgram', { appId: 'wx9', path: 'a?b=1', extraData: { k: 1 } })
    expect(host.asked).toMatchObject([
      ['platform.openApp', { appId: 'wx9', path: 'a?b=1', extraData: { k: 1 }, envVersion: 'release' }],
    ])
  })

  it('must be named', async () => {
    const { call } = openWx()
    expect(await call('navigateToMiniProgram')).toEqual({
      errMsg: 'navigateToMiniProgram:fail appId or shortLink is required',
    })
  })

  it('are left by going back, closing or restarting', async () => {
    const { call, host } = openWx()
    await call('navigateBackMiniProgram', { extraData: 1 })
    await call('exitMiniProgram')
    await call('restartMiniProgram', { path: 'pages/a/a' })
    expect(host.asked).toEqual([['platform.returnToApp', 1], ['app.close'], ['app.restart', 'pages/a/a']])
  })
})
