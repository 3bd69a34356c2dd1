import { describe, expect, it } from 'vitest'
import { shareAppMessage } from './share-menu.ts'
import { shareMenuOnHost } from './share-menu.host.ts'
import { FakeHost } from '../testing/fake-host.ts'
import { openWx } from '../testing/open-wx.ts'

describe('the share menu', () => {
  it.each([
    ['showShareMenu', {}, { isShareHidden: false }],
    [
      'showShareMenu',
      { menus: ['shareAppMessage', 'shareTimeline'] },
      { isShareHidden: false, isTimelineHidden: false },
    ],
    ['hideShareMenu', {}, { isShareHidden: true, isTimelineHidden: true }],
    ['hideShareMenu', { menus: ['shareTimeline'] }, { isTimelineHidden: true }],
  ])('is changed by %s %j', async (name, options, menu) => {
    const { call, host } = openWx()
    expect(await call(name, options)).toEqual({ errMsg: `${name}:ok` })
    expect(host.asked).toEqual([['page.setShareMenu', menu]])
  })
})

describe('a share button', () => {
  it.each([
    [
      'shares what the page says',
      { title: 't', path: '/a?b=1', imageUrl: '/i.png' },
      { title: 't', path: 'a?b=1', imageUrl: '/i.png' },
    ],
    ['shares the page where it says nothing', undefined, { title: 'Test', path: 'pages/a/a?k=1' }],
    ['fills in what the page leaves out', { title: 't' }, { title: 't', path: 'pages/a/a?k=1' }],
  ])('%s', async (_, said, card) => {
    const host = new FakeHost()
    host.shareReply = said
    const onHost = shareMenuOnHost.find(({ name }) => name === shareAppMessage.name)
    const caller = { side: 'view', id: 1, signal: new AbortController().signal } as const
    const context = host.contextFor(caller, () => undefined)
    const params = { from: 'button', target: {} } as never
    expect(await onHost?.run(params, context)).toEqual({ ok: true, result: {} })
    expect(host.asked).toEqual([['platform.share', card]])
  })
})
