import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStage, type OpenStage } from './open-stage.ts'

let stage: OpenStage
beforeAll(async () => {
  stage = await openStage()
}, 60_000)
afterAll(() => stage.close())

const picture =
  'data:image/svg+xml,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="80"><rect width="120" height="80" fill="#f00"/></svg>',
  )

const sheet = (): ReturnType<OpenStage['page']['locator']> => stage.page.locator('.wx-picker-sheet')
const confirm = (): Promise<void> => sheet().getByText('确定').click()

describe('a picker', () => {
  it('tells what its wheel was turned to', async () => {
    await stage.draw(['picker', { id: 'p', range: ['a', 'b', 'c'], value: 0 }, 'pick'])
    await stage.page.click('#p')
    await sheet().locator('.wx-wheel').press('ArrowDown')
    await expect.poll(() => sheet().locator('[aria-selected=true]').textContent()).toBe('b')
    await confirm()
    expect(await stage.details('p', 'change')).toEqual([{ value: '1' }])
    expect(await sheet().count()).toBe(0)
  })

  it('is left by its button, Escape, or a tap beside it', async () => {
    await stage.draw(['picker', { id: 'p', range: ['a'] }, 'pick'])
    await stage.page.click('#p')
    await sheet().getByText('取消').click()
    await stage.page.click('#p')
    await stage.page.keyboard.press('Escape')
    await stage.page.click('#p')
    await stage.page.mouse.click(100, 100)
    expect(await stage.details('p', 'cancel')).toHaveLength(3)
    expect(await stage.details('p', 'change')).toHaveLength(0)
  })

  it('shows at once what the app sets while columns turn', async () => {
    await stage.draw([
      'picker',
      {
        id: 'p',
        mode: 'multiSelector',
        range: [
          ['a', 'b'],
          ['x', 'y'],
        ],
        value: [0, 1],
      },
      'pick',
    ])
    await stage.page.click('#p')
    await sheet().locator('.wx-wheel').first().press('ArrowDown')
    await expect.poll(() => stage.details('p', 'columnchange')).toEqual([{ column: 0, value: 1 }])
    await stage.set('p', 'range', [
      ['a', 'b'],
      ['p', 'q'],
    ])
    await stage.set('p', 'value', [1, 0])
    await expect.poll(() => sheet().locator('[aria-selected=true]').allTextContents()).toEqual(['b', 'p'])
    await confirm()
    expect(await stage.details('p', 'change')).toEqual([{ value: [1, 0] }])
  })

  it('shortens the days with the month', async () => {
    await stage.draw(['picker', { id: 'p', mode: 'date', value: '2023-01-31' }, 'pick'])
    await stage.page.click('#p')
    await sheet().locator('.wx-wheel').nth(1).press('ArrowDown')
    await expect
      .poll(() => sheet().locator('[aria-selected=true]').allTextContents())
      .toEqual(['2023年', '02月', '28日'])
    await confirm()
    expect(await stage.details('p', 'change')).toEqual([{ value: '2023-02-28' }])
  })

  it('asks the host for regions, and says so when there are none', async () => {
    await stage.draw(['picker', { id: 'p', mode: 'region' }, 'pick'])
    await stage.page.click('#p')
    await expect.poll(() => sheet().locator('.wx-picker-notice').textContent()).toBe('地区数据加载失败')
    await sheet().getByText('取消').click()
    await stage.page.evaluate(() =>
      window.stage.answers.set('loadRegions', {
        ok: true,
        result: [
          {
            name: 'P',
            code: '1',
            regions: [{ name: 'C', code: '11', regions: [{ name: 'D', code: '111' }] }],
          },
        ],
      }),
    )
    await stage.page.click('#p')
    await expect.poll(() => sheet().locator('.wx-picker-item').count()).toBe(3)
    await confirm()
    expect(await stage.details('p', 'change')).toEqual([
      { value: ['P', 'C', 'D'], code: ['1', '11', '111'], postcode: '' },
    ])
  })
})

