/**
 * `<canvas>` — is drawn on from logic, which records what to draw.
 *
 * Without `type` (the first interface) a unit is a CSS pixel, and the bitmap has as many pixels
 * as the screen. Recordings are replayed one after the other, each once its pictures are loaded.
 *
 * With `type="2d"`, `webgl` or `webgl2` the bitmap lives in logic, where the app sets its size and
 * draws on it; what it looks like is shown here.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/component/canvas.html
 */
import { withLastCanvasFont } from '@maque/base/canvas-font.ts'
import type { BuiltIn, BuiltInPort, MountedBuiltIn } from '@maque/runtime-view/ports/built-in.ts'
import { attributeSetters, reflect } from '../attribute-setters.ts'
import { booleanOf, numberOf, stringOf } from '../attribute-values.ts'
import { make } from '../elements.ts'
import { Lifetime } from '../lifetime.ts'
import { canvasActionsOf, picturesOf, replay, keepStyles } from './actions.ts'
import { loadPicture } from './load-picture.ts'

export const canvas: BuiltIn = {
  tag: 'canvas',
  style: `
wx-canvas { position: relative; display: block; width: 300px; height: 150px; overflow: hidden }
wx-canvas > canvas { display: block; width: 100%; height: 100% }
wx-canvas > :not(canvas) { position: absolute; z-index: 1 }
wx-canvas[disable-scroll] { touch-action: none }`,
  mount: mountCanvas,
}

