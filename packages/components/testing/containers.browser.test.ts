import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStage, type OpenStage } from './open-stage.ts'
import type { StageNode } from './stage.ts'

let stage: OpenStage
beforeAll(async () => {
  stage = await openStage()
}, 60_000)
afterAll(() => stage.close())

const rows = (count: number): readonly StageNode[] =>
  Array.from({ length: count }, (_, index) => [
    'view',
    { id: `row${index}`, style: 'height:50px' },
    `row ${index}`,
  ])
const slides = (count: number): readonly StageNode[] =>
  Array.from({ length: count }, (_, index) => ['swiper-item', { 'item-id': `s${index}` }, `slide ${index}`])
const scrollTop = (id: string): Promise<number> =>
  stage.page.evaluate((at) => window.stage.element(at).scrollTop, id)

/** Presses, moves in steps, lets go. */
async function dragMouse(from: readonly [number, number], to: readonly [number, number]): Promise<void> {
  const { mouse } = stage.page
  await mouse.move(...from)
  await mouse.down()
  await mouse.move(...to, { steps: 5 })
  await mouse.up()
}

describe('a scroll view', () => {
  it('tells of scrolling and of its ends', async () => {
    await stage.draw(['scroll-view', { id: 's', 'scroll-y': true, style: 'height:100px' }, ...rows(20)])
    await stage.page.evaluate(() => {
      window.stage.element('s').scrollTop = 880
    })
    await expect.poll(() => stage.details('s', 'scrolltolower')).toEqual([{ direction: 'bottom' }])
    expect(await stage.details('s', 'scroll')).toEqual([
      {
        scrollLeft: 0,
        scrollTop: 880,
        scrollHeight: 1000,
        scrollWidth: 375,
        deltaX: 0,
        deltaY: -880,
        isDrag: false,
      },
    ])
    await stage.page.evaluate(() => {
      window.stage.element('s').scrollTop = 10
    })
    await expect.poll(() => stage.details('s', 'scrolltoupper')).toEqual([{ direction: 'top' }])
  })

  it('goes to a position or an element that the app sets', async () => {
    await stage.draw([
      'scroll-view',
      { id: 's', 'scroll-y': true, 'scroll-top': '100rpx', style: 'height:100px' },
      ...rows(20),
    ])
    await expect.poll(() => scrollTop('s')).toBe(50)
    await stage.set('s', 'scroll-into-view', 'row7')
    await expect.poll(() => scrollTop('s')).toBe(350)
  })

  it('waits for the element it shall go to', async () => {
    await stage.draw([
      'scroll-view',
      { id: 's', 'scroll-y': true, 'scroll-into-view': 'row7', style: 'height:100px' },
    ])
    await stage.append('s', ...rows(20))
    await expect.poll(() => scrollTop('s')).toBe(350)
  })

  it('scrolls by its context', async () => {
    await stage.draw([
      'scroll-view',
      { id: 's', 'scroll-y': true, enhanced: true, style: 'height:100px' },
      ...rows(20),
    ])
    await stage.call('s', 'scrollTo', { top: 200, animated: false })
    expect(await scrollTop('s')).toBe(200)
    await stage.call('s', 'scrollIntoView', '#row3', { animated: false })
    expect(await scrollTop('s')).toBe(150)
  })

  it('is dragged by a mouse', async () => {
    await stage.draw(['scroll-view', { id: 's', 'scroll-y': true, style: 'height:100px' }, ...rows(20)])
    await dragMouse([100, 90], [100, 10])
    expect(await scrollTop('s')).toBeGreaterThan(50)
  })

  it('refreshes when pulled far enough, until the app says it is done', async () => {
    await stage.draw([
      'scroll-view',
      { id: 's', 'scroll-y': true, 'refresher-enabled': true, style: 'height:200px' },
      ...rows(20),
    ])
    await dragMouse([100, 10], [100, 50])
    expect(await stage.details('s', 'refresherabort')).toHaveLength(1)
    expect(await stage.details('s', 'refresherrefresh')).toHaveLength(0)
    await dragMouse([100, 10], [100, 150])
    expect(await stage.details('s', 'refresherrefresh')).toHaveLength(1)
    await stage.set('s', 'refresher-triggered', true)
    await stage.set('s', 'refresher-triggered', false)
    await expect.poll(() => stage.details('s', 'refresherrestore')).toHaveLength(2)
  })

  it('makes its children flex items if it is told to', async () => {
    await stage.draw(
      [
        'scroll-view',
        { 'scroll-x': true, 'enable-flex': true, style: 'display:flex' },
        ['view', { id: 'a' }, 'a'],
        ['view', { id: 'b' }, 'b'],
      ],
      [
        'scroll-view',
        { 'scroll-x': true, style: 'display:flex' },
        ['view', { id: 'c' }, 'c'],
        ['view', { id: 'd' }, 'd'],
      ],
    )
    const top = (id: string): Promise<number> =>
      stage.page.locator(`#${id}`).evaluate((element) => element.getBoundingClientRect().top)
    expect(await top('a')).toBe(await top('b'))
    expect(await top('c')).not.toBe(await top('d'))
  })
})