describe('a picker view', () => {
  it('tells all columns once one rests', async () => {
    const column = (id: string, count: number) =>
      [
        'picker-view-column',
        { id },
        ...Array.from({ length: count }, (_, item) => ['view', {}, `${id}${item}`] as const),
      ] as const
    await stage.draw([
      'picker-view',
      { id: 'p', value: [1, 9], 'indicator-style': 'height:50px', style: 'height:250px' },
      column('a', 5),
      column('b', 3),
    ])
    expect(
      await stage.page
        .locator('#a .wx-wheel-list > *')
        .first()
        .evaluate((item) => item.clientHeight),
    ).toBe(50)
    await expect.poll(() => stage.page.locator('#b .wx-wheel').evaluate((view) => view.scrollTop)).toBe(100)
    await stage.page.locator('#a .wx-wheel').press('ArrowDown')
    await expect.poll(() => stage.details('p', 'change')).toEqual([{ value: [2, 2] }])
    expect(await stage.details('p', 'pickstart')).toHaveLength(1)
    expect(await stage.details('p', 'pickend')).toHaveLength(1)
  })
})

describe('an image', () => {
  it('tells the natural size, and takes the missing side from it', async () => {
    await stage.draw(['image', { id: 'i', src: picture, mode: 'widthFix', style: 'width:60px' }])
    await expect.poll(() => stage.details('i', 'load')).toEqual([{ height: 80, width: 120 }])
    expect(await stage.page.locator('#i').evaluate((element) => element.clientHeight)).toBe(40)
  })

  it('tells that there is no picture, and leaves its box empty', async () => {
    await stage.draw(['image', { id: 'i', src: 'data:image/png,none' }])
    await expect.poll(() => stage.details('i', 'error')).toHaveLength(1)
    expect(await stage.page.locator('#i > img').isVisible()).toBe(false)
  })
})

describe('a rich text', () => {
  it('draws allowed elements and nothing else', async () => {
    await stage.draw([
      'rich-text',
      {
        id: 'r',
        nodes:
          '<p onclick="x()" style="font-size:20rpx" class="c" id="no">a<script>alert(1)</script><iframe src="//x"></iframe>' +
          '<a href="javascript:x()">b</a></p><img src=x onerror="x()"><svg><g>gone</g></svg>',
      },
    ])
    expect(await stage.page.locator('#r > div').innerHTML()).toBe(
      '<p style="font-size:calc(var(--rpx) * 20)" class="scope--c">a<a>b</a></p><img src="x">',
    )
  })

  it('draws a tree, with entities in its texts', async () => {
    await stage.draw([
      'rich-text',
      {
        id: 'r',
        nodes: [
          {
            name: 'DIV',
            attrs: { class: 'k', width: 3 },
            children: [{ type: 'text', text: '1 &lt; 2 <b>' }],
          },
          { name: 'script', children: [{ type: 'text', text: 'no' }] },
        ],
      },
    ])
    expect(await stage.page.locator('#r > div').innerHTML()).toBe(
      '<div class="scope--k">1 &lt; 2 &lt;b&gt;</div>',
    )
  })
})

describe('a text', () => {
  it('decodes and spaces as told, also when it changes', async () => {
    await stage.draw(['text', { id: 't', decode: true, space: 'nbsp' }, 'a  b&lt;&amp;lt;'])
    const shown = (): Promise<string | null> => stage.page.locator('#t').textContent()
    await expect.poll(shown).toBe('a\u00A0\u00A0b<&lt;')
    await stage.page.evaluate(() => {
      const text = window.stage.element('t').firstChild
      if (text instanceof Text) text.data = '&gt; c'
    })
    await expect.poll(shown).toBe('>\u00A0c')
    await stage.set('t', 'decode', false)
    await expect.poll(shown).toBe('&gt;\u00A0c')
  })
})

describe('a text in a line that must not wrap', () => {
  it('does not wrap either, but breaks where it is told to', async () => {
    await stage.draw([
      'view',
      { style: 'width:60px;white-space:nowrap;line-height:20px' },
      ['view', { id: 'one' }, ['text', {}, 'a long line of words']],
      ['view', { id: 'two' }, ['text', {}, 'first\nsecond  word']],
    ])
    const height = (id: string): Promise<number> =>
      stage.page.locator(`#${id}`).evaluate((element) => element.clientHeight)
    expect([await height('one'), await height('two')]).toEqual([20, 40])
  })
})

