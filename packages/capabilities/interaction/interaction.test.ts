import { describe, expect, it } from 'vitest'
import type { ModalAnswer } from '@maque/runtime-host/ports/overlays.ts'
import { openWx } from '../testing/open-wx.ts'

describe('a notice', () => {
  it.each([
    [
      'shows a tick for a second and a half',
      'showToast',
      { title: 'a' },
      ['overlays.showToast', { title: 'a', icon: 'success', durationMs: 1500, isModal: false }],
    ],
    [
      'shows what it is told',
      'showToast',
      { title: 'a', icon: 'none', image: '/a.png', duration: 9, mask: true },
      ['overlays.showToast', { title: 'a', icon: 'none', image: '/a.png', durationMs: 9, isModal: true }],
    ],
    [
      'takes an unknown icon for the tick',
      'showToast',
      { title: 'a', icon: 'warn' },
      ['overlays.showToast', { title: 'a', icon: 'success', durationMs: 1500, isModal: false }],
    ],
    [
      'says that something is loading',
      'showLoading',
      { title: 'a', mask: true },
      ['overlays.showLoading', { title: 'a', isModal: true }],
    ],
    [
      'says so without a word where it is given none',
      'showLoading',
      {},
      ['overlays.showLoading', { title: '', isModal: false }],
    ],
  ])('%s', async (_, name, options, asked) => {
    const { call, host } = openWx()
    expect(await call(name, options)).toEqual({ errMsg: `${name}:ok` })
    expect(host.asked).toEqual([asked])
  })

  it.each([
    ['hideToast', {}, ['toast', 'loading']],
    ['hideToast', { noConflict: true }, ['toast']],
    ['hideLoading', {}, ['loading', 'toast']],
    ['hideLoading', { noConflict: true }, ['loading']],
  ])('is hidden by %s %j', async (name, options, hidden) => {
    const { call, host } = openWx()
    await call(name, options)
    expect(host.asked).toEqual(hidden.map((kind) => ['overlays.hide', kind]))
  })

  it.each(['showToast', 'showLoading'])('has a text as its title: %s', async (name) => {
    const { call } = openWx()
    expect(await call(name, { title: 7 })).toEqual({
      errMsg: `${name}:fail parameter error: parameter.title should be String instead of Number;`,
    })
  })
})

describe('a dialog', () => {
  it.each<[string, ModalAnswer, object]>([
    ['confirmed', { kind: 'confirmed' }, { confirm: true, cancel: false, content: null }],
    ['confirmed with text', { kind: 'confirmed', text: 'x' }, { confirm: true, cancel: false, content: 'x' }],
    ['cancelled', { kind: 'cancelled' }, { confirm: false, cancel: true, content: null }],
    ['left', { kind: 'dismissed' }, { confirm: false, cancel: false, content: null }],
  ])('tells that it was %s', async (_, answer, result) => {
    const { call, host } = openWx()
    host.modalAnswer = answer
    expect(await call('showModal', { title: 'a' })).toEqual({ ...result, errMsg: 'showModal:ok' })
  })

  it.each([
    ['has two buttons by default', {}, { title: '', content: '', cancelText: '取消', confirmText: '确定' }],
    [
      'has one when told so',
      { showCancel: false, confirmText: 'OK' },
      { title: '', content: '', confirmText: 'OK' },
    ],
    [
      'asks for text',
      { editable: true, placeholderText: 'p', content: 'c' },
      { title: '', content: 'c', cancelText: '取消', confirmText: '确定', input: { placeholder: 'p' } },
    ],
  ])('%s', async (_, options, modal) => {
    const { call, host } = openWx()
    await call('showModal', options)
    expect(host.asked).toEqual([['overlays.showModal', modal]])
  })

  it.each([
    ['确定一下', 'showModal:ok'],
    ['abcdefgh', 'showModal:ok'],
    ['确定一下吧', 'showModal:fail confirmText length should not larger than 4 Chinese characters'],
    ['abcdefghi', 'showModal:fail confirmText length should not larger than 4 Chinese characters'],
  ])('with the button %s answers %s', async (confirmText, errMsg) => {
    const { call } = openWx()
    expect(await call('showModal', { confirmText })).toMatchObject({ errMsg })
  })
})

describe('an action sheet', () => {
  it('tells which item was tapped', async () => {
    const { call, host } = openWx()
    host.sheetAnswer = 1
    expect(
      await call('showActionSheet', { itemList: ['a', 'b'], itemColor: '#f00', alertText: 't' }),
    ).toEqual({
      tapIndex: 1,
      errMsg: 'showActionSheet:ok',
    })
    expect(host.asked).toEqual([
      ['overlays.showActionSheet', { title: 't', items: ['a', 'b'], itemColor: '#f00' }],
    ])
  })

  it('is refused with cancel when it is left', async () => {
    const { call, host } = openWx()
    host.sheetAnswer = undefined
    expect(await call('showActionSheet', { itemList: ['a'] })).toEqual({
      errMsg: 'showActionSheet:fail cancel',
    })
  })

  it.each([
    [0, 'fail parameter error: parameter.itemList should have at least 1 item;'],
    [1, 'ok'],
    [6, 'ok'],
    [7, 'fail parameter error: parameter.itemList should not have more than 6 items;'],
  ])('of %i items answers %s', async (count, answer) => {
    const { call } = openWx()
    const itemList = Array.from({ length: count }, String)
    expect(await call('showActionSheet', { itemList })).toMatchObject({ errMsg: `showActionSheet:${answer}` })
  })
})

describe('leaving a page', () => {
  it('is asked about until it no longer is', async () => {
    const { call, host } = openWx()
    await call('enableAlertBeforeUnload', { message: 'really?' })
    await call('disableAlertBeforeUnload')
    expect(host.asked).toEqual([
      ['page.setLeaveConfirmation', 'really?'],
      ['page.setLeaveConfirmation', undefined],
    ])
  })
})
