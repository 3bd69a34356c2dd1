import { shown, tapped, type Sample } from './gallery.ts'

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
  tapped(
    'changes the item of a tab bar',
    // A layer above them takes the taps for all items.
    '<x-tab-bar current="a" bind:change="note"><x-tab-bar-item key="a" title="home" icon="homepage"/><x-tab-bar-item key="b" title="mine" icon="mine"/></x-tab-bar>',
    '.i-tab-bar-layer:nth-child(2)',
    'change',
    '"key":"b"',
  ),
  {
    does: 'closes an alert',
    wxml: '<x-alert closable bind:close="note">beware</x-alert>',
    async drive({ tap, isTold, seesNot }) {
      await tap('.i-alert-close')
      await isTold('close')
      await seesNot('beware')
    },
  },
  tapped(
    'taps a cell of a group',
    '<x-cell-group><x-cell title="go" value="far" bind:click="note"/><x-cell title="stay"/></x-cell-group>',
    'go',
    'click',
  ),
  {
    does: 'reads a message',
    wxml: '<x-message id="message"/>',
    opens: `this.selectComponent('#message').handleShow({ content: 'said', duration: 0 })`,
    async drive({ tap, sees }) {
      await tap('open')
      await sees('said')
    },
  },
  {
    does: 'reads a toast and taps it away',
    wxml: '<x-toast id="toast"/>',
    opens: `this.selectComponent('#toast').handleShow({ content: 'done', type: 'success', duration: 0 })`,
    async drive({ tap, sees, seesNot }) {
      await tap('open')
      await sees('done')
      await tap('.i-toast-mask', { position: { x: 20, y: 20 } })
      await seesNot('done')
    },
  },
  {
    does: 'closes a notice',
    wxml: '<x-notice-bar closable icon="systemprompt">news</x-notice-bar>',
    async drive({ tap, seesNot }) {
      await tap('.i-noticebar-operation')
      await seesNot('news')
    },
  },
  {
    does: 'sees a countdown end',
    wxml: '<x-count-down target="{{1}}" bind:callback="note"/>',
    async drive({ sees, isTold }) {
      await sees('00:00:00')
      await isTold('callback')
    },
  },
  tapped(
    'chooses a tag',
    '<x-tag name="tea" checkable checked="{{false}}" bind:change="note">tea</x-tag>',
    'tea',
    'change',
    '"checked":true',
  ),
  {
    does: 'scrolls to where a title stays',
    wxml: '<x-sticky scroll-top="{{top}}"><x-sticky-item><view slot="title">title</view><view slot="content" style="height:900px">long</view></x-sticky-item></x-sticky>',
    data: { top: 0 },
    opens: 'this.setData({ top: 300 })',
    async drive({ tap, frame }) {
      await frame.getByText('title', { exact: true }).waitFor()
      await tap('open')
      await frame.locator('[class*="i-sticky-fixed"]').waitFor()
    },
  },
  shown(
    `<x-card title="card" extra="extra"><view slot="content">body</view><view slot="footer">foot</view></x-card><x-panel title="panel">in it</x-panel><x-progress percent="{{25}}"/><x-steps current="{{1}}"><x-step title="begun" content="first"/><x-step title="going" content="second"/></x-steps><x-load-more tip="no more" loading="{{false}}"/><x-grid><x-grid-item><x-grid-icon>i</x-grid-icon><x-grid-label>label</x-grid-label></x-grid-item></x-grid>`,
    ['card', 'extra', 'body', 'foot', 'panel', 'in it', '25%', 'going', 'second', 'no more', 'label'],
  ),
  shown(
    '<x-row><x-col span="12">half</x-col></x-row><x-badge count="7"><view>seven</view></x-badge><x-avatar>U</x-avatar><x-divider content="between"/><x-icon type="add"/><view style="position:relative;height:60px"><x-spin>turning</x-spin></view><x-slide/>',
    ['half', '7', 'seven', 'U', 'between', '1111'],
  ),
  // The last: when it goes, it measures items that have gone, and fails on what it hears.
  tapped(
    'goes to a letter of an index',
    '<x-index height="200" bind:change="note"><x-index-item name="A">apple</x-index-item><x-index-item name="B">birch</x-index-item></x-index>',
    '.i-index-fixed-item:nth-child(2)',
    'change',
    '"index":1',
  ),
]
