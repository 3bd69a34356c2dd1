import { shown, tapped, type Sample } from './gallery.ts'

const picture = 'data:image/gif;base64,R0lGODlhAQABAAAAACw='

/** Samples of tdesign-miniprogram. */
export const tdesignSamples: readonly Sample[] = [
  {
    does: 'presses a button, and a disabled one in vain',
    wxml: '<x-button disabled bind:tap="open">closed</x-button><x-button bind:tap="note">press</x-button><text wx:if="{{show}}">shown</text>',
    async drive({ tap, isTold, seesNot }) {
      await tap('closed')
      await tap('press')
      await isTold('tap')
      await seesNot('shown')
    },
  },
  {
    does: 'opens a popup and closes it by its overlay',
    wxml: '<x-popup visible="{{show}}" placement="bottom" bind:visible-change="close"><view style="height:200px">inside</view></x-popup>',
    async drive({ tap, sees, seesNot }) {
      await tap('open')
      await sees('inside')
      await tap('.t-overlay')
      await seesNot('inside')
    },
  },
  {
    does: 'confirms a dialog',
    wxml: '<x-dialog visible="{{show}}" title="sure" content="really" confirm-btn="yes" cancel-btn="no" bind:confirm="close" bind:cancel="note"/>',
    async drive({ tap, sees, seesNot, isTold }) {
      await tap('open')
      await sees('really')
      await tap('no')
      await isTold('cancel')
      await tap('yes')
      await seesNot('really')
    },
  },
  {
    does: 'chooses in an action sheet',
    wxml: `<x-action-sheet visible="{{show}}" items="{{ ['copy', 'move'] }}" bind:selected="note" bind:close="close"/>`,
    async drive({ tap, isTold, seesNot }) {
      await tap('open')
      await tap('move')
      await isTold('selected', '"selected":"move"')
      await seesNot('move')
    },
  },
  {
    does: 'types into an input and clears it',
    wxml: '<x-input label="name" value="{{tdText}}" clearable data-field="tdText" bind:change="set" bind:clear="note"/><text>{{tdText}}.</text>',
    data: { tdText: '' },
    async drive({ frame, tap, type, sees, isTold }) {
      await tap('.t-input input')
      await type('.t-input input', 'typed')
      await sees('typed.')
      await tap('.t-input__wrap--clearable-icon')
      await isTold('clear')
      await frame.waitForFunction(
        () => (document.querySelector('.t-input input') as HTMLInputElement).value === '',
      )
    },
  },
  {
    does: 'writes several lines and sees them counted',
    wxml: '<x-textarea maxlength="{{20}}" indicator bind:change="note"/>',
    async drive({ type, isTold, sees }) {
      await type('textarea', 'one\ntwo')
      await isTold('change', '"value":"one\\ntwo"')
      await sees('7 / 20')
    },
  },
  {
    does: 'searches',
    wxml: '<x-search action="back" bind:submit="note" bind:change="note" bind:action-click="note"/>',
    async drive({ frame, type, tap, isTold }) {
      await type('.t-search input', 'sparrow')
      await frame.locator('.t-search input').press('Enter')
      await isTold('submit', 'sparrow')
      await tap('back')
      await isTold('action-click')
    },
  },
  {
    does: 'steps a stepper',
    wxml: '<x-stepper default-value="{{5}}" bind:change="note"/>',
    async drive({ tap, isTold }) {
      await tap('.t-stepper__plus')
      await isTold('change', '"value":6')
      await tap('.t-stepper__minus')
      await isTold('change', '"value":5')
    },
  },
  {
    does: 'turns a switch',
    wxml: '<x-switch default-value="{{false}}" bind:change="note"/>',
    async drive({ tap, isTold }) {
      await tap('.t-switch')
      await isTold('change', '"value":true')
    },
  },
  {
    does: 'checks boxes of a group',
    wxml: `<x-checkbox-group default-value="{{ ['a'] }}" bind:change="note"><x-checkbox value="a" label="first"/><x-checkbox value="b" label="second"/></x-checkbox-group>`,
    async drive({ tap, isTold }) {
      await tap('second')
      await isTold('change', '"value":["a","b"]')
      await tap('first')
      await isTold('change', '"value":["b"]')
    },
  },
  {
    does: 'chooses one of a radio group',
    wxml: '<x-radio-group default-value="a" bind:change="note"><x-radio value="a" label="first"/><x-radio value="b" label="second"/></x-radio-group>',
    async drive({ tap, isTold }) {
      await tap('second')
      await isTold('change', '"value":"b"')
    },
  },
  {
    does: 'turns a picker',
    wxml: `<x-picker visible="{{show}}" title="colour" default-value="{{ ['r'] }}" bind:pick="note" bind:confirm="note"><x-picker-item options="{{ [{ label: 'red', value: 'r' }, { label: 'green', value: 'g' }, { label: 'blue', value: 'b' }] }}"/></x-picker>`,
    async drive({ tap, drag, sees, isTold, seesNot }) {
      await tap('open')
      await sees('green')
      // Far enough for the last, whether the finger is slow or swings it.
      await drag('.t-picker-item__group', [0, -85])
      await isTold('pick', '"b"')
      await tap('确认')
      await isTold('confirm', '"value":["b"]')
      await seesNot('green')
    },
  },
  {
    does: 'turns a date picker',
    wxml: '<x-date-time-picker visible="{{show}}" title="day" mode="date" default-value="2021-01-20" start="2020-01-01" end="2022-12-31" format="YYYY-MM-DD" bind:confirm="note" bind:change="note"/>',
    async drive({ tap, drag, sees, isTold }) {
      await tap('open')
      await sees('2021年')
      await drag('.t-picker-item__group', [0, -85])
      await tap('确定')
      await isTold('change', '2022-01-20')
    },
  },
  {
    does: 'chooses a day in a calendar',
    wxml: '<x-calendar visible="{{show}}" value="{{1609459200000}}" min-date="{{1609459200000}}" max-date="{{1611964800000}}" bind:confirm="note" bind:select="note"/>',
    async drive({ tap, isTold, sees }) {
      await tap('open')
      await sees('20')
      await tap('20')
      await isTold('select', '1611100800000')
    },
  },
  {
    does: 'walks down a cascader',
    wxml: '<x-cascader visible="{{show}}" title="where" options="{{tdPlaces}}" bind:pick="note" bind:change="note"/>',
    data: {
      tdPlaces: [
        { label: 'north', value: 'n', children: [{ label: 'harbin', value: 'h' }] },
        { label: 'south', value: 's', children: [{ label: 'sanya', value: 'y' }] },
      ],
    },
    async drive({ tap, isTold }) {
      await tap('open')
      await tap('south')
      await isTold('pick', '"value":"s"')
      await tap('sanya')
      await isTold('change', '"value":"y"')
    },
  },
  {
    does: 'swipes a cell open',
    wxml: `<x-swipe-cell right="{{ [{ text: 'drop', style: 'width: 60px; background: red' }] }}" bind:click="note"><x-cell title="cell"/></x-swipe-cell>`,
    async drive({ tap, drag, isTold }) {
      await drag('.t-swipe-cell', [-120, 0])
      await tap('drop')
      await isTold('click', 'drop')
    },
  },
  {
    does: 'changes tabs by tap and by swipe',
    wxml: '<x-tabs default-value="a" animation="{{ { duration: 0.1 } }}" swipeable bind:change="note"><x-tab-panel label="one" value="a"><view style="height:100px">1st</view></x-tab-panel><x-tab-panel label="two" value="b"><view style="height:100px">2nd</view></x-tab-panel></x-tabs>',
    async drive({ tap, drag, isTold }) {
      await tap('two')
      await isTold('change', '"value":"b"')
      await drag('.t-tabs__content', [150, 0])
      await isTold('change', '"value":"a"')
    },
  },
  {
    does: 'opens a panel of a collapse',
    wxml: '<x-collapse bind:change="note"><x-collapse-panel header="more" value="1"><view style="height:40px">hidden text</view></x-collapse-panel></x-collapse>',
    async drive({ tap, isTold, frame }) {
      await tap('more')
      await isTold('change', '"value":["1"]')
      await frame.waitForFunction(
        () => (document.querySelector('.t-collapse-panel__wrapper') as HTMLElement).offsetHeight >= 40,
      )
    },
  },
  {
    does: 'rates with a tap',
    wxml: '<x-rate default-value="{{1}}" bind:change="note"/>',
    async drive({ isTold, tap }) {
      await tap('.t-rate__icon', { nth: 3 })
      await isTold('change', '"value":4')
    },
  },
  {
    does: 'drags a slider',
    wxml: '<x-slider default-value="{{50}}" bind:change="note"/>',
    async drive({ drag, isTold }) {
      await drag('.t-slider__dot', [60, 0])
      await isTold('change', '"value":6')
    },
  },
  {
    does: 'goes through a sidebar',
    wxml: '<x-side-bar default-value="a" bind:change="note"><x-side-bar-item value="a" label="one"/><x-side-bar-item value="b" label="two"/></x-side-bar>',
    async drive({ tap, isTold }) {
      await tap('two')
      await isTold('change', '"value":"b"')
    },
  },
  {
    does: 'jumps by an index',
    wxml: `<x-indexes index-list="{{ ['A', 'B'] }}" bind:select="note"><x-indexes-anchor index="A"/><view style="height:900px">long</view><x-indexes-anchor index="B"/><view style="height:900px">far</view></x-indexes>`,
    async drive({ frame, isTold, tap }) {
      await tap('.t-indexes__sidebar-item', { nth: 1 })
      await isTold('select', '"B"')
      await frame.waitForFunction(() => scrollY > 500)
      await frame.evaluate(() => scrollTo(0, 0))
    },
  },
  {
    does: 'chooses in a dropdown menu',
    wxml: `<x-dropdown-menu><x-dropdown-item default-value="a" options="{{ [{ label: 'all', value: 'a' }, { label: 'fresh', value: 'b' }] }}" bind:change="note"/></x-dropdown-menu>`,
    async drive({ tap, isTold }) {
      await tap('all')
      await tap('fresh')
      await isTold('change', '"value":"b"')
    },
  },
  {
    does: 'pulls down to refresh',
    wxml: '<x-pull-down-refresh value="{{tdFresh}}" data-field="tdFresh" bind:change="set" bind:refresh="note"><view style="height:300px">pull me</view></x-pull-down-refresh>',
    data: { tdFresh: false },
    async drive({ drag, isTold, sees }) {
      await drag('pull me', [0, 200])
      await isTold('refresh')
      await sees('正在刷新')
    },
  },
  {
    does: 'changes the tab of a tab bar',
    wxml: '<x-tab-bar default-value="a" bind:change="note"><x-tab-bar-item value="a">home</x-tab-bar-item><x-tab-bar-item value="b">mine</x-tab-bar-item></x-tab-bar>',
    async drive({ tap, isTold }) {
      await tap('mine')
      await isTold('change', '"value":"b"')
    },
  },
  {
    does: 'goes through a drawer',
    wxml: `<x-drawer visible="{{show}}" items="{{ [{ title: 'first' }, { title: 'last' }] }}" bind:item-click="note"/>`,
    async drive({ tap, isTold }) {
      await tap('open')
      await tap('last')
      await isTold('item-click', '"index":1')
    },
  },
  tapped(
    'removes what is attached',
    `<x-attachments removable items="{{ [{ fileType: 'txt', name: 'notes.txt', size: 9, url: 'x' }] }}" bind:remove="note"/>`,
    '.t-attachments__remove',
    'remove',
    '"index":0',
  ),
  tapped(
    'copies an answer of a chat',
    `<x-chat-actionbar content="said" chat-id="1" action-bar="{{ ['good', 'bad'] }}" bind:actions="note"/>`,
    '.t-icon-thumb-up',
    'actions',
    '"name":"good"',
  ),
  {
    does: 'writes into a chat and sends it',
    wxml: '<x-chat-sender value="" placeholder="ask" bind:send="note" bind:change="note"/>',
    async drive({ frame, type, isTold }) {
      await type('.t-chat-sender textarea', 'hello')
      await isTold('change', 'hello')
      await frame.locator('.t-chat-sender textarea').press('Enter')
      await isTold('send', 'hello')
    },
  },
  {
    does: 'opens what a chat thought',
    wxml: `<x-chat-thinking status="complete" collapsed="{{true}}" content="{{ { title: 'thought', text: 'of this' } }}"/>`,
    async drive({ tap, sees }) {
      await sees('thought')
      await tap('.t-chat-thinking__icon--collapse')
      await sees('of this')
    },
  },
  tapped(
    'checks a tag',
    '<x-check-tag content="tag" bind:change="note"/>',
    'tag',
    'change',
    '"checked":true',
  ),
  {
    does: 'picks a colour on a palette',
    wxml: `<x-color-picker use-popup="{{false}}" type="multiple" default-value="#ff0000" bind:change="note"/>`,
    async drive({ tap, isTold }) {
      await tap('.t-color-picker__swatches-item')
      await isTold('change', '"value"')
    },
  },
  {
    does: 'waits for a count-down',
    wxml: '<x-count-down time="{{300}}" bind:finish="note"/>',
    async drive({ isTold }) {
      await isTold('finish')
    },
  },
  tapped(
    'presses a floating button',
    '<x-fab icon="add" text="new" style="right:16px;bottom:32px" bind:click="note"/>',
    'new',
    'click',
  ),
  {
    does: 'fills in a form that checks itself',
    wxml: `<x-form id="td-form" data="{{tdForm}}" rules="{{tdRules}}" bind:submit="note" bind:validate="note"><x-form-item label="name" name="name"><x-input value="{{tdForm.name}}"/></x-form-item></x-form>`,
    data: { tdForm: { name: '' }, tdRules: { name: [{ required: true, message: 'needed' }] } },
    opens: `this.selectComponent('#td-form').submit()`,
    async drive({ tap, sees }) {
      await tap('open')
      await sees('needed')
    },
  },
  tapped(
    'taps in a grid',
    '<x-grid column="{{2}}"><x-grid-item text="photos" icon="image" bind:click="note"/></x-grid>',
    'photos',
    'click',
  ),
  {
    does: 'follows a guide',
    wxml: `<view id="td-guided">guided</view><x-guide wx:if="{{show}}" current="{{0}}" steps="{{tdSteps}}" bind:next-step-click="note" bind:finish="note"/>`,
    data: {
      tdSteps: [
        { mode: 'dialog', title: 'first step', body: 'look' },
        { mode: 'dialog', title: 'last step', body: 'here' },
      ],
    },
    async drive({ tap, sees, isTold }) {
      await tap('open')
      await sees('first step')
      await tap('下一步 (1/2)')
      await isTold('next-step-click')
    },
  },
  {
    does: 'turns the pictures of a viewer',
    wxml: '<x-image-viewer visible="{{show}}" show-index images="{{tdPictures}}" bind:change="note" bind:close="close"/>',
    data: { tdPictures: [picture, picture] },
    async drive({ tap, drag, sees, isTold, seesNot }) {
      await tap('open')
      await sees('1/2')
      await drag('.t-image-viewer__content', [-260, 0], [0.9, 0.5])
      await isTold('change', '"index":1')
      await sees('2/2')
      await tap('.t-image-viewer__mask', { position: { x: 100, y: 100 } })
      await seesNot('2/2')
    },
  },
  {
    does: 'follows a link',
    wxml: '<x-link content="over there" underline bind:success="note" bind:tap="note"/>',
    async drive({ tap, isTold }) {
      await tap('over there')
      await isTold('tap')
    },
  },
  {
    does: 'is told by a message and a toast',
    wxml: '<x-message id="t-message"/><x-toast id="t-toast"/>',
    opens: `Message.info({ context: this, content: 'noted', duration: -1 }); Toast({ context: this, selector: '#t-toast', message: 'burnt', duration: -1 })`,
    async drive({ tap, sees }) {
      await tap('open')
      await sees('noted')
      await sees('burnt')
    },
  },
  {
    does: 'reads a notice and taps on it',
    wxml: '<x-notice-bar visible content="news" operation="more" bind:click="note"/>',
    async drive({ tap, isTold }) {
      await tap('more')
      await isTold('click', '"trigger":"operation"')
    },
  },
  {
    does: 'opens a popover, and closes it beside it',
    wxml: '<view style="padding:100px"><x-popover visible="{{show}}" placement="bottom" content="popped" bind:visible-change="close"><view bindtap="open">over me</view></x-popover></view>',
    async drive({ tap, sees, seesNot }) {
      await tap('over me')
      await sees('popped')
      await tap('.t-overlay', { position: { x: 5, y: 400 } })
      await seesNot('popped')
    },
  },
  tapped('taps an overlay', '<x-overlay visible="{{true}}" bind:click="note"/>', '.t-overlay', 'click'),
  tapped(
    'changes segments',
    `<x-segmented default-value="a" options="{{ [{ label: 'one', value: 'a' }, { label: 'two', value: 'b' }] }}" bind:change="note"/>`,
    'two',
    'change',
    '"value":"b"',
  ),
  tapped(
    'goes to another step',
    `<x-steps default-current="{{0}}" bind:change="note"><x-step-item title="ordered"/><x-step-item title="sent"/></x-steps>`,
    'sent',
    'change',
    '"current":1',
  ),
  {
    does: 'scrolls below what sticks',
    wxml: '<view style="height:100px"/><x-sticky bind:scroll="note"><view id="td-sticks">sticks</view></x-sticky><view style="height:1500px">long</view>',
    async drive({ frame, isTold }) {
      await frame.evaluate(() => scrollTo(0, 600))
      await isTold('scroll', '"isFixed":true')
      await frame.evaluate(() => scrollTo(0, 0))
    },
  },
  {
    does: 'turns a swiper',
    wxml: `<x-swiper autoplay="{{false}}" list="{{tdPictures}}" height="{{100}}" navigation="{{ { type: 'fraction' } }}" bind:change="note"/>`,
    async drive({ drag, isTold, sees }) {
      await sees('1/2')
      await drag('.t-swiper', [-260, 0], [0.9, 0.5])
      await isTold('change', '"current":1')
      await sees('2/2')
    },
  },
  {
    does: 'taps in a table',
    wxml: `<x-table row-key="id" columns="{{ [{ colKey: 'name', title: 'Name' }] }}" data="{{ [{ id: 1, name: 'sparrow' }] }}" bind:cell-click="note" bind:row-click="note"/>`,
    async drive({ tap, sees, isTold }) {
      await sees('Name')
      await tap('sparrow')
      await isTold('cell-click')
      await isTold('row-click')
    },
  },
  tapped('closes a tag', '<x-tag closable bind:close="note">tagged</x-tag>', '.t-tag__icon-close', 'close'),
  tapped(
    'picks in a tree',
    `<x-tree-select options="{{ [{ label: 'group', value: 'g', children: [{ label: 'leaf', value: 'l' }, { label: 'other', value: 'o' }] }] }}" default-value="{{ ['g', 'l'] }}" bind:change="note"/>`,
    'other',
    'change',
    '"o"',
  ),
  {
    does: 'chooses a picture to send, and removes another',
    wxml: `<x-upload files="{{tdFiles}}" media-type="{{ ['image'] }}" bind:add="note" bind:remove="note"/>`,
    data: { tdFiles: [{ url: picture, name: 'old', type: 'image' }] },
    async drive({ choose, tap, isTold }) {
      await choose('.t-upload__add-icon')
      await isTold('add', '"files"')
      await tap('.t-upload__close-btn')
      await isTold('remove', '"index":0')
    },
  },
  {
    does: 'goes up by a back-to-top',
    wxml: '<view style="height:1500px">long</view><x-back-top text="up" scroll-top="{{600}}" bind:to-top="note"/>',
    async drive({ tap, frame, isTold }) {
      await frame.evaluate(() => scrollTo(0, 600))
      await tap('.t-back-top')
      await isTold('to-top')
      await frame.waitForFunction(() => scrollY === 0)
    },
  },
  tapped(
    'taps a cell',
    '<x-cell-group title="cells"><x-cell title="cell" arrow hover bind:click="note"/></x-cell-group>',
    'cell',
    'click',
  ),
  tapped(
    'taps a message of a chat',
    `<x-chat-list data="{{[]}}" style="height:200px"><x-chat-message chat-id="1" role="user" name="sparrow" content="{{ [{ type: 'text', data: 'said' }] }}" bind:tap="note"/></x-chat-list>`,
    'said',
    'tap',
  ),
  shown(
    `<x-config-provider><x-avatar-group><x-avatar>me</x-avatar></x-avatar-group><x-badge count="{{7}}"/><x-chat-content content="{{ { type: 'text', data: 'plain' } }}" role="user"/><x-chat-loading text="thinking"/><x-chat-markdown content="# marked"/><x-chat-record/><x-row><x-col span="12">column</x-col></x-row><x-divider content="divided"/><x-empty description="nothing"/><x-footer text="footer"/><x-icon name="add"/><x-image src="${picture}"/><x-loading text="loading"/><x-navbar title="bar"/><x-paragraph content="paragraph"/><x-progress percentage="50"/><x-qrcode value="code"/><x-result title="result"/><x-scroll-view>scrolls</x-scroll-view><x-skeleton loading="{{false}}">bones</x-skeleton><x-swiper-nav type="fraction" current="{{0}}" total="{{9}}"/><x-text content="texts"/><x-title content="titled"/><x-transition visible>transits</x-transition><x-watermark content="water"/></x-config-provider>`,
    [
      'me',
      '7',
      'plain',
      'thinking',
      'column',
      'divided',
      'nothing',
      'footer',
      'loading',
      'bar',
      'result',
      'scrolls',
      'bones',
      '1/9',
    ],
  ),
]