describe('a swiper', () => {
  it('is turned by a drag, with the reason', async () => {
    await stage.draw(['swiper', { id: 's', duration: 50 }, ...slides(3)])
    await dragMouse([300, 50], [50, 50])
    expect(await stage.details('s', 'change')).toEqual([{ current: 1, currentItemId: 's1', source: 'touch' }])
    await expect
      .poll(() => stage.details('s', 'animationfinish'))
      .toEqual([{ current: 1, currentItemId: 's1', source: 'touch' }])
    expect((await stage.details('s', 'transition')).at(-1)).toEqual({ dx: 375, dy: 0 })
    expect(await stage.page.evaluate(() => window.stage.writes)).toContainEqual({
      id: 's',
      attribute: 'current',
      value: 1,
    })
  })

  it('stays at its ends unless it is a circle', async () => {
    await stage.draw(['swiper', { id: 's', duration: 0 }, ...slides(3)])
    await dragMouse([50, 50], [300, 50])
    expect(await stage.details('s', 'change')).toEqual([])
    await stage.set('s', 'circular', true)
    await dragMouse([50, 50], [300, 50])
    expect(await stage.details('s', 'change')).toEqual([{ current: 2, currentItemId: 's2', source: 'touch' }])
  })

  it('goes where the app sets it, also to a slide that comes later', async () => {
    await stage.draw(['swiper', { id: 's', current: 3, duration: 0 }, ...slides(2)])
    expect(await stage.page.evaluate(() => window.stage.mounted('s').property?.('current'))).toBe(1)
    await stage.append('s', ...slides(3))
    await expect
      .poll(() => stage.details('s', 'change'))
      .toEqual([{ current: 3, currentItemId: 's1', source: '' }])
  })

  it('plays in a circle', async () => {
    await stage.draw([
      'swiper',
      { id: 's', autoplay: true, circular: true, interval: 10, duration: 10 },
      ...slides(2),
    ])
    await expect
      .poll(async () => (await stage.details('s', 'change')).slice(0, 3))
      .toEqual([
        { current: 1, currentItemId: 's1', source: 'autoplay' },
        { current: 0, currentItemId: 's0', source: 'autoplay' },
        { current: 1, currentItemId: 's1', source: 'autoplay' },
      ])
  })

  it('leaves to what is in it the drags that fit there', async () => {
    await stage.draw([
      'swiper',
      { id: 's', circular: true, duration: 0 },
      ['swiper-item', {}, ['slider', { id: 'inner', style: 'width:300px;margin:30px' }]],
      ...slides(2),
    ])
    await dragMouse([40, 39], [200, 39])
    expect(await stage.details('s', 'change')).toEqual([])
    expect(await stage.details('inner', 'change')).toHaveLength(1)
    await dragMouse([300, 120], [40, 120])
    expect(await stage.details('s', 'change')).toHaveLength(1)
  })

  it('has a dot for every place it can rest at', async () => {
    await stage.draw([
      'swiper',
      { id: 's', 'indicator-dots': true, 'display-multiple-items': 2, current: 1 },
      ...slides(4),
    ])
    expect(await stage.page.locator('#s .wx-swiper-dot').count()).toBe(3)
    expect(await stage.page.locator('#s .wx-swiper-dot').nth(1).getAttribute('class')).toContain('active')
  })

  it('lets an app hold its slides from inside, not from around', async () => {
    await stage.draw(
      ['swiper', { id: 's', duration: 0 }, ['swiper-item', { catchtouchmove: 'noop' }, 'held'], ...slides(2)],
      ['view', { catchtouchmove: 'noop' }, ['swiper', { id: 't', duration: 0 }, ...slides(2)]],
    )
    await swipe('s')
    await swipe('t')
    expect(await stage.details('s', 'change')).toEqual([])
    expect(await stage.details('t', 'change')).toHaveLength(1)
  })
})

