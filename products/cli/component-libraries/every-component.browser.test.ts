/** Libraries of components that none of us wrote: everything in them stands on a page. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDevStage, type DevStage } from '../testing/dev-stage.ts'
import { appWith, libraryIn } from './library.ts'

const failures = (lines: readonly string[]): readonly string[] => lines.filter((line) => /Error\b/.test(line))

const script = `Page({ onReady() { console.log('gallery ready') } })`

let stage: DevStage
beforeAll(async () => {
  stage = await openDevStage()
}, 120_000)
afterAll(() => stage.close())

/** What fails anywhere, by its own code, when it stands without the component around it. */
const around: Readonly<Record<string, string>> = {
  'lin-ui x-checkbox': 'x-checkbox-group',
  'lin-ui x-sticky-item': 'x-sticky',
}
/** And without what it is to show. */
const given: Readonly<Record<string, string>> = {
  'tdesign-miniprogram x-chat-content': `content="{{ { type: 'text', data: 'said' } }}"`,
}

describe('every component', () => {
  it.each([
    ['@vant/weapp', 'dist', 70],
    ['weui-miniprogram', 'miniprogram_dist', 15],
    ['tdesign-miniprogram', 'miniprogram_dist', 80],
    ['lin-ui', 'dist', 50],
    ['iview-weapp', 'dist', 40],
    ['mp-html', 'dist/mp-weixin', 1],
  ])('of %s stands on a page without an error', async (name, folder, atLeast) => {
    const library = libraryIn(name, folder)
    expect(library.components.length).toBeGreaterThanOrEqual(atLeast)
    const all = library.components.map(([tag]) => {
      const outer = around[`${name} ${tag}`]
      const written = `<${tag} ${given[`${name} ${tag}`] ?? ''}>in</${tag}>`
      return outer ? `<${outer}>${written}</${outer}>` : written
    })
    const opened = await stage.open(
      appWith(library, `<view>${all.join('')}</view><view>the end</view>`, script),
    )
    await opened.frameWith('the end')
    await expect.poll(() => opened.lines).toContain('gallery ready')
    expect(failures(opened.lines)).toEqual([])
  })
})
