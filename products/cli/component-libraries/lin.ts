import type { Sample } from './gallery.ts'

/** Samples of lin-ui. */
export const linSamples: readonly Sample[] = [
  {
    does: 'presses a button',
    wxml: '<x-button bind:lintap="note">press</x-button>',
    async drive({ tap, isTold }) {
      await tap('press')
      await isTold('lintap')
    },
  },
  {
    does: 'confirms a dialog',
    wxml: '<x-dialog show="{{show}}" type="confirm" title="sure" content="really" confirm-text="yes" bind:linconfirm="note"/>',
    async drive({ tap, sees, isTold, seesNot }) {
      await tap('open')
      await sees('really')
      await tap('yes')
      await isTold('linconfirm')
      await seesNot('really')
    },
  },
  {
    does: 'chooses in an action sheet',
    wxml: `<x-action-sheet show="{{show}}" item-list="{{ [{ name: 'copy' }, { name: 'move' }] }}" bind:linitemtap="note"/>`,
    async drive({ tap, isTold }) {
      await tap('open')
      await tap('move')
      await isTold('linitemtap', '"index":1')
    },
  },
  {
    does: 'counts up and down',
    wxml: '<x-counter count="{{5}}" bind:linchange="note"/>',
    async drive({ tap, isTold }) {
      await tap('.symbol', { nth: 1 })
      await isTold('linchange', '"count":6')
      await tap('.symbol')
      await isTold('linchange', '"count":5')
    },
  },
  {
    does: 'types into an input',
    wxml: '<x-input label="name" bind:lininput="note" bind:linclear="note" clear/>',
    async drive({ type, isTold }) {
      await type('input', 'typed')
      await isTold('lininput', '"value":"typed"')
    },
  },
  {
    does: 'searches',
    wxml: '<x-search-bar bind:linconfirm="note" bind:linchange="note"/>',
    async drive({ frame, type, isTold }) {
      await type('input', 'sparrow')
      await frame.locator('input').press('Enter')
      await isTold('linconfirm', 'sparrow')
    },
  },
  {
    does: 'turns a switch',
    wxml: '<x-switch bind:linchange="note"/>',
    async drive({ tap, isTold }) {
      await tap('.switch')
      await isTold('linchange', '"checked":true')
    },
  },
  {
    does: 'checks boxes of a group',
    wxml: '<x-checkbox-group bind:linchange="note"><x-checkbox key="a">first</x-checkbox><x-checkbox key="b">second</x-checkbox></x-checkbox-group>',
    async drive({ tap, isTold }) {
      await tap('second')
      await isTold('linchange', '"key":"b"')
    },
  },
  {
    does: 'chooses one of a radio group',
    wxml: '<x-radio-group bind:linchange="note"><x-radio key="a">first</x-radio><x-radio key="b">second</x-radio></x-radio-group>',
    async drive({ tap, isTold }) {
      await tap('second')
      await isTold('linchange', '"key":"b"')
    },
  },
  {
    does: 'rates with a tap',
    wxml: '<x-rate score="{{1}}" bind:linchange="note"/>',
    async drive({ isTold, tap }) {
      await tap('.l-rate-star', { nth: 3 })
      await isTold('linchange', '"score":4')
    },
  },
  {
    does: 'changes tabs',
    wxml: '<x-tabs bind:linchange="note"><x-tabpanel tab="one" key="a" slot="a">1st</x-tabpanel><x-tabpanel tab="two" key="b" slot="b">2nd</x-tabpanel></x-tabs>',
    async drive({ tap, isTold, sees }) {
      await tap('two')
      await isTold('linchange', '"activeKey":"b"')
      await sees('2nd')
    },
  },
  {
    does: 'changes segments',
    wxml: '<x-segment bind:linchange="note"><x-segment-item tab="one" key="a"/><x-segment-item tab="two" key="b"/></x-segment>',
    async drive({ tap, isTold }) {
      await tap('two')
      await isTold('linchange', '"activeKey":"b"')
    },
  },
  {
    does: 'slides a cell open',
    wxml: '<x-slide-view width="{{750}}" height="{{100}}" slide-width="{{200}}" bind:slideopen="note"><view slot="left" style="height:50px">slide me</view><view slot="right">drop</view></x-slide-view>',
    async drive({ drag, isTold }) {
      await drag('slide me', [-160, 0])
      await isTold('slideopen')
    },
  },
  {
    does: 'chooses a day in a calendar',
    wxml: '<x-calendar show="{{show}}" min-date="{{1609459200000}}" max-date="{{1611964800000}}" default-date="{{1609459200000}}" bind:linclickday="note" bind:linconfirm="note"/>',
    async drive({ tap, isTold }) {
      await tap('open')
      await tap('20')
      await isTold('linclickday')
    },
  },
]
