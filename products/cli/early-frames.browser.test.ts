/** Frames that come with the player's page: they run the app, whichever of page and frame is ready first. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDevStage, type DevStage } from './testing/dev-stage.ts'

let stage: DevStage
beforeAll(async () => {
  stage = await openDevStage()
}, 120_000)
afterAll(() => stage.close())

const app = {
  'app.json': '{"pages":["pages/a/a"]}',
  'pages/a/a.wxml': '<wxs module="m">module.exports = { text: "shown" }</wxs><view>{{m.text}}</view>',
  'pages/a/a.js': 'Page({})',
}

/** Documents of frames that the page has asked for, by path. */
function watchFrames(page: Page): readonly string[] {
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.resourceType() === 'document' && request.url().includes('/frame/'))
      asked.push(new URL(request.url()).pathname)
  })
  return asked
}

/** Holds the player's scripts back until both frames have loaded. */
async function reloadWithLateScripts(page: Page): Promise<void> {
  await page.route('**/player/dev.js', async (route) => {
    await expect
      .poll(async () => {
        const frames = page.frames().filter((frame) => frame.url().includes('/frame/'))
        const states = await Promise.all(frames.map((frame) => frame.evaluate(() => document.readyState)))
        return states.join()
      })
      .toBe('complete,complete')
    await route.continue()
  })
  await page.reload({ waitUntil: 'commit' })
}

describe('a view', () => {
  const slider = '<slider value="30"/>'
  it.each([
    ['the common built-ins only, where no template uses another', {}, null],
    ['all of them, where a template does', { 'pages/a/a.wxml': `<view>shown</view>${slider}` }, 'all'],
    [
      'all of them, where one does in a package that has not come yet',
      {
        'app.json': '{"pages":["pages/a/a"],"subPackages":[{"root":"sub","pages":["b"]}]}',
        'sub/b.wxml': slider,
        'sub/b.js': 'Page({})',
      },
      'all',
    ],
  ])('has %s', async (_, files, asked) => {
    const { frameWith } = await stage.open({ ...app, ...files })
    const frame = await frameWith('shown')
    expect(new URL(frame.url()).searchParams.get('builtins')).toBe(asked)
  })

  it('draws a built-in that few apps use', async () => {
    const { frameWith } = await stage.open({ ...app, 'pages/a/a.wxml': `<view>shown</view>${slider}` })
    const frame = await frameWith('shown')
    expect(await frame.locator('wx-slider .wx-slider-handle').count()).toBe(1)
  })
})

describe('a frame that came with the page', () => {
  it.each([
    ['is the one that the app runs in', async (page: Page) => void (await page.reload())],
    ['also when it had loaded before the player', reloadWithLateScripts],
  ])('%s', async (_, reload) => {
    const { page, frameWith } = await stage.open(app)
    await frameWith('shown')
    const asked = watchFrames(page)
    await reload(page)
    await frameWith('shown')
    // Later ones are spares.
    expect(asked.slice(0, 2).toSorted()).toEqual(['/frame/logic', '/frame/view'])
    expect(asked.filter((path) => path === '/frame/logic')).toHaveLength(1)
    expect(await page.locator('body > iframe#view').count()).toBe(0)
  })

  it('that would have to be seen is made anew where browsers cannot move it whole', async () => {
    const { page, frameWith } = await stage.open(app)
    await page.addInitScript(() => {
      Reflect.deleteProperty(Element.prototype, 'moveBefore')
    })
    const asked = watchFrames(page)
    await page.reload()
    await frameWith('shown')
    expect(asked.filter((path) => path === '/frame/logic')).toHaveLength(1)
    expect(asked.slice(0, 3).filter((path) => path === '/frame/view')).toHaveLength(2)
    expect(await page.locator('body > iframe#view').count()).toBe(0)
  })

  it.each([
    ['before the player', reloadWithLateScripts],
    ['after the player', async (page: Page) => void (await page.reload())],
  ])('is taken down when it loads a second time, having loaded %s', async (_, reload) => {
    const { page, frameWith } = await stage.open(app)
    await reload(page)
    await frameWith('shown')
    await page.locator('iframe#logic').evaluate((frame: HTMLIFrameElement) => (frame.src += '&again'))
    await page.locator('.failure').waitFor()
    expect(await page.locator('iframe#logic').count()).toBe(0)
  })

  it('is not used again when the app is opened anew', async () => {
    const { page, frameWith } = await stage.open(app)
    await frameWith('shown')
    await page.locator('.capsule button').last().click()
    expect(await page.locator('iframe').count()).toBe(0)
    await page.locator('button.open').click()
    await frameWith('shown')
  })
})
