import { shown, tapped, type Sample } from './gallery.ts'

const ONE_PIXEL = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'

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
  tapped(
    'taps a picture of an album',
    `<x-album urls="{{ ['/a.png', '/b.png'] }}" preview="{{false}}" bind:lintap="note"/>`,
    '[id="1"]',
    'lintap',
    '"index":"1"',
  ),
  {
    does: 'closes a sheet with round corners by its surroundings',
    wxml: '<x-arc-popup show="{{show}}" bind:linclose="note"><view>in the sheet</view></x-arc-popup>',
    async drive({ tap, sees, seesNot }) {
      await tap('open')
      await sees('in the sheet')
      await tap('.popup-content', { position: { x: 100, y: 60 } })
      await seesNot('in the sheet')
    },
  },
  {
    does: 'closes a popup by its surroundings',
    wxml: '<x-popup show="{{show}}" content-align="bottom" bind:lintap="note"><view style="height:200px">in the popup</view></x-popup>',
    async drive({ tap, sees, isTold, seesNot }) {
      await tap('open')
      await sees('in the popup')
      await tap('.popup-content', { position: { x: 100, y: 60 } })
      await isTold('lintap')
      await seesNot('in the popup')
    },
  },
  {
    does: 'opens and folds an item of a collapse',
    wxml: '<x-collapse bind:linexpand="note" bind:linfold="note"><x-collapse-item title="more">hidden text</x-collapse-item></x-collapse>',
    async drive({ tap, isTold, sees }) {
      await tap('more')
      await isTold('linexpand')
      await sees('hidden text')
      await tap('more')
      await isTold('linfold')
    },
  },
  {
    does: 'changes tabs below tabs',
    wxml: '<x-combined-tabs bind:linchange="note" swipeable="{{false}}"><x-tabpanel tab="one" key="a" sub-tab="left" sub-key="al" slot="al">1st</x-tabpanel><x-tabpanel tab="one" key="a" sub-tab="right" sub-key="ar" slot="ar">2nd</x-tabpanel><x-tabpanel tab="two" key="b" slot="b">3rd</x-tabpanel></x-combined-tabs>',
    async drive({ tap, isTold }) {
      await tap('right')
      await isTold('linchange', '"activeSubKey":"ar"')
      await tap('two')
      await isTold('linchange', '"activeKey":"b"')
    },
  },
  tapped(
    'changes the item of a tab bar of the app',
    `<x-custom-tab-bar is-nav="{{false}}" list="{{ [{ text: 'home' }, { text: 'mine' }] }}" bind:lintap="note"/>`,
    'mine',
    'lintap',
  ),
  tapped(
    'changes the item of a tab bar',
    `<x-tab-bar list="{{ [{ text: 'home' }, { text: 'mine' }] }}" bind:lintap="note"/>`,
    'mine',
    'lintap',
    '"index":1',
  ),
  tapped(
    'taps the capsule of a bar',
    '<x-capsule-bar title="bar" disable-back disable-home bind:linlefttap="note"/>',
    '.icon-left',
    'linlefttap',
  ),
  {
    does: 'chooses a picture, and removes it',
    wxml: '<x-image-picker count="{{2}}" bind:linchange="note" bind:linremove="note"/>',
    async drive({ choose, tap, isTold }) {
      await choose('.lin-image-picker__item--add')
      await isTold('linchange')
      await tap('.lin-image-picker__remove')
      await isTold('linremove')
    },
  },
  {
    does: 'cuts a picture out',
    wxml: `<x-image-clipper show="{{show}}" image-url="{{picture}}" bind:linclip="note" bind:linimageload="note"><x-image-clipper-tools lock-width/></x-image-clipper>`,
    data: { picture: '' },
    opens: `this.setData({ picture: '${ONE_PIXEL}' })`,
    async drive({ tap, isTold }) {
      await tap('open')
      await isTold('linimageload')
      await tap('.tools-icon-image', { nth: 3 })
      await isTold('linclip')
    },
  },
  {
    does: 'goes to a letter of an index',
    wxml: `<x-index-list sidebar-data="{{ ['A', 'B'] }}" bind:linselected="note"><x-index-anchor/><view>apple</view><x-index-anchor/><view>birch</view></x-index-list>`,
    async drive({ tap, isTold }) {
      await tap('.sidebar-item:nth-child(2)')
      await isTold('linselected')
    },
  },
  tapped('taps a row of a list', '<x-list title="go" right-desc="far" bind:lintap="note"/>', 'go', 'lintap'),
  tapped(
    'asks for more',
    '<x-loadmore show line type="end" end-text="that is all" bind:lintap="note"/>',
    'that is all',
    'lintap',
  ),
  tapped('taps a mask', '<x-mask show bind:lintap="note">masked</x-mask>', '.container-mask', 'lintap'),
  tapped('taps a notice', '<x-notice-bar bind:lintap="note">news</x-notice-bar>', 'news', 'lintap'),
  tapped(
    'chooses a tag',
    '<x-tag name="tea" bind:lintap="note">tea</x-tag>',
    'tea',
    'lintap',
    '"name":"tea"',
  ),
  {
    does: 'types into an area',
    wxml: '<x-textarea bind:lininput="note"/>',
    async drive({ type, isTold }) {
      await type('textarea', 'typed')
      await isTold('lininput', '"value":"typed"')
    },
  },
  {
    does: 'reads a message and a toast',
    wxml: '<x-message id="message" content="said" show="{{show}}" duration="{{60000}}"/><x-toast title="done" show="{{show}}" duration="{{60000}}"/>',
    async drive({ tap, sees }) {
      await tap('open')
      await sees('said')
      await sees('done')
    },
  },
  {
    does: 'sees pictures flow into two columns',
    wxml: '<x-water-flow generic:l-water-flow-item="x-card"/>',
    opens: `wx.lin.renderWaterFlow([{ image: '/a.png', title: 'first', describe: 'left' }, { image: '/b.png', title: 'second', describe: 'right' }], true)`,
    async drive({ tap, frame }) {
      await tap('open')
      await frame.locator('[id="right"] > *').first().waitFor({ state: 'attached' })
    },
  },
  {
    does: 'sees a countdown end',
    wxml: '<x-countdown time="{{1}}" time-type="second" bind:linend="note"/>',
    async drive({ isTold }) {
      await isTold('linend')
    },
  },
  shown(
    `<x-card title="card" plaintext><view>body</view></x-card><x-progress percent="{{25}}" show-info/><x-circle percent="{{40}}" show-value/><x-steps active-index="{{1}}"><x-step title="begun" describe="first"/><x-step title="going" describe="second"/></x-steps><x-price value="12.50"/><x-grid row-num="{{2}}"><x-grid-item key="a" slot="a"><view>cell</view></x-grid-item></x-grid><x-badge value="7"><view>seven</view></x-badge><x-avatar text="U"/><x-error-tip error-text="wrong"/><x-sticky><x-sticky-item><view slot="header">head</view><view slot="body">stuck</view></x-sticky-item></x-sticky>`,
    ['card', 'body', '25%', '40%', 'going', '12.50', 'cell', 'seven', 'wrong', 'stuck'],
  ),
  shown(
    '<x-status-show show full-screen="{{false}}" type="cart" describe="empty"/><x-skeleton loading="{{false}}">there</x-skeleton><x-transition show><view>moved</view></x-transition><x-icon name="like"/><x-loading show/><x-spin show/>',
    ['empty', 'there', 'moved'],
  ),
  // The last: a while after it was filled in it asks the page for what may have gone.
  {
    does: 'submits a form that is not filled in, and fills it in',
    wxml: '<x-form name="tea" bind:linsubmit="note"><x-form-item label="kind" name="kind" rules="{{ [{ required: true, message: \'which tea\' }] }}"><x-input id="kind" hide-label/></x-form-item><view slot="submit">send</view></x-form>',

    opens: 'wx.lin.initValidateForm(this)',
    async drive({ tap, type, isTold }) {
      await tap('open')
      await tap('send')
      await isTold('linsubmit', '"isValidate":false')
      await type('input', 'oolong')
      await tap('send')
      await isTold('linsubmit', '"kind":"oolong"')
    },
  },
]
