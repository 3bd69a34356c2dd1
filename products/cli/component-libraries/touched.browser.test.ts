/** Libraries of components that none of us wrote, under a finger: what each component is for, done once. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDevStage, type DevStage } from '../testing/dev-stage.ts'
import { openGallery, type Gallery } from './gallery.ts'
import { iviewSamples } from './iview.ts'
import { libraryIn } from './library.ts'
import { linSamples } from './lin.ts'
import { tdesignSamples } from './tdesign.ts'
import { vantSamples } from './vant.ts'
import { weuiSamples } from './weui.ts'
import { wuxSamples } from './wux.ts'

let stage: DevStage
beforeAll(async () => {
  stage = await openDevStage()
}, 120_000)
afterAll(() => stage.close())

describe.each([
  [
    '@vant/weapp',
    'dist',
    vantSamples,
    {
      imports: `import Toast from '@vant/weapp/toast/toast'; import Notify from '@vant/weapp/notify/notify'`,
    },
    [
      'picker-column/index',
      'share-sheet/options',
      'calendar/components/header/index',
      'calendar/components/month/index',
    ],
  ],
  [
    'tdesign-miniprogram',
    'miniprogram_dist',
    tdesignSamples,
    {
      imports: `import Toast from 'tdesign-miniprogram/toast/index'; import Message from 'tdesign-miniprogram/message/index'`,
    },
    [
      'message-item/message-item',
      'chat-markdown/chat-markdown-code/chat-markdown-code',
      'chat-markdown/chat-markdown-node/chat-markdown-node',
      'chat-markdown/chat-markdown-table/chat-markdown-table',
      'chat-markdown/chat-markdown-tail/chat-markdown-tail',
      'fab/draggable/draggable',
      'qrcode/components/qrcode-canvas/qrcode-canvas',
      'qrcode/components/qrcode-status/qrcode-status',
    ],
  ],
  [
    'weui-miniprogram',
    'miniprogram_dist',
    weuiSamples,
    { style: '@import "/miniprogram_npm/weui-miniprogram/weui-wxss/dist/style/weui.wxss";' },
    ['slideview/slideview-skyline'],
  ],
  [
    'lin-ui',
    'dist',
    linSamples,
    {},
    ['calendar/components/day/index', 'calendar/components/header/index', 'calendar/components/mounth/index'],
  ],
  ['iview-weapp', 'dist', iviewSamples, {}, []],
  [
    'wux-weapp',
    'packages/lib',
    wuxSamples,
    {
      imports: `import { $wuxActionSheet, $wuxCalendar, $wuxCountDown, $wuxCountUp, $wuxDialog, $wuxGallery, $wuxKeyBoard, $wuxLoading, $wuxNotification, $wuxSelect, $wuxToast, $wuxToptips } from 'wux-weapp/index'`,
    },
    ['popup-select/select-menu', 'popup-select/virtual-select-menu'],
  ],
] as const)('a finger on %s', (name, folder, samples, app, inner) => {
  let gallery: Gallery
  beforeAll(async () => {
    gallery = await openGallery(stage, libraryIn(name, folder), samples, app)
  })

  it('meets every component but those that only others use', () => {
    const wxml = samples.map((sample) => sample.wxml).join('')
    const unmet = libraryIn(name, folder).components.flatMap(([tag, path]) =>
      new RegExp(`<${tag}[\\s/>]`).test(wxml) ? [] : [path.slice(name.length + 1)],
    )
    expect(unmet).toEqual(inner)
  })

  it.each(samples)('$does', async (sample) => {
    expect(await gallery.drive(sample)).toEqual([])
  })
})
