import { shown, tapped, type Hand, type Sample } from './gallery.ts'

const picture = 'data:image/gif;base64,R0lGODlhAQABAAAAACw='
const ways = `[{ label: 'north', value: 'n', children: [{ label: 'pole', value: 'p' }] }, { label: 'south', value: 's', children: [{ label: 'sea', value: 'q' }] }]`

/** What a function of the library opens, with a component that waits for it; its callbacks call `said`. */
const called = (does: string, wxml: string, opens: string, drive: (hand: Hand) => Promise<void>): Sample => ({
  does,
  wxml,
  opens: `const said = (what) => (detail) => { this.note({ type: what, detail: detail === undefined ? null : detail }) }; ${opens}`,
  async drive(hand) {
    await hand.tap('open')
    await drive(hand)
  },
})

/** Samples of wux-weapp: each of the pages of its example has its main interaction here. */
export const wuxSamples: readonly Sample[] = [
  {
    does: 'opens one of an accordion',
    wxml: '<x-accordion-group title="all" bind:change="note"><x-accordion key="a" title="first" content="inside a"/><x-accordion key="b" title="second" content="inside b"/></x-accordion-group>',
    async drive({ tap, sees, isTold }) {
      await tap('second')
      await isTold('change', '"b"')
      await sees('inside b')
    },
  },
  called(
    'chooses in an action sheet',
    '<x-actionsheet id="wux-actionsheet"/>',
    `$wuxActionSheet().showSheet({ titleText: 'what', cancelText: 'never', buttons: [{ text: 'copy' }, { text: 'move' }], buttonClicked: (index) => { said('chosen')(index); return true } })`,
    async ({ tap, isTold, seesNot }) => {
      await tap('move')
      await isTold('chosen', '1')
      await seesNot('move')
    },
  ),
  {
    does: 'closes an alert and a tag',
    wxml: '<x-alert closable title="careful" bind:click="note"/><x-tag closable bind:close="note">label</x-tag>',
    async drive({ tap, isTold, seesNot }) {
      await tap('.wux-alert__closable')
      await isTold('click')
      await seesNot('careful')
      await tap('.wux-tag__icon')
      await isTold('close')
      await seesNot('label')
    },
  },
  {
    does: 'sees what an animation lets in',
    wxml: '<x-animation-group in="{{show}}" class-names="wux-animate--fadeIn" bind:entered="note">moved</x-animation-group>',
    async drive({ tap, sees, isTold }) {
      await tap('open')
      await sees('moved')
      await isTold('entered')
    },
  },
  {
    does: 'opens what an app around its page brings',
    wxml: '<x-app id="wux-app" shadow-root><view>wrapped</view></x-app>',
    opens: `this.selectComponent('#wux-app').useApp().dialog.alert({ title: 'within', confirmText: 'well', onConfirm: () => this.note({ type: 'confirmed', detail: null }) })`,
    async drive({ sees, tap, isTold }) {
      await sees('wrapped')
      await tap('open')
      await sees('within')
      await tap('well')
      await isTold('confirmed')
    },
  },
  {
    does: 'takes a backdrop away',
    wxml: '<x-backdrop visible="{{show}}" bind:click="close" bind:closed="note"/>',
    async drive({ tap, isTold }) {
      await tap('open')
      await tap('.wux-backdrop')
      await isTold('closed')
    },
  },
  tapped('presses a button', '<x-button bind:click="note">press</x-button>', 'press', 'click'),
  called(
    'chooses a day of a calendar',
    '<x-calendar id="wux-calendar"/>',
    `$wuxCalendar().open({ value: ['2024-05-01'], onChange: (values, shown) => said('chosen')(shown) })`,
    async ({ frame, isTold }) => {
      await frame.locator('[class*=calendar__day]:visible').filter({ hasText: /^15$/ }).nth(1).tap()
      await isTold('chosen', '2024-05-15')
    },
  ),
  tapped(
    'acts on a card',
    `<x-card title="card" extra="more" actions="{{ [{ text: 'reply' }] }}" bind:action="note"><view>of it</view></x-card>`,
    'reply',
    'action',
  ),
  {
    does: 'goes down a cascader',
    wxml: `<x-cascader visible="{{show}}" title="where" options="{{ ${ways} }}" bind:change="note" bind:confirm="note" bind:close="close"/>`,
    async drive({ tap, isTold }) {
      await tap('open')
      await tap('south')
      await tap('sea')
      await isTold('change', '"s","q"')
      await tap('确定')
      await isTold('confirm', '"s","q"')
    },
  },
  {
    does: 'goes down a cascader that stands in the page',
    wxml: `<x-cascader-view options="{{ ${ways} }}" bind:change="note"/>`,
    async drive({ tap, isTold }) {
      await tap('south')
      await tap('sea')
      await isTold('change', '"s","q"')
    },
  },
  {
    does: 'turns pickers that stand in the page',
    wxml: `<x-picker-view options="{{ ['red', 'green', 'blue'] }}" bind:valueChange="note"/><x-multi-picker-view options="{{ [['one', 'two', 'three'], ['x', 'y', 'z']] }}" bind:valueChange="note"/><x-cascader-picker-view options="{{ ${ways} }}" cols="2" bind:valueChange="note"/><x-date-picker-view mode="date" value="{{ ['2021', '0', '20'] }}" bind:valueChange="note"/>`,
    async drive({ frame, drag, isTold }) {
      await drag('green', [0, -60])
      await isTold('valueChange', '"blue"')
      await drag('two', [0, -60])
      await isTold('valueChange', '"three"')
      await drag('north', [0, -60])
      await isTold('valueChange', '"s"')
      await frame.locator('[class*=picker-col]').last().waitFor()
    },
  },
  {
    does: 'checks boxes of a group',
    wxml: '<x-checkbox-group bind:change="note"><x-checkbox title="first" value="a"/><x-checkbox title="second" value="b"/></x-checkbox-group>',
    async drive({ tap, isTold }) {
      await tap('second')
      await isTold('change', '"value":"b"')
    },
  },
  {
    does: 'chooses one of a radio group',
    wxml: '<x-radio-group bind:change="note"><x-radio title="first" value="a"/><x-radio title="second" value="b"/></x-radio-group>',
    async drive({ tap, isTold }) {
      await tap('second')
      await isTold('change', '"value":"b"')
    },
  },
  {
    does: 'confirms a date in a picker that opens',
    wxml: `<x-date-picker mode="date" value="{{ ['2021', '0', '20'] }}" bind:confirm="note"><x-cell title="day"/></x-date-picker>`,
    async drive({ tap, isTold, sees }) {
      await tap('day')
      await sees('2021年')
      await tap('确定')
      await isTold('confirm', '2021')
    },
  },
  {
    does: 'confirms in a picker that opens',
    wxml: `<x-picker options="{{ ['red', 'green', 'blue'] }}" bind:confirm="note"><x-cell title="colour"/></x-picker>`,
    async drive({ tap, drag, isTold }) {
      await tap('colour')
      await drag('green', [0, -60])
      await tap('确定')
      await isTold('confirm', '"blue"')
    },
  },
  {
    does: 'chooses in a selection that opens',
    wxml: `<x-popup-select options="{{ ['judge', 'hunter'] }}" bind:confirm="note"><x-cell title="who"/></x-popup-select>`,
    async drive({ tap, isTold }) {
      await tap('who')
      await tap('hunter')
      await tap('确定')
      await isTold('confirm', '"hunter"')
    },
  },
  called(
    'chooses in a selection that a function opens',
    '<x-select id="wux-select"/>',
    `$wuxSelect('#wux-select').open({ value: '', options: ['doctor', 'reporter'], onConfirm: (value) => said('chosen')(value) })`,
    async ({ tap, isTold }) => {
      await tap('reporter')
      await tap('确定')
      await isTold('chosen', '"reporter"')
    },
  ),
  called(
    'answers a dialog',
    '<x-dialog id="wux-dialog"/>',
    `$wuxDialog().prompt({ resetOnClose: true, title: 'name', content: 'which', fieldtype: 'text', defaultText: '', placeholder: 'yours', confirmText: 'yes', cancelText: 'no', onConfirm: (event, text) => said('confirmed')(text) })`,
    async ({ type, tap, isTold, seesNot }) => {
      await type('.wux-dialog__input input', 'sparrow')
      await tap('yes')
      await isTold('confirmed', 'sparrow')
      await seesNot('which')
    },
  ),
  {
    does: 'signs, and clears what was signed',
    wxml: '<x-e-sign bind:start="note" bind:end="note" bind:clear="note"/>',
    async drive({ drag, tap, isTold }) {
      await drag('.wux-e-sign__bd', [60, 20])
      await isTold('start')
      await isTold('end')
      await tap('重置')
      await isTold('clear')
    },
  },
  {
    does: 'reads on where a text was cut',
    wxml: `<x-ellipsis content="${'a long story '.repeat(30)}" expand-text="more" collapse-text="less"/>`,
    async drive({ tap, sees }) {
      await tap('more')
      await sees('less')
    },
  },
  {
    does: 'opens a floating button, and presses one of it',
    wxml: `<x-fab-button position="center" direction="vertical" buttons="{{ [{ label: 'share', icon: '${picture}' }] }}" bind:change="note" bind:click="note"/>`,
    async drive({ tap, isTold }) {
      await tap('.wux-fab-button__action')
      await isTold('change', 'true')
      await tap('.wux-fab-button__button')
      await isTold('click', '"index":0')
    },
  },
  {
    does: 'filters',
    wxml: `<x-filterbar items="{{ [{ type: 'radio', label: 'Updated', value: 'u', checked: true, children: [{ label: 'newest', value: 'desc', checked: true }, { label: 'oldest', value: 'asc' }], groups: ['001'] }, { type: 'text', label: 'Forks', value: 'f', groups: ['002'] }] }}" bind:change="note" bind:open="note"/>`,
    async drive({ tap, isTold }) {
      await tap('newest')
      await isTold('open')
      await tap('oldest')
      await isTold('change', '"asc"')
    },
  },
  {
    does: 'drags a floating panel',
    wxml: '<x-floating-panel default-anchors="{{ [100, 300, 500] }}" bind:heightChange="note"><view>in the panel</view></x-floating-panel>',
    async drive({ drag, isTold }) {
      await drag('.wux-floating-panel__hd', [0, -170])
      await isTold('heightChange', '"height":300')
    },
  },
  {
    does: 'follows a link and a chip of a footer',
    wxml: `<x-footer label="made by us" links="{{ [{ text: 'home page' }] }}" chips="{{ [{ text: 'chip', type: 'link' }] }}" bind:linkClick="note" bind:chipClick="note"/>`,
    async drive({ tap, isTold }) {
      await tap('home page')
      await isTold('linkClick', '"index":0')
      await tap('chip')
      await isTold('chipClick', '"index":0')
    },
  },
  {
    does: 'fills in a form, which is then right',
    wxml: `<x-form id="form" bind:change="note"><x-field name="name" label="name" rules="{{ [{ required: true, message: 'a name is needed' }] }}"><x-input placeholder="yours"/></x-field></x-form>`,
    opens: `this.selectComponent('#form').validateFields((errors, values) => this.note({ type: 'validated', detail: { errors, values } }))`,
    async drive({ tap, type, isTold }) {
      await type('input', 'sparrow')
      await isTold('change', '"name":"sparrow"')
      await tap('open')
      await isTold('validated', '"values":{"name":"sparrow"}')
    },
  },
  called(
    'leaves a gallery',
    '<x-gallery id="wux-gallery"/>',
    `$wuxGallery().show({ current: 0, urls: ['${picture}', '${picture}'], showDelete: false, onTap: () => { said('tapped')(); return true } })`,
    async ({ tap, isTold }) => {
      await tap('.wux-gallery__swiper', { position: { x: 100, y: 100 } })
      await isTold('tapped')
    },
  ),
  tapped(
    'taps one of a grid',
    '<x-grids col="2"><x-grid label="one"/><x-grid label="two" bind:click="note"/></x-grids>',
    'two',
    'click',
  ),
  {
    does: 'goes to a letter of an index',
    wxml: '<x-index height="300px" bind:change="note"><x-index-item name="A"><view style="height:400px">under a</view></x-index-item><x-index-item name="Z"><view style="height:400px">under z</view></x-index-item></x-index>',
    async drive({ frame, tap, isTold }) {
      await frame.locator('[class*=index__nav-row]').last().waitFor()
      await tap('.wux-index__nav-col', { nth: 1 })
      await isTold('change', '"Z"')
    },
  },
  {
    does: 'types into an input and clears it',
    wxml: '<x-input label="name" clear bind:change="note" bind:clear="note"/>',
    async drive({ type, tap, isTold }) {
      await type('.wux-input input', 'typed')
      await isTold('change', '"value":"typed"')
      await tap('.wux-input__clear')
      await isTold('clear')
    },
  },
  {
    does: 'counts up and down',
    wxml: '<x-input-number default-value="{{5}}" bind:change="note"/>',
    async drive({ tap, isTold }) {
      await tap('.wux-input-number__selector--add')
      await isTold('change', '"value":6')
      await tap('.wux-input-number__selector--sub')
      await isTold('change', '"value":5')
    },
  },
  called(
    'enters a code by keys',
    '<x-keyboard id="wux-keyboard"/>',
    `$wuxKeyBoard().show({ callback: (value) => { said('entered')(value); return true } })`,
    async ({ tap, isTold }) => {
      for (const key of ['1', '2', '3', '4', '5', '6']) await tap(key)
      await isTold('entered', '123456')
    },
  ),
  {
    does: 'closes what lies over the page',
    wxml: '<x-landscape visible="{{show}}" bind:close="close"><view>over all</view></x-landscape>',
    async drive({ tap, sees, seesNot }) {
      await tap('open')
      await sees('over all')
      await tap('.wux-landscape__close')
      await seesNot('over all')
    },
  },
  tapped(
    'taps a cell of a group',
    '<x-cell-group title="cells"><x-cell title="cell" extra="more" bind:click="note"/></x-cell-group>',
    'cell',
    'click',
  ),
  called(
    'waits, and is told the end',
    '<x-loading id="wux-loading"/>',
    `$wuxLoading().show({ text: 'wait' }); setTimeout(() => $wuxLoading().hide(), 500)`,
    async ({ sees, seesNot }) => {
      await sees('wait')
      await seesNot('wait')
    },
  ),
  tapped(
    'goes back in a bar',
    '<x-navbar left-text="back" title="bar" bind:click="note"/>',
    'back',
    'click',
    '"type":"left"',
  ),
  tapped(
    'closes a notice',
    '<x-notice-bar mode="closable" content="news" bind:click="note"/>',
    '.wux-notice-bar__ft',
    'click',
  ),
  called(
    'taps a notification',
    '<x-notification id="wux-notification"/>',
    `$wuxNotification().show({ title: 'letter', text: 'from her', duration: 5000, data: { n: 7 }, onClick: (data) => said('clicked')(data) })`,
    async ({ tap, isTold }) => {
      await tap('from her')
      await isTold('clicked', '"n":7')
    },
  ),
  tapped(
    'turns pages',
    '<x-pagination total="3" bind:change="note"><view slot="next">further</view></x-pagination>',
    'further',
    'change',
    '"current":2',
  ),
  {
    does: 'opens a bubble',
    wxml: '<x-popover title="bubble" content="what it says" bind:change="note"><x-button>ask</x-button></x-popover>',
    async drive({ tap, sees, isTold }) {
      await tap('ask')
      await sees('what it says')
      await isTold('change', 'true')
    },
  },
  {
    does: 'opens a popup and closes it by its mask',
    wxml: '<x-popup position="bottom" visible="{{show}}" bind:close="close" bind:closed="note"><view style="height:200px">inside</view></x-popup>',
    async drive({ tap, sees, seesNot, isTold }) {
      await tap('open')
      await sees('inside')
      await tap('.wux-backdrop', { position: { x: 100, y: 60 } })
      await isTold('closed')
      await seesNot('inside')
    },
  },
  tapped(
    'presses what a prompt proposes',
    `<x-prompt visible title="nothing" text="yet" buttons="{{ [{ text: 'look around' }] }}" bind:click="note"/>`,
    'look around',
    'click',
  ),
  tapped(
    'presses what a result proposes',
    `<x-result icon="{{ { type: 'success' } }}" title="done" label="all of it" buttons="{{ [{ text: 'fine' }] }}" bind:click="note"/>`,
    'fine',
    'click',
  ),
  {
    does: 'rates with a tap',
    wxml: '<x-rater default-value="{{1}}" bind:change="note"/>',
    async drive({ frame, isTold }) {
      await frame.locator('[class*=rater__star]').nth(3).tap()
      await isTold('change', '"value":4')
    },
  },
  {
    does: 'pulls to refresh',
    wxml: '<x-refresher id="wux-refresher" bind:pulling="note" bind:refresh="note"><view style="height:300px">pull me</view></x-refresher>',
    async drive({ drag, isTold }) {
      await drag('pull me', [0, 150])
      await isTold('pulling')
      await isTold('refresh')
    },
  },
  {
    does: 'searches, clears and cancels',
    wxml: '<x-search-bar clear show-cancel bind:change="note" bind:clear="note" bind:cancel="note" bind:confirm="note"/>',
    async drive({ frame, type, tap, isTold }) {
      await type('.wux-search-bar input', 'sparrow')
      await isTold('change', '"value":"sparrow"')
      await tap('.wux-search-bar__clear')
      await isTold('clear')
      await type('.wux-search-bar input', 'swift')
      await frame.locator('[class*=search-bar] input').press('Enter')
      await isTold('confirm', 'swift')
      await tap('取消')
      await isTold('cancel')
    },
  },
  tapped(
    'chooses a segment',
    `<x-segmented-control values="{{ ['left', 'right'] }}" bind:change="note"/>`,
    'right',
    'change',
    '"key":1',
  ),
  {
    does: 'selects',
    wxml: `<x-selectable value="v" bind:change="note"/><x-selector-group multiple options="{{ [{ label: 'tea', value: 't' }, { label: 'rice', value: 'r' }] }}" default-value="{{ ['t'] }}" bind:change="note"/>`,
    async drive({ tap, isTold }) {
      await tap('.wux-selectable')
      await isTold('change', '"checked":true')
      await tap('.wux-selector-group__selectable', { nth: 1 })
      await isTold('change', '"value":["t","r"]')
    },
  },
  {
    does: 'slides a slider',
    wxml: '<view style="padding:40px"><x-slider default-value="{{ [20] }}" show-value bind:change="note" bind:afterChange="note"/></view>',
    async drive({ drag, isTold }) {
      await drag('.wux-slider__handle', [100, 0])
      await isTold('change', '"value":[')
      await isTold('afterChange', '"value":[')
    },
  },
  {
    does: 'scrolls to where a title stays',
    wxml: '<x-sticky scroll-top="{{wuxTop}}"><x-sticky-item><view slot="title">stuck</view><view slot="content" style="height:900px">long</view></x-sticky-item></x-sticky>',
    data: { wuxTop: 0 },
    opens: `this.setData({ wuxTop: 200 })`,
    async drive({ tap, sees }) {
      await sees('stuck')
      await tap('open')
      await sees('stuck')
    },
  },
  {
    does: 'swipes a row open',
    wxml: `<x-swipe-action-group><x-swipe-action auto-close right="{{ [{ text: 'drop', style: 'background:red' }] }}" bind:open="note" bind:click="note"><view style="height:60px;background:#eee">swipe me</view></x-swipe-action></x-swipe-action-group>`,
    async drive({ drag, tap, isTold }) {
      await drag('swipe me', [-160, 0])
      await isTold('open')
      await tap('drop')
      await isTold('click', '"drop"')
    },
  },
  tapped('turns a switch', '<x-switch bind:change="note"/>', '.wux-switch', 'change', '"value":true'),
  tapped(
    'changes the item of a tab bar',
    '<x-tabbar default-current="a" bind:change="note"><x-tabbar-item key="a" title="home"/><x-tabbar-item key="b" title="mine"/></x-tabbar>',
    'mine',
    'change',
    '"key":"b"',
  ),
  tapped(
    'changes tabs',
    '<x-tabs default-current="a" bind:change="note"><x-tab key="a" title="left"/><x-tab key="b" title="right"/></x-tabs>',
    'right',
    'change',
    '"key":"b"',
  ),
  {
    does: 'writes several lines and sees them counted',
    wxml: '<x-textarea rows="3" has-count bind:change="note"/>',
    async drive({ type, isTold }) {
      await type('textarea', 'one\ntwo')
      await isTold('change', '"value":"one\\ntwo"')
    },
  },
  called(
    'reads a toast and a tip',
    '<x-toast id="wux-toast"/><x-toptips id="wux-toptips"/>',
    `$wuxToast().show({ type: 'text', duration: 500, text: 'said', success: said('over') }); $wuxToptips().info({ hidden: false, text: 'above', duration: 500 })`,
    async ({ sees, isTold, seesNot }) => {
      await sees('said')
      await sees('above')
      await isTold('over')
      await seesNot('above')
    },
  ),
  tapped(
    'taps a view that shows touches',
    '<x-touch-view bind:click="note"><view>touch me</view></x-touch-view>',
    'touch me',
    'click',
  ),
  {
    does: 'chooses a picture to upload',
    wxml: '<x-upload url="https://nowhere.test/up" max="2" bind:before="note"><view>add one</view></x-upload>',
    async drive({ choose, isTold }) {
      await choose('add one')
      await isTold('before')
    },
  },
  {
    does: 'renews a code to be read off',
    wxml: '<x-vcode bind:change="note"/><x-qrcode data="sparrow" bind:load="note" qrcode-status="expired" bind:refresh="note"/><x-barcode number="123" bind:load="note"/>',
    async drive({ tap, isTold }) {
      await isTold('load')
      await tap('#wux-vcode')
      await isTold('change')
    },
  },
  {
    does: 'scrolls a list that draws what is seen of it',
    wxml: `<x-virtual-list id="virtual" item-height="{{50}}" height="{{300}}" bind:change="set" data-field="wuxRows"><x-virtual-item wx:for="{{wuxRows.virtual.items}}" wx:key="*this"><view style="height:50px">row {{item}}</view></x-virtual-item></x-virtual-list>`,
    data: { wuxRows: { virtual: { items: [] } } },
    opens: `this.selectComponent('#virtual').render(Array.from({ length: 200 }, (_, n) => n))`,
    async drive({ frame, tap, sees }) {
      await tap('open')
      await sees('row 1')
      await frame.locator('[class*=virtual-list] wx-scroll-view').evaluate((view) => {
        const scrolls = [view, ...view.querySelectorAll('*')].find(
          (each) => each.scrollHeight > each.clientHeight + 100,
        )
        scrolls?.scrollTo(0, 5000)
      })
      await sees('row 101')
    },
  },
  shown(
    `<x-avatar>me</x-avatar><x-badge count="7"><text>badged</text></x-badge><x-circle percent="40">forty</x-circle><x-row><x-col span="12">half</x-col></x-row><x-divider text="between"/><x-icon type="ios-heart"/><x-image src="${picture}"/><x-media title="media" label="below"/><x-progress percent="30" show-info/><x-safe-area><view>safe</view></x-safe-area>`,
    ['me', '7', 'forty', 'half', 'between', 'media', 'safe'],
  ),
  shown(
    `<x-skeleton active><x-skeleton-avatar/><x-skeleton-paragraph rows="2"/></x-skeleton><x-spin nested tip="spins"><view>spun</view></x-spin><x-steps current="1"><x-step title="before"/><x-step title="after"/></x-steps><x-timeago from="{{0}}" to="{{3600000}}"/><x-timeline><x-timeline-item content="then"/></x-timeline><x-water-mark content="mine"><view>marked</view></x-water-mark><x-white-space/><x-wing-blank><view>narrow</view></x-wing-blank>`,
    ['spun', 'after', 'then', 'marked', 'narrow'],
  ),
  {
    does: 'sees numbers count',
    wxml: '<view>{{wuxUp}}</view><view>{{wuxDown}}</view>',
    data: { wuxUp: '', wuxDown: '' },
    opens: `new $wuxCountUp(1, 60, 0, 0.2, { printValue: (value) => this.setData({ wuxUp: 'up ' + value }) }).start(); new $wuxCountDown({ date: Date.now() + 1000, onEnd: () => this.setData({ wuxDown: 'down' }), render() {} })`,
    async drive({ tap, sees }) {
      await tap('open')
      await sees('up 60')
      await sees('down')
    },
  },
]