function mountCanvas(element: HTMLElement, port: BuiltInPort): MountedBuiltIn {
  const lifetime = new Lifetime()
  const surface = make('canvas')
  element.append(surface)
  let type = ''
  let canvasId = ''
  const pictures = new Map<string, Promise<CanvasImageSource | null>>()
  let queue: Promise<unknown> = Promise.resolve()

  const density = (): number => (type === '' ? window.devicePixelRatio : 1)
  const context = (): CanvasRenderingContext2D => {
    const drawing = surface.getContext('2d')
    if (drawing === null) throw new Error('this canvas is not drawn on in two dimensions')
    return drawing
  }
  /** Units are CSS pixels. Setting the size of a bitmap clears it, so only when it changes. */
  const fit = (): void => {
    const width = Math.round(element.clientWidth * density())
    const height = Math.round(element.clientHeight * density())
    if (type !== '' || width === 0 || height === 0 || (surface.width === width && surface.height === height))
      return
    surface.width = width
    surface.height = height
    context().setTransform(density(), 0, 0, density(), 0, 0)
  }
  const pictureOf = (source: string): Promise<CanvasImageSource | null> => {
    const known = pictures.get(source) ?? loadPicture(port, source)
    pictures.set(source, known)
    return known
  }
  const inTurn = <Value>(run: () => Promise<Value> | Value): Promise<Value> => {
    const turn = queue.then(run)
    queue = turn.catch(() => {})
    return turn
  }

  const draw = (recorded: unknown, isReserved: unknown): Promise<void> =>
    inTurn(async () => {
      const actions = canvasActionsOf(recorded)
      const loaded = new Map<string, CanvasImageSource>()
      for (const source of picturesOf(actions)) {
        const picture = await pictureOf(source)
        if (picture !== null) loaded.set(source, picture)
      }
      if (lifetime.isOver) return
      fit()
      const drawing = context()
      if (type === '') {
        // What goes on with what is drawn goes on with its colors and widths: drawing boards set them
        // when a finger comes down, and draw as it moves. Every other recording begins afresh.
        const styleAgain = booleanOf(isReserved) ? keepStyles(drawing) : undefined
        drawing.restore()
        drawing.setTransform(density(), 0, 0, density(), 0, 0)
        if (!styleAgain) drawing.clearRect(0, 0, element.clientWidth, element.clientHeight)
        drawing.save()
        styleAgain?.()
        drawing.beginPath()
      }
      replay(drawing, actions, loaded)
    })

  const toTempFilePath = (options: unknown): Promise<string> =>
    inTurn(() => {
      fit()
      const area = areaOf(options, { width: surface.width / density(), height: surface.height / density() })
      const copy = make('canvas')
      copy.width = Math.round(area.destWidth ?? area.width * density())
      copy.height = Math.round(area.destHeight ?? area.height * density())
      const scale = density()
      copy
        .getContext('2d')
        ?.drawImage(
          surface,
          area.x * scale,
          area.y * scale,
          area.width * scale,
          area.height * scale,
          0,
          0,
          copy.width,
          copy.height,
        )
      return copy.toDataURL(area.fileType === 'jpg' ? 'image/jpeg' : 'image/png', area.quality)
    })

  const observer = new ResizeObserver(fit)
  observer.observe(element)
  lifetime.atEnd(() => observer.disconnect())

  return {
    set: attributeSetters({
      type: (value) => {
        type = stringOf(value)
        reflect(element, 'type', type)
      },
      'canvas-id': (value) => {
        canvasId = stringOf(value)
        reflect(element, 'canvas-id', canvasId)
      },
      'disable-scroll': (value) => reflect(element, 'disable-scroll', booleanOf(value)),
    }),
    attached() {
      fit()
      const twins = document.querySelectorAll(`wx-canvas[canvas-id="${CSS.escape(canvasId)}"]`)
      if (canvasId === '' || twins[0] === element || twins.length < 2) return
      surface.hidden = true
      port.emit('error', { errMsg: `canvas-id "${canvasId}" is used twice` })
    },
    context: {
      draw,
      toTempFilePath,
      /** What a canvas of the second interface looks like now. */
      show: (picture) => {
        if (!(picture instanceof ImageBitmap) || lifetime.isOver) return
        surface.width = picture.width
        surface.height = picture.height
        surface.getContext('bitmaprenderer')?.transferFromImageBitmap(picture)
      },
      measureText: (text, font) => {
        const drawing = context()
        drawing.save()
        if (typeof font === 'string') drawing.font = withLastCanvasFont(font)
        const { width } = drawing.measureText(stringOf(text))
        drawing.restore()
        return { width }
      },
      getImageData: (options) =>
        inTurn(() => {
          const { x, y, width, height } = areaOf(options, surface)
          const { data } = context().getImageData(x, y, width, height)
          return { width, height, data }
        }),
      putImageData: (options) =>
        inTurn(() => {
          const { data } = fieldsOf(options)
          const { x, y, width, height } = areaOf(options, surface)
          if (!(data instanceof Uint8ClampedArray)) return
          context().putImageData(new ImageData(new Uint8ClampedArray(data), width, height), x, y)
        }),
    },
    hasNode: () => type !== '',
    property: (name) => (name === 'canvasId' ? canvasId : name === 'type' ? type : undefined),
    detached: () => lifetime.end(),
  }
}

interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly destWidth?: number
  readonly destHeight?: number
  readonly fileType: string
  readonly quality: number
}

function areaOf(options: unknown, whole: { readonly width: number; readonly height: number }): Area {
  const { x, y, width, height, destWidth, destHeight, fileType, quality } = fieldsOf(options)
  const left = numberOf(x, 0)
  const top = numberOf(y, 0)
  return {
    x: left,
    y: top,
    width: numberOf(width, whole.width - left),
    height: numberOf(height, whole.height - top),
    ...(destWidth === undefined ? {} : { destWidth: numberOf(destWidth, whole.width) }),
    ...(destHeight === undefined ? {} : { destHeight: numberOf(destHeight, whole.height) }),
    fileType: stringOf(fileType, 'png'),
    quality: numberOf(quality, 1),
  }
}

function fieldsOf(options: unknown): Readonly<Record<string, unknown>> {
  return typeof options === 'object' && options !== null ? (options as Record<string, unknown>) : {}
}
