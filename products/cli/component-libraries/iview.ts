import type { Sample } from './gallery.ts'

/** Samples of iview-weapp. */
export const iviewSamples: readonly Sample[] = [
  {
    does: 'presses a button',
    wxml: '<x-button bind:click="note">press</x-button>',
    async drive({ tap, isTold }) {
      await tap('press')
      await isTold('click')
    },
  },
  {
    does: 'answers a modal',
    wxml: '<x-modal title="sure" visible="{{show}}" ok-text="yes" bind:ok="close"><view>really</view></x-modal>',
    async drive({ tap, sees, seesNot }) {
      await tap('open')
      await sees('really')
      await tap('yes')
      await seesNot('really')
    },
  },
  {
    does: 'chooses in an action sheet',
    wxml: `<x-action-sheet visible="{{show}}" actions="{{ [{ name: 'copy' }, { name: 'move' }] }}" bind:click="note"/>`,
    async drive({ tap, isTold }) {
      await tap('open')
      await tap('move')
      await isTold('click', '"index":1')
    },
  },
  {
    does: 'closes a drawer by its mask',
    wxml: '<x-drawer mode="left" visible="{{show}}" bind:close="close"><view style="width:100px;background:#fff">inside</view></x-drawer>',
    async drive({ tap, sees, seesNot }) {
      await tap('open')
      await sees('inside')
      await tap('.i-drawer-mask', { position: { x: 300, y: 300 } })
      await seesNot('inside')
    },
  },
  {
    does: 'types into an input',
    wxml: '<x-input title="name" bind:change="note"/>',
    async drive({ type, isTold }) {
      await type('input', 'typed')
      await isTold('change', '"value":"typed"')
    },
  },
  {
    does: 'counts up and down',
    wxml: '<x-input-number value="{{5}}" min="{{0}}" max="{{9}}" bind:change="note"/>',
    async drive({ tap, isTold }) {
      await tap('.i-input-number-plus')
      await isTold('change', '"value":6')
      await tap('.i-input-number-minus')
      await isTold('change', '"value":4')
    },
  },
  {
    does: 'turns a switch',
    wxml: '<x-switch value="{{false}}" bind:change="note"/>',
    async drive({ tap, isTold }) {
      await tap('.i-switch')
      await isTold('change', '"value":true')
    },
  },
  {
    does: 'checks a box of a group',
    wxml: `<x-checkbox-group current="{{ ['first'] }}" bind:change="note"><x-checkbox value="first"/><x-checkbox value="second"/></x-checkbox-group>`,
    async drive({ tap, isTold }) {
      await tap('second')
      await isTold('change', '"value":"second"')
    },
  },
  {
    does: 'chooses one of a radio group',
    wxml: '<x-radio-group current="first" bind:change="note"><x-radio value="first"/><x-radio value="second"/></x-radio-group>',
    async drive({ tap, isTold }) {
      await tap('second')
      await isTold('change', '"value":"second"')
    },
  },
  {
    does: 'rates with a tap',
    wxml: '<x-rate value="{{1}}" bind:change="note"/>',
    async drive({ isTold, tap }) {
      await tap('.i-rate-star', { nth: 3 })
      await isTold('change', '"index":4')
    },
  },
  {
    does: 'changes tabs',
    wxml: '<x-tabs current="a" bind:change="note"><x-tab key="a" title="one"/><x-tab key="b" title="two"/></x-tabs>',
    async drive({ tap, isTold }) {
      await tap('two')
      await isTold('change', '"key":"b"')
    },
  },
  {
    does: 'opens an item of a collapse',
    wxml: '<x-collapse><x-collapse-item title="more" name="a"><view slot="content">hidden text</view></x-collapse-item></x-collapse>',
    async drive({ tap, sees }) {
      await tap('more')
      await sees('hidden text')
    },
  },
  {
    does: 'swipes a cell open',
    wxml: `<x-swipeout actions="{{ [{ name: 'drop', width: 80, color: '#fff', background: '#ed3f14' }] }}" bind:change="note"><view slot="content">swipe me</view></x-swipeout>`,
    async drive({ drag, tap, isTold }) {
      await drag('swipe me', [-120, 0])
      await tap('drop')
      await isTold('change', '"index":0')
    },
  },
  {
    does: 'turns pages',
    wxml: '<x-page current="{{1}}" total="{{3}}" bind:change="note"><view slot="prev">back</view><view slot="next">on</view></x-page>',
    async drive({ tap, isTold }) {
      await tap('on')
      await isTold('change', '"type":"next"')
    },
  },
]
