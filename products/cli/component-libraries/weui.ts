import type { Sample } from './gallery.ts'

/** Samples of weui-miniprogram. */
export const weuiSamples: readonly Sample[] = [
  {
    does: 'closes a dialog by its mask',
    wxml: `<x-dialog show="{{show}}" title="sure" buttons="{{ [{ text: 'fine' }] }}" bindclose="note"><view>really</view></x-dialog>`,
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
]