describe('a canvas', () => {
  it('replays a recording with its pictures and gives it as a file', async () => {
    await stage.draw(['canvas', { id: 'c', 'canvas-id': 'c', style: 'width:100px;height:50px' }])
    await stage.call('c', 'draw', [
      { set: 'fillStyle', value: '#00ff00' },
      { method: 'fillRect', args: [0, 0, 10, 10] },
      { method: 'drawImage', args: [picture, 20, 0, 20, 20] },
      { method: 'constructor', args: [] },
      { set: 'onclick', value: 'x' },
    ])
    const pixel = async (x: number, y: number): Promise<readonly number[]> =>
      stage.page.evaluate(
        ([left, top]) =>
          Promise.resolve(
            window.stage.call('c', 'getImageData', { x: left, y: top, width: 1, height: 1 }),
          ).then((image) => [...(image as { data: Uint8ClampedArray }).data]),
        [x, y] as const,
      )
    expect(await pixel(5, 5)).toEqual([0, 255, 0, 255])
    expect(await pixel(30, 10)).toEqual([255, 0, 0, 255])
    expect(await stage.call('c', 'toTempFilePath', {})).toMatch(/^data:image\/png;base64,/)
    await stage.call('c', 'draw', [], true)
    expect(await pixel(5, 5)).toEqual([0, 255, 0, 255])
    await stage.call('c', 'draw', [])
    expect(await pixel(5, 5)).toEqual([0, 0, 0, 0])
  })

  it('refuses a second canvas of the same id', async () => {
    await stage.draw(['canvas', { id: 'a', 'canvas-id': 'c' }], ['canvas', { id: 'b', 'canvas-id': 'c' }])
    expect(await stage.details('b', 'error')).toEqual([{ errMsg: 'canvas-id "c" is used twice' }])
    expect(await stage.details('a', 'error')).toEqual([])
  })
})

describe('what the web does not have', () => {
  it('tells the app by its documented event', async () => {
    await stage.draw(['live-pusher', { id: 'l' }], ['ad', { id: 'a', 'unit-id': 'x' }])
    expect(await stage.details('l', 'error')).toEqual([
      { errMsg: 'not supported on this platform', errCode: 10001 },
    ])
    expect(await stage.details('a', 'error')).toEqual([{ errCode: 1004, errMsg: 'no advertisement' }])
  })
})

describe('an icon', () => {
  it('without a type of the platform is an empty box, for glyphs of an app', async () => {
    const lined = { style: 'font-size:16px;line-height:20px' }
    await stage.draw(
      ['icon', { id: 'typed', type: 'success', size: '30' }],
      ['icon', { id: 'none' }],
      ['icon', { id: 'unknown', type: 'constructor' }],
      ['icon', { id: 'glyph', ...lined }, 'x'],
      ['view', { id: 'text', style: 'display:inline-block;font-size:16px;line-height:20px' }, 'x'],
    )
    const sizes = await stage.page.evaluate(() =>
      ['typed', 'none', 'unknown', 'glyph', 'text'].map((id) => {
        const { width, height } = window.stage.element(id).getBoundingClientRect()
        return [width, height]
      }),
    )
    expect(sizes.slice(0, 4)).toEqual([[30, 30], [0, 0], [0, 0], sizes[4]])
  })
})

describe('page settings', () => {
  it('reach the host and the page', async () => {
    await stage.draw(
      ['page-meta', { 'page-style': 'padding-top:20rpx;overflow:hidden', 'background-text-style': 'dark' }],
      ['navigation-bar', { title: 'T', 'front-color': '#ffffff', 'background-color': '#000000' }],
    )
    expect(await stage.page.locator('wx-page').evaluate((page) => getComputedStyle(page).paddingTop)).toBe(
      '10px',
    )
    expect(await stage.page.evaluate(() => window.stage.calls)).toEqual([
      { name: 'setBackgroundTextStyle', params: { textStyle: 'dark' } },
      { name: 'setNavigationBarTitle', params: { title: 'T' } },
      {
        name: 'paintNavigationBar',
        params: {
          frontColor: '#ffffff',
          backgroundColor: '#000000',
          animation: { duration: 0, timingFunc: 'linear' },
        },
      },
    ])
  })
})

describe('the boxes of the first years', () => {
  it('answer and end', async () => {
    await stage.draw(
      ['modal', { id: 'm', title: 'T' }, 'sure?'],
      ['toast', { id: 't', hidden: true, duration: 5 }, 'done'],
    )
    await stage.page.getByText('确定').click()
    expect(await stage.details('m', 'confirm')).toEqual([{}])
    expect(await stage.details('t', 'change')).toEqual([])
    await stage.page.evaluate(() => {
      document.getElementById('t')?.removeAttribute('hidden')
    })
    await expect.poll(() => stage.details('t', 'change')).toEqual([{}])
  })
})
