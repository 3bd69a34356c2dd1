import { shown, tapped, type Sample } from './gallery.ts'

const columns = `{{ ['red', 'green', 'blue'] }}`
const places = [
  { text: 'north', value: 'n', children: [{ text: 'harbin', value: 'h' }] },
  { text: 'south', value: 's', children: [{ text: 'sanya', value: 'y' }] },
]

/** Samples of \@vant/weapp. */
export const vantSamples: readonly Sample[] = [
  {
    does: 'presses a button',
    wxml: '<x-button bind:click="note">press</x-button>',
    async drive({ tap, isTold }) {
      await tap('press')
      await isTold('click')
    },
  },
  {
    does: 'opens a popup and closes it by its overlay',
    wxml: '<x-popup show="{{show}}" position="bottom" bind:close="close"><view>inside</view></x-popup>',
    async drive({ tap, sees, seesNot }) {
      await tap('open')
      await sees('inside')
      await tap('.van-overlay')
      await seesNot('inside')
    },
  },
  {
    does: 'confirms a dialog',
    wxml: '<x-dialog show="{{show}}" title="sure" message="really" show-cancel-button confirm-button-text="yes" bind:confirm="note"/>',
    async drive({ tap, sees, isTold, seesNot }) {
      await tap('open')
      await sees('really')
      await tap('yes')
      await isTold('confirm')
      await seesNot('really')
    },
  },
  {
    does: 'chooses in an action sheet',
    wxml: `<x-action-sheet show="{{show}}" actions="{{ [{ name: 'copy' }, { name: 'move' }] }}" bind:select="note" bind:close="close"/>`,
    async drive({ tap, isTold, seesNot }) {
      await tap('open')
      await tap('move')
      await isTold('select', '"name":"move"')
      await seesNot('move')
    },
  },
  {
    does: 'types into a field and clears it',
    wxml: '<x-field value="{{vantField}}" label="name" clearable data-field="vantField" bind:change="set"/><text>{{vantField}}.</text>',
    data: { vantField: '' },
    async drive({ frame, type, sees, tap }) {
      await tap('.van-field input')
      await type('input', 'typed')
      await sees('typed.')
      await frame.locator('.van-field__clear-root').waitFor()
      await tap('.van-field__clear-root')
      await sees('.')
    },
  },
  {
    does: 'searches',
    wxml: '<x-search value="" show-action bind:search="note" bind:cancel="note" action-text="back"/>',
    async drive({ frame, type, tap, isTold }) {
      await type('input', 'sparrow')
      await frame.locator('input').press('Enter')
      await isTold('search', 'sparrow')
      await tap('back')
      await isTold('cancel')
    },
  },
  {
    does: 'steps a stepper up and down',
    wxml: '<x-stepper value="5" bind:change="note"/>',
    async drive({ tap, isTold }) {
      await tap('.van-stepper__plus')
      await isTold('change', '6')
      await tap('.van-stepper__minus')
      await isTold('change', '5')
    },
  },
  {
    does: 'turns a switch',
    wxml: '<x-switch checked="{{vantOn}}" data-field="vantOn" bind:change="set"/>',
    data: { vantOn: false },
    async drive({ tap, frame, isTold }) {
      await tap('.van-switch')
      await isTold('change', 'true')
      await frame.locator('.van-switch--on').waitFor()
    },
  },
  {
    does: 'checks boxes of a group',
    wxml: '<x-checkbox-group value="{{vantChecked}}" data-field="vantChecked" bind:change="set"><x-checkbox name="a">first</x-checkbox><x-checkbox name="b">second</x-checkbox></x-checkbox-group>',
    data: { vantChecked: ['a'] },
    async drive({ tap, isTold }) {
      await tap('second')
      await isTold('change', '["a","b"]')
      await tap('first')
      await isTold('change', '["b"]')
    },
  },
  {
    does: 'chooses one of a radio group',
    wxml: '<x-radio-group value="{{vantRadio}}" data-field="vantRadio" bind:change="set"><x-radio name="a">first</x-radio><x-radio name="b">second</x-radio></x-radio-group>',
    data: { vantRadio: 'a' },
    async drive({ tap, isTold }) {
      await tap('second')
      await isTold('change', '"b"')
    },
  },
  {
    does: 'turns a picker',
    wxml: `<x-picker columns="${columns}" show-toolbar bind:change="note" bind:confirm="note" confirm-button-text="ok"/>`,
    async drive({ drag, tap, isTold }) {
      await drag('.van-picker__columns', [0, -44])
      await isTold('change', '"green"')
      await tap('ok')
      await isTold('confirm', '"green"')
    },
  },
  {
    does: 'turns a date picker',
    wxml: '<x-datetime-picker type="date" value="{{1609459200000}}" min-date="{{1577836800000}}" bind:input="note" bind:confirm="note" confirm-button-text="ok"/>',
    async drive({ drag, tap, isTold }) {
      await drag('.van-picker__column', [0, 44])
      await isTold('input', '157')
      await tap('ok')
      await isTold('confirm', '157')
    },
  },
  {
    does: 'chooses a day in a calendar',
    wxml: '<x-calendar show="{{show}}" bind:close="close" bind:confirm="note" min-date="{{1609459200000}}" max-date="{{1611964800000}}" default-date="{{1609459200000}}" confirm-text="ok" confirm-disabled-text="ok"/>',
    async drive({ tap, isTold }) {
      await tap('open')
      await tap('20')
      await tap('ok')
      await isTold('confirm', '2021-01-20')
    },
  },
  {
    does: 'walks down a cascader',
    wxml: '<x-cascader wx:if="{{show}}" options="{{vantPlaces}}" title="where" bind:finish="note" bind:change="note"/>',
    data: { vantPlaces: places },
    async drive({ tap, isTold }) {
      await tap('open')
      await tap('south')
      await tap('sanya')
      await isTold('finish', '"value":"y"')
    },
  },
  {
    does: 'swipes a cell open',
    wxml: '<x-swipe-cell right-width="{{65}}" bind:click="note" bind:open="note"><x-cell title="cell"/><view slot="right" style="width:65px">drop</view></x-swipe-cell>',
    async drive({ drag, tap, isTold }) {
      await drag('.van-swipe-cell', [-80, 0])
      await isTold('open', '"right"')
      await tap('drop')
      await isTold('click', '"right"')
    },
  },
  {
    does: 'changes tabs by tap and by swipe',
    wxml: '<x-tabs swipeable animated bind:change="note"><x-tab title="one">1st</x-tab><x-tab title="two">2nd</x-tab><x-tab title="three">3rd</x-tab></x-tabs>',
    async drive({ drag, tap, isTold, sees }) {
      await tap('two')
      await isTold('change', '"index":1')
      await sees('2nd')
      await drag('.van-tabs__content', [-150, 0])
      await isTold('change', '"index":2')
    },
  },
  {
    does: 'opens a panel of a collapse',
    wxml: '<x-collapse value="{{vantOpen}}" data-field="vantOpen" bind:change="set"><x-collapse-item title="more" name="1"><view style="height:40px">hidden text</view></x-collapse-item></x-collapse>',
    data: { vantOpen: [] },
    async drive({ tap, isTold, frame }) {
      await tap('more')
      await isTold('change', '["1"]')
      await frame.waitForFunction(
        () => (document.querySelector('.van-collapse-item__wrapper') as HTMLElement).offsetHeight >= 40,
      )
    },
  },
  {
    does: 'rates with a tap and with a slide',
    wxml: '<x-rate value="1" bind:change="note"/>',
    async drive({ drag, isTold, tap }) {
      await tap('.van-rate__item', { nth: 3 })
      await isTold('change', '4')
      await drag('.van-rate', [90, 0], [0.1, 0.5])
      await isTold('change', '5')
    },
  },
  {
    does: 'drags a slider and taps on it',
    wxml: '<view style="padding:20px"><x-slider value="50" bind:change="note" bind:drag="note"/></view>',
    async drive({ drag, isTold, tap }) {
      await drag('.van-slider__button', [60, 0])
      await isTold('drag')
      await isTold('change', '68')
      await tap('.van-slider', { position: { x: 30, y: 1 } })
      await isTold('change', '9')
    },
  },
  {
    does: 'goes through a sidebar',
    wxml: '<x-sidebar active-key="0" bind:change="note"><x-sidebar-item title="one"/><x-sidebar-item title="two"/></x-sidebar>',
    async drive({ tap, isTold }) {
      await tap('two')
      await isTold('change', '1')
    },
  },
  {
    does: 'jumps by an index bar',
    wxml: `<x-index-bar index-list="{{ ['A', 'B'] }}" bind:select="note"><x-index-anchor index="A"/><view style="height:900px">long</view><x-index-anchor index="B"/><view style="height:900px">far</view></x-index-bar>`,
    async drive({ frame, isTold, tap }) {
      await tap('.van-index-bar__index', { nth: 1 })
      await isTold('select', 'B')
      await frame.waitForFunction(() => scrollY > 500)
      await frame.evaluate(() => scrollTo(0, 0))
    },
  },
  {
    does: 'chooses in a dropdown menu',
    wxml: `<x-dropdown-menu><x-dropdown-item value="a" options="{{ [{ text: 'all', value: 'a' }, { text: 'fresh', value: 'b' }] }}" bind:change="note"/></x-dropdown-menu>`,
    async drive({ tap, isTold }) {
      await tap('all')
      await tap('fresh')
      await isTold('change', '"b"')
    },
  },
  {
    does: 'changes the tab of a tab bar',
    wxml: '<x-tabbar active="{{0}}" bind:change="note"><x-tabbar-item>home</x-tabbar-item><x-tabbar-item>mine</x-tabbar-item></x-tabbar>',
    async drive({ tap, isTold }) {
      await tap('mine')
      await isTold('change', '1')
    },
  },
  {
    does: 'picks in a tree select',
    wxml: `<x-tree-select items="{{ [{ text: 'group', children: [{ id: 1, text: 'leaf' }] }] }}" main-active-index="{{0}}" bind:click-item="note"/>`,
    async drive({ tap, isTold }) {
      await tap('leaf')
      await isTold('click-item', '"id":1')
    },
  },
  {
    does: 'notices and shares',
    wxml: `<x-share-sheet show="{{show}}" title="share" options="{{ [{ name: 'link', icon: 'link' }] }}" bind:select="note" bind:close="close"/><x-notice-bar mode="closeable" text="news" bind:close="note"/>`,
    async drive({ tap, isTold }) {
      await tap('.van-notice-bar__right-icon')
      await isTold('close')
      await tap('open')
      await tap('link')
      await isTold('select', '"name":"link"')
    },
  },
  {
    does: 'turns to another region',
    wxml: '<x-area area-list="{{vantRegions}}" value="110101" bind:change="note" bind:confirm="note" confirm-button-text="ok"/>',
    data: {
      vantRegions: {
        province_list: { 110000: 'north', 120000: 'south' },
        city_list: { 110100: 'harbin', 120100: 'sanya' },
        county_list: { 110101: 'one', 120101: 'two' },
      },
    },
    async drive({ drag, sees, tap, isTold }) {
      await drag('.van-picker__columns', [0, -44], [0.15, 0.5])
      await sees('sanya')
      await tap('ok')
      await isTold('confirm', '"code":"120101"')
    },
  },
  tapped(
    'taps a cell',
    '<x-cell-group title="cells"><x-cell title="cell" is-link bind:click="note"/></x-cell-group>',
    'cell',
    'click',
  ),
  tapped('taps a card', '<x-card title="goods" price="2.00" num="2" bind:tap="note"/>', 'goods', 'tap'),
  {
    does: 'waits for a count-down and resets it',
    wxml: '<x-count-down id="vant-count" time="{{200}}" format="s s" auto-start="{{false}}" bind:finish="note"/>',
    opens: `this.selectComponent('#vant-count').start()`,
    async drive({ tap, isTold }) {
      await tap('open')
      await isTold('finish')
    },
  },
  {
    does: 'buys by a goods action',
    wxml: '<x-goods-action><x-goods-action-icon icon="chat-o" text="ask" bind:click="note"/><x-goods-action-button text="buy" data-which="buy" bind:click="set" data-field="vantBought"/></x-goods-action>',
    async drive({ tap, isTold }) {
      await tap('ask')
      await isTold('click')
      await tap('buy')
      await isTold('click')
    },
  },
  tapped(
    'taps in a grid',
    '<x-grid clickable><x-grid-item icon="photo-o" text="photos" bind:click="note"/></x-grid>',
    'photos',
    'click',
  ),
  tapped(
    'taps an icon',
    '<x-icon name="chat" info="9" custom-class="vant-icon" bind:click="note"/>',
    '.vant-icon',
    'click',
  ),
  {
    does: 'goes back by a navigation bar',
    wxml: '<x-nav-bar title="bar" left-text="back" right-text="more" left-arrow bind:click-left="note" bind:click-right="note"/>',
    async drive({ tap, sees, isTold }) {
      await sees('bar')
      await tap('back')
      await isTold('click-left')
      await tap('more')
      await isTold('click-right')
    },
  },
  {
    does: 'is notified and told by a toast',
    wxml: '<x-notify id="van-notify"/><x-toast id="van-toast"/>',
    opens: `Notify({ message: 'noted', duration: 0 }); Toast({ message: 'burnt', duration: 0 })`,
    async drive({ tap, sees }) {
      await tap('open')
      await sees('noted')
      await sees('burnt')
    },
  },
  tapped(
    'closes an overlay',
    '<x-overlay show bind:click="note"><view>over</view></x-overlay>',
    'over',
    'click',
  ),
  {
    does: 'follows steps',
    wxml: `<x-steps steps="{{ [{ text: 'ordered' }, { text: 'sent' }] }}" active="{{0}}" bind:click-step="note"/>`,
    async drive({ tap, isTold }) {
      await tap('sent')
      await isTold('click-step', '1')
    },
  },
  {
    does: 'scrolls below what sticks',
    wxml: '<view style="height:100px"/><x-sticky bind:scroll="note"><view id="vant-sticks">sticks</view></x-sticky><view style="height:1500px">long</view>',
    async drive({ frame, isTold }) {
      await frame.evaluate(() => scrollTo(0, 600))
      await isTold('scroll', '"isFixed":true')
      await frame.waitForFunction(
        () => (document.querySelector('#vant-sticks') as HTMLElement).getBoundingClientRect().top === 0,
      )
      await frame.evaluate(() => scrollTo(0, 0))
    },
  },
  tapped(
    'submits an order',
    '<x-submit-bar price="{{3050}}" label="sum" button-text="order" bind:submit="note"/>',
    'order',
    'submit',
  ),
  tapped(
    'closes a tag',
    '<x-tag closeable custom-class="vant-tag" bind:close="note">tagged</x-tag>',
    '.van-icon-cross',
    'close',
  ),
  {
    does: 'sees a transition come and go',
    wxml: '<x-transition name="fade" show="{{show}}" duration="{{50}}" bind:after-enter="note" bind:after-leave="note"><view bindtap="close">fading</view></x-transition>',
    async drive({ tap, isTold, seesNot }) {
      await tap('open')
      await isTold('after-enter')
      await tap('fading')
      await isTold('after-leave')
      await seesNot('fading')
    },
  },
  {
    does: 'chooses a picture to send, and deletes it',
    wxml: '<x-uploader file-list="{{vantFiles}}" bind:after-read="note" bind:delete="note"/>',
    data: {
      vantFiles: [{ url: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=', name: 'old', deletable: true }],
    },
    async drive({ choose, tap, isTold }) {
      await choose('.van-uploader__upload')
      await isTold('after-read', '"file"')
      await tap('.van-uploader__preview-delete')
      await isTold('delete', '"index":0')
    },
  },
  shown(
    `<x-config-provider><x-circle value="{{30}}" text="circle"/><x-row><x-col span="12">column</x-col></x-row><x-divider>divided</x-divider><x-empty description="nothing"/><x-image src="data:image/gif;base64,R0lGODlhAQABAAAAACw="/><x-info info="7"/><x-loading>loading</x-loading><x-panel title="panel" desc="of what">inside</x-panel><x-progress percentage="{{50}}"/><x-skeleton title row="{{3}}" loading="{{false}}">bones</x-skeleton></x-config-provider>`,
    ['circle', 'column', 'divided', 'nothing', '7', 'loading', 'of what', 'inside', '50%', 'bones'],
  ),
]
