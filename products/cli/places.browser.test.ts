/** Errors in real frames and threads, told with the files and lines that the author wrote. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDevStage, type DevStage } from './testing/dev-stage.ts'

let stage: DevStage
beforeAll(async () => {
  stage = await openDevStage()
}, 120_000)
afterAll(() => stage.close())

const minified = '"use strict";var a=1,b=2;exports.pour=function(e){return e.cup};'

const files = {
  'app.json': JSON.stringify({
    pages: ['a/a'],
    subpackages: [{ root: 'sub', pages: ['b'] }],
    workers: 'workers',
  }),
  'app.js': 'App({}); null.tea',
  'a/a.json': JSON.stringify({ usingComponents: { part: '/part' } }),
  'a/a.wxml': `<view>page a</view>
<wxs module="inline">
module.exports = {
  name: function (tea) {
    return tea.leaf.name
  },
}
</wxs>
<wxs module="written" src="../lib/written.wxs"></wxs>
<view>{{inline.name(tea)}}</view>
<view>{{written.price(tea)}}</view>
<part wx:if="{{written.hot(tea)}}"/>`,
  'lib/written.wxs': `var digits = 2;
// 茶
function price(tea) { return tea
  .price.toFixed(digits); }
function hot(tea) {
  if (tea) { return tea.steam.length > 0; } }
module.exports = { price: price, hot: hot };`,
  'a/a.ts': `import { pour } from 'teapot'
interface Tea {
  readonly name: string
}
Page<{ tea: Tea }>({
  data: { tea: { name: 'green' } },
  onLoad(): void {
    const worker = wx.createWorker('workers/kettle.js')
    worker.postMessage({})
    setTimeout(() => pour(undefined))
    throw new Error('typed' as string)
  },
})`,
  // The map that it names is not there.
  'miniprogram_npm/teapot/index.js': `${minified}\n//# sourceMappingURL=index.js.map`,
  'part.json': JSON.stringify({ component: true }),
  'part.wxml': '<view/>',
  'part.js': 'Component({})',
  'workers/kettle.js': `
worker.onMessage(() => {
  throw new Error('boiled over')
})`,
  'sub/b.wxml': '<view>page b</view>',
  'sub/b.js': `Page({
  onShow() {
    this.brew()
  },
  brew() { null.leaf },
})`,
}

describe('an error', () => {
  let told: () => readonly string[]
  beforeAll(async () => {
    const { errors } = await stage.open(files)
    told = () => errors
  })

  it.each([
    ['of app.js', "reading 'tea'", 'app.js:1:15'],
    ['of a page in TypeScript', 'typed', 'a/a.ts:11:'],
    ['of a minified dependency', "reading 'cup'", `teapot/index.js:1:${minified.indexOf('cup') + 1}`],
    ['of a worker', 'boiled over', 'workers/kettle.js:3:'],
    ['of WXS inside a template', "reading 'name'", 'a/a.wxml:5:21'],
    ['of WXS in the template that calls it', "reading 'name'", 'a/a: a/a.wxml:10:9: TypeError'],
    ['of a WXS file, in the view', "reading 'toFixed'", 'lib/written.wxs:4:'],
    ['of a WXS file, in logic', "reading 'length'", 'lib/written.wxs:6:'],
    [
      'of a WXS file in the template that calls it, in logic',
      "reading 'length'",
      'a/a.wxml:12:16: TypeError',
    ],
  ])('%s names its line', async (_, message, place) => {
    await expect
      .poll(() =>
        told()
          .filter((text) => text.includes(message))
          .join('\n'),
      )
      .toContain(place)
  })

  it('leaves out what the compiler and the runtime have put around it', () => {
    expect(told().join('\n')).not.toMatch(/app:\/\/\/|blob:|\/frame\//)
  })

  it('of a subpackage names its lines, down the stack', async () => {
    const opened = await stage.open(files, { path: 'sub/b' })
    await expect.poll(() => opened.errors.join('\n')).toMatch(/sub\/b\.js:5:[^]*sub\/b\.js:3:/)
  })
})
