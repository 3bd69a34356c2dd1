import { describe, expect, it } from 'vitest'
import type { ViewQuestion } from '@maque/protocol/bridge/logic-view.ts'
import { openWx } from '../testing/open-wx.ts'

type Context = Record<string, unknown> & Record<string, (...args: unknown[]) => unknown>

function draw(run: (context: Context) => void, reserve?: boolean) {
  const { wx, view } = openWx()
  const context = wx['createCanvasContext']?.('my"canvas') as Context
  run(context)
  context['draw']?.(reserve)
  const [question] = view as readonly Extract<ViewQuestion, { readonly kind: 'context' }>[]
  return question
}

describe('a canvas context', () => {
  it('gives what was recorded to the canvas of its name', () => {
    const question = draw((context) => context['fillRect']?.(0, 0, 1, 2), true)
    expect(question).toEqual({
      kind: 'context',
      component: 'canvas',
      instance: 0,
      selector: '[canvas-id="my\\"canvas"]',
      method: 'draw',
      args: [[{ method: 'fillRect', args: [0, 0, 1, 2] }], true],
    })
  })

  it.each<[string, (context: Context) => void, readonly object[]]>([
    ['a set… method', (c) => c['setFillStyle']?.('red'), [{ set: 'fillStyle', value: 'red' }]],
    ['a property', (c) => Object.assign(c, { lineWidth: 3 }), [{ set: 'lineWidth', value: 3 }]],
    ['the size of a font', (c) => c['setFontSize']?.(20), [{ set: 'font', value: '20px sans-serif' }]],
    [
      'the size of a font that was set',
      (c) => {
        Object.assign(c, { font: 'bold 10px serif' })
        c['setFontSize']?.(8)
      },
      [
        { set: 'font', value: 'bold 10px serif' },
        { set: 'font', value: 'bold 8px serif' },
      ],
    ],
    [
      'a base line by its older name',
      (c) => c['setTextBaseline']?.('normal'),
      [{ set: 'textBaseline', value: 'alphabetic' }],
    ],
    [
      'a dashed line',
      (c) => c['setLineDash']?.([1, 2], 3),
      [
        { method: 'setLineDash', args: [[1, 2]] },
        { set: 'lineDashOffset', value: 3 },
      ],
    ],
    ['a picture', (c) => c['drawImage']?.('/a.png', 1, 2), [{ method: 'drawImage', args: ['/a.png', 1, 2] }]],
    [
      'a pattern',
      (c) => c['setFillStyle']?.(c['createPattern']?.('/a.png', 'repeat')),
      [{ set: 'fillStyle', value: { pattern: '/a.png', repetition: 'repeat' } }],
    ],
  ])('records %s', (_, run, actions) => {
    expect(draw(run)?.args[0]).toEqual(actions)
  })

  it('takes a gradient as it is when it is set', () => {
    const question = draw((context) => {
      const gradient = context['createCircularGradient']?.(5, 6, 7) as {
        addColorStop(at: number, color: string): void
      }
      gradient.addColorStop(0, 'red')
      context['setStrokeStyle']?.(gradient)
      gradient.addColorStop(1, 'blue')
    })
    expect(question?.args[0]).toEqual([
      { set: 'strokeStyle', value: { gradient: 'radial', args: [5, 6, 0, 5, 6, 7], stops: [[0, 'red']] } },
    ])
  })

  it('begins anew after drawing, and calls back once it is drawn', async () => {
    const { wx, view } = openWx()
    const context = wx['createCanvasContext']?.('c') as Context
    context['fill']?.()
    await new Promise<void>((resolve) => context['draw']?.(false, resolve))
    context['draw']?.()
    expect(view.map((question) => 'args' in question && question.args)).toEqual([
      [[{ method: 'fill', args: [] }], false],
      [[], false],
    ])
  })

  it('measures text', () => {
    const context = openWx().wx['createCanvasContext']?.('c') as Context
    // Node has no canvas to measure with: wide characters are an em, others half of one.
    expect(context['measureText']?.('麻a')).toEqual({ width: 15 })
  })
})

describe('the first interface of all', () => {
  it('takes what was recorded out of the context, and draws it by the name of the canvas', async () => {
    const { wx, call, view } = openWx()
    const context = wx['createContext']?.() as Context
    context['rect']?.(1, 2, 3, 4)
    const actions = context['getActions']?.()
    expect(context['getActions']?.()).toEqual([])
    expect(await call('drawCanvas', { canvasId: 'c', actions })).toEqual({ errMsg: 'drawCanvas:ok' })
    expect(view).toMatchObject([
      {
        selector: '[canvas-id="c"]',
        method: 'draw',
        args: [[{ method: 'rect', args: [1, 2, 3, 4] }], false],
      },
    ])
  })
})

describe('a picture of a canvas', () => {
  it.each([
    ['data:image/png;base64,AQI=', 'png'],
    ['data:image/jpeg;base64,AQI=', 'jpg'],
  ])('becomes a temporary file: %s', async (dataUrl, extension) => {
    const { call, host, view } = openWx({ answerView: () => dataUrl })
    expect(await call('canvasToTempFilePath', { canvasId: 'c', x: 1, quality: 0.5 })).toEqual({
      tempFilePath: `wxfile://tmp/1.${extension}`,
      errMsg: 'canvasToTempFilePath:ok',
    })
    expect(view).toMatchObject([
      { selector: '[canvas-id="c"]', method: 'toTempFilePath', args: [{ x: 1, quality: 0.5 }] },
    ])
    expect(await host.files.get(`wxfile://tmp/1.${extension}`)?.bytes()).toEqual(Uint8Array.of(1, 2))
  })

  it('is refused where there is none', async () => {
    expect(await openWx().call('canvasToTempFilePath', { canvasId: 'c' })).toEqual({
      errMsg: 'canvasToTempFilePath:fail canvas is empty',
    })
    expect(await openWx({ hasPage: false }).call('canvasToTempFilePath', { canvasId: 'c' })).toEqual({
      errMsg: 'canvasToTempFilePath:fail no page is open',
    })
  })
})