/** A finger goes over the first slide from right to left. */
function swipe(id: string): Promise<void> {
  return stage.page.evaluate((at) => {
    const slide = window.stage.element(at).querySelector('wx-swiper-item')
    if (slide === null) throw new Error('not drawn')
    const touch = (type: string, x: number): void => {
      const finger = new Touch({ identifier: 1, target: slide, clientX: x, clientY: 50 })
      const touches = type === 'touchend' ? [] : [finger]
      slide.dispatchEvent(
        new TouchEvent(type, { bubbles: true, cancelable: true, touches, changedTouches: [finger] }),
      )
    }
    touch('touchstart', 300)
    for (const x of [250, 200, 100]) touch('touchmove', x)
    touch('touchend', 100)
  }, id)
}

describe('a movable view', () => {
  const area = (attributes: Readonly<Record<string, unknown>>): StageNode => [
    'movable-area',
    { style: 'width:200px;height:200px' },
    ['movable-view', { id: 'm', style: 'width:50px;height:50px', ...attributes }],
  ]

  it('follows the finger within its area', async () => {
    await stage.draw(area({ direction: 'all', x: 10, y: 10 }))
    await dragMouse([20, 20], [400, 60])
    expect((await stage.details('m', 'change')).at(-1)).toMatchObject({ x: 150, source: 'touch' })
    const box = await stage.page.locator('#m').boundingBox()
    expect(box?.x).toBe(150)
  })

  it('moves along its direction only', async () => {
    await stage.draw(area({ direction: 'vertical' }))
    await dragMouse([20, 20], [60, 100])
    expect((await stage.details('m', 'change')).at(-1)).toMatchObject({ x: 0, source: 'touch' })
  })

  it('goes where the app sets it', async () => {
    await stage.draw(area({ direction: 'all', animation: false }))
    await stage.set('m', 'x', 500)
    await stage.set('m', 'y', '40rpx')
    await expect
      .poll(() => stage.details('m', 'change'))
      .toEqual([
        { x: 150, y: 0, source: '' },
        { x: 150, y: 20, source: '' },
      ])
  })

  it('springs back from beyond its bounds', async () => {
    await stage.draw(area({ direction: 'all', 'out-of-bounds': true }))
    await dragMouse([20, 20], [20, 400])
    await expect
      .poll(async () => (await stage.details('m', 'change')).at(-1))
      .toEqual({ x: 0, y: 150, source: 'out-of-bounds' })
  })
})

describe('a root portal', () => {
  it('draws its content at the root of the page, and takes it along when it goes', async () => {
    await stage.draw(['view', { id: 'v' }, ['root-portal', {}, ['text', { id: 't' }, 'over']]])
    expect(await stage.page.evaluate(() => window.stage.element('t').closest('#v'))).toBeNull()
    await stage.page.evaluate(() => window.stage.removeLast('v', 1))
    expect(await stage.page.locator('#t').count()).toBe(0)
  })
})

describe('a page container', () => {
  it('closes instead of the page when the user goes back', async () => {
    await stage.draw(['page-container', { id: 'c', duration: 10 }, 'inside'])
    await stage.page.evaluate(() => window.stage.answers.set('interceptBack', { ok: true, result: null }))
    await stage.set('c', 'show', true)
    await expect.poll(() => stage.details('c', 'afterleave')).toHaveLength(1)
    expect(await stage.page.evaluate(() => window.stage.writes)).toEqual([
      { id: 'c', attribute: 'show', value: false },
    ])
  })
})

describe('what a built-in leaves behind', () => {
  it('is nothing', async () => {
    await stage.draw(
      ['swiper', { autoplay: true, interval: 5 }, ...slides(3)],
      ['picker', { id: 'p', range: ['a'] }, 'pick'],
      ['root-portal', {}, 'over'],
      ['progress', { percent: 100, active: true }],
      area(),
    )
    await stage.page.click('#p')
    await stage.page.evaluate(() => window.stage.clear())
    expect(await stage.page.locator('dialog').count()).toBe(0)
    expect(await stage.page.locator('.wx-root-portal-content').count()).toBe(0)
    await stage.page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    )
    expect(await stage.page.evaluate(() => window.stage.events)).toEqual([])
  })
})

function area(): StageNode {
  return ['movable-area', {}, ['movable-view', { direction: 'all' }]]
}
