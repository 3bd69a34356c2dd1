import { shown, tapped, type Sample } from './gallery.ts'

/**
 * A component that hides itself 300 ms after it is there hides what was opened earlier: it is opened
 * once that has passed, as whoever finds the button needs longer.
 */
const late = (field: string) => ({
  data: { [field]: false },
  opens: `setTimeout(() => this.setData({ ${field}: true }), 300)`,
})

/** Samples of weui-miniprogram. */
export const weuiSamples: readonly Sample[] = [
  {
    does: 'closes a dialog by its mask',
    wxml: `<x-dialog show="{{lateDialog}}" title="sure" buttons="{{ [{ text: 'fine' }] }}" bindclose="note"><view>really</view></x-dialog>`,
    ...late('lateDialog'),
    async drive({ tap, sees, isTold, seesNot }) {
      await tap('open')
      await sees('really')
      await tap('.weui-mask', { position: { x: 20, y: 20 } })
      await isTold('close')
      await seesNot('really')
    },
  },
  {
    does: 'checks boxes of a group',
    wxml: '<x-checkbox-group multi bindchange="note"><x-checkbox label="first" value="a"/><x-checkbox label="second" value="b"/></x-checkbox-group>',
    async drive({ tap, isTold }) {
      await tap('second')
      await isTold('change', '["b"]')
      await tap('first')
      await isTold('change', '["a","b"]')
    },
  },
  {
    does: 'chooses one of a group',
    wxml: '<x-checkbox-group bindchange="note"><x-checkbox label="first" value="a" checked/><x-checkbox label="second" value="b"/></x-checkbox-group>',
    async drive({ tap, isTold }) {
      await tap('second')
      await isTold('change', '"b"')
    },
  },
  {
    does: 'slides a cell open',
    wxml: `<x-slideview buttons="{{ [{ text: 'keep' }, { text: 'drop', type: 'warn' }] }}" bindbuttontap="note" bindshow="note"><view style="height:60px;background:#eee">slide me</view></x-slideview>`,
    async drive({ drag, tap, isTold }) {
      await drag('slide me', [-160, 0])
      await isTold('show')
      await tap('drop')
      await isTold('buttontap', '"index":1')
    },
  },
  {
    does: 'changes the tab of a tab bar',
    wxml: `<x-tabbar list="{{ [{ text: 'home' }, { text: 'mine' }] }}" bindchange="note"/>`,
    async drive({ tap, isTold }) {
      await tap('mine')
      await isTold('change', '"index":1')
    },
  },
  {
    does: 'reads a tip',
    wxml: '<x-toptips msg="wrong" type="error" show="{{show}}" delay="{{100}}" bindhide="note"/>',
    async drive({ tap, isTold, seesNot }) {
      await tap('open')
      await isTold('hide')
      await seesNot('wrong')
    },
  },
  {
    does: 'chooses in an action sheet, and closes it',
    wxml: `<x-actionsheet show="{{lateSheet}}" title="what to do" actions="{{ [{ text: 'copy' }, { text: 'move' }] }}" bindactiontap="note" bindclose="note"/>`,
    ...late('lateSheet'),
    async drive({ tap, isTold, seesNot }) {
      await tap('open')
      await tap('move')
      await isTold('actiontap', '"index":1')
      await tap('取消')
      await isTold('close')
      await seesNot('move')
    },
  },
  {
    does: 'answers a half-screen dialog, and closes it by its mask',
    wxml: `<x-half-screen-dialog show="{{lateHalf}}" title="half" desc="really" buttons="{{ [{ text: 'no' }, { text: 'yes' }] }}" bindbuttontap="note" bindclose="note"/>`,
    ...late('lateHalf'),
    async drive({ tap, isTold, seesNot }) {
      await tap('open')
      await tap('yes')
      await isTold('buttontap', '"index":1')
      await tap('.weui-mask', { position: { x: 20, y: 20 } })
      await isTold('close')
      await seesNot('really')
    },
  },
  {
    does: 'swipes through a gallery, removes a picture and leaves',
    wxml: `<x-gallery show="{{lateGallery}}" img-urls="{{ ['/a.png', '/b.png', '/c.png'] }}" bindchange="note" binddelete="note" bindhide="note"/>`,
    ...late('lateGallery'),
    async drive({ tap, drag, isTold, sees, seesNot }) {
      await tap('open')
      await sees('1/3')
      await drag('.weui-gallery__img__wrp', [-280, 0], [0.9, 0.5])
      await isTold('change', '"current":1')
      await tap('.weui-gallery__del')
      await isTold('delete', '"url":"/b.png","index":1')
      await sees('1/2')
      await tap('.weui-gallery__img__wrp')
      await isTold('hide')
      await seesNot('1/2')
    },
  },
  {
    does: 'searches, clears and cancels',
    wxml: '<x-searchbar bindinput="note" bindfocus="note" bindclear="note" bindcancel="note"/>',
    async drive({ tap, type, isTold, seesNot }) {
      await tap('.weui-search-bar__label')
      await isTold('focus')
      await type('input', 'sparrow')
      await isTold('input', '"value":"sparrow"')
      await tap('.weui-icon-clear')
      await isTold('clear')
      await tap('取消')
      await isTold('cancel')
      await seesNot('取消')
    },
  },
  {
    does: 'chooses a picture to upload',
    wxml: '<x-uploader title="pictures" max-count="{{2}}" bindselect="note"/>',
    async drive({ choose, isTold }) {
      await choose('.weui-uploader__input')
      await isTold('select', '"tempFilePaths":["')
    },
  },
  {
    does: 'is told what is wrong in a form',
    wxml: `<x-form-page title="fill in"><x-form id="form" models="{{ { phone: '1' } }}" rules="{{ [{ name: 'phone', rules: { mobile: true } }] }}"><x-cells title="who"><x-cell prop="phone" title="phone" show-error>1</x-cell></x-cells></x-form></x-form-page>`,
    opens: `this.selectComponent('#form').validate((valid, errors) => this.note({ type: 'validated', detail: errors }))`,
    async drive({ tap, sees, isTold, frame }) {
      await sees('who')
      await tap('open')
      await isTold('validated', '请输入正确的手机号')
      await frame.locator('wx-icon').waitFor()
    },
  },
  tapped(
    'follows a cell that leads nowhere',
    '<x-cells><x-cell link url="/nowhere" title="go" bindnavigateerror="note"/></x-cells>',
    'go',
    'navigateerror',
  ),
  tapped(
    'goes back in a navigation bar of its own',
    '<view style="height:200px"><x-navigation-bar title="bar" delta="{{0}}" bindback="note"/></view>',
    '.weui-navigation-bar__btn_goback_wrapper',
    'back',
  ),
  shown(
    `<x-msg type="success" title="done" desc="all of it"/><x-badge content="7"/><x-grids grids="{{ [{ text: 'one' }, { text: 'two' }] }}"/><x-loading type="circle" tips="soon"/><x-icon icon="like"/>`,
    ['done', 'all of it', '7', 'two', 'soon'],
  ),
]
