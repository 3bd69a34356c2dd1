/**
 * A canvas of the second interface: `<canvas type="2d">` and `webgl` as `SelectorQuery` gives it, and
 * `wx.createOffscreenCanvas`.
 *
 * (1) The bitmap lives here, so that drawing, measuring and reading pixels answer at once.
 * (2) What an element's canvas looks like is shown in the view after the task that has drawn,
 *     one picture at a time: a view that is slow skips pictures, never the last.
 * (3) Apps hold this object and not the browser's: contexts are the browser's own, but take our
 *     canvases and images where they draw pictures.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/canvas/Canvas.html
 */
import { toBase64 } from '@maque/base/base64.ts'
import { withLastCanvasFont } from '@maque/base/canvas-font.ts'
import { CanvasImage, type ReadPicture } from './canvas-image.logic.ts'
import { pngOf } from './png.ts'

// Taken before app code runs, for then the globals are gone.
const Surface = 'OffscreenCanvas' in globalThis ? globalThis.OffscreenCanvas : undefined
const { createImageBitmap, setTimeout, clearTimeout, performance } = globalThis
const { Path2D, ImageData } = globalThis as {
  Path2D?: new (path?: unknown) => object
  ImageData?: typeof globalThis.ImageData
}

const FRAME_MS = 16
/** As large as a canvas is whose size was not set. */
const DEFAULT = { width: 300, height: 150 }

export interface CanvasNodeServices {
  readonly readPicture: ReadPicture
  /** Shows a picture in the element; rejects once it is gone. Absent: the canvas is in no element. */
  readonly show?: (picture: ImageBitmap) => Promise<unknown>
  reportError(error: unknown, where: string): void
}

export interface PictureOptions {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly destWidth: number
  readonly destHeight: number
  readonly type: 'image/png' | 'image/jpeg'
  readonly quality: number | undefined
}

const kinds: ReadonlyMap<unknown, OffscreenRenderingContextId> = new Map([
  ['2d', '2d'],
  ['webgl', 'webgl'],
  ['experimental-webgl', 'webgl'],
  ['webgl2', 'webgl2'],
])

/** Changing what is seen. */
const drawing =
  'fillRect strokeRect clearRect fill stroke fillText strokeText drawImage putImageData reset clear drawArrays drawElements drawArraysInstanced drawElementsInstanced drawRangeElements drawArraysInstancedANGLE drawElementsInstancedANGLE clearBufferfv clearBufferiv clearBufferuiv clearBufferfi blitFramebuffer'.split(
    ' ',
  )
/** Taking a picture that may be one of our objects. */
const picturing = ['drawImage', 'createPattern', 'texImage2D', 'texSubImage2D']

export class CanvasNode {
  readonly #surface: OffscreenCanvas
  readonly #services: CanvasNodeServices
  #context: object | null = null
  #isStale = false
  #isShowing = false
  #isGone = false

  /** Absent where the browser cannot draw in workers. */
  static make(
    services: CanvasNodeServices,
    size: { readonly width: number; readonly height: number } = DEFAULT,
  ): CanvasNode | undefined {
    return Surface && new CanvasNode(new Surface(size.width, size.height), services)
  }

  private constructor(surface: OffscreenCanvas, services: CanvasNodeServices) {
    this.#surface = surface
    this.#services = services
  }

  get width(): number {
    return this.#surface.width
  }
  set width(value: number) {
    this.#surface.width = value
    this.#changed()
  }

  get height(): number {
    return this.#surface.height
  }
  set height(value: number) {
    this.#surface.height = value
    this.#changed()
  }

  /** `null` for a type that the browser does not have, or after another type was asked for. */
  getContext(type: string, attributes?: unknown): object | null {
    const kind = kinds.get(type)
    if (kind === undefined) return null
    const context = this.#surface.getContext(kind, attributes)
    if (context === null || context === this.#context) return context
    this.#context = context
    this.#watch(context)
    return context
  }

  createImage(): CanvasImage {
    return new CanvasImage(this.#services.readPicture, this.#services.reportError)
  }

  createImageData(...args: readonly unknown[]): unknown {
    return (
      ImageData &&
      Reflect.construct(
        ImageData,
        typeof args[0] === 'number' || args[0] instanceof Uint8ClampedArray
          ? args
          : [this.width, this.height],
      )
    )
  }

  createPath2D(path?: unknown): unknown {
    return Path2D && new Path2D(path instanceof Path2D ? path : path === undefined ? undefined : String(path))
  }

  requestAnimationFrame(callback: unknown): number {
    return Number(
      setTimeout(() => {
        try {
          if (typeof callback === 'function') callback(performance.now())
        } catch (error) {
          this.#services.reportError(error, 'requestAnimationFrame')
        }
      }, FRAME_MS),
    )
  }

  cancelAnimationFrame(id: unknown): void {
    clearTimeout(Number(id))
  }

  /** Always a PNG: browsers give other types later only. */
  toDataURL(): string {
    const { width, height } = this.#surface
    if (width === 0 || height === 0) return 'data:,'
    const copy = this.#copy({ x: 0, y: 0, width, height, destWidth: width, destHeight: height })
    const pixels = copy.getContext('2d')?.getImageData(0, 0, width, height)
    return pixels ? `data:image/png;base64,${toBase64(pngOf(pixels))}` : 'data:,'
  }

  /** For `canvasToTempFilePath`: not a member that apps know. */
  static toBlob(node: CanvasNode, { type, quality, ...area }: PictureOptions): Promise<Blob> {
    return node.#copy(area).convertToBlob({ type, ...(quality !== undefined && { quality }) })
  }

  /** What a drawing call is given: ours become the browser's. */
  static pictureOf(value: unknown): unknown {
    if (value instanceof CanvasNode) return value.#surface
    if (value instanceof CanvasImage) return CanvasImage.bitmapOf(value)
    return value
  }

  #copy(area: Omit<PictureOptions, 'type' | 'quality'>): OffscreenCanvas {
    if (!Surface) throw new Error('there is no canvas without OffscreenCanvas')
    const { x, y, width, height, destWidth, destHeight } = area
    const copy = new Surface(destWidth, destHeight)
    copy.getContext('2d')?.drawImage(this.#surface, x, y, width, height, 0, 0, destWidth, destHeight)
    return copy
  }

  /** Own members of the context stand before those that the browser gives it. */
  #watch(context: object): void {
    Object.defineProperty(context, 'canvas', { value: this, configurable: true })
    const { get, set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(context), 'font') ?? {}
    if (get && set)
      Object.defineProperty(context, 'font', {
        get,
        set(font: unknown) {
          Reflect.apply(set, context, [withLastCanvasFont(String(font))])
        },
        configurable: true,
        enumerable: true,
      })
    for (const name of new Set([...drawing, ...picturing])) {
      const method: unknown = Reflect.get(context, name)
      if (typeof method !== 'function') continue
      const takesPicture = picturing.includes(name)
      const changes = drawing.includes(name)
      const value = (...args: readonly unknown[]): unknown => {
        const given = takesPicture ? args.map((argument) => CanvasNode.pictureOf(argument)) : args
        // A picture that is not loaded yet draws nothing, as on the web.
        if (takesPicture && given.includes(undefined)) return undefined
        if (changes) this.#changed()
        return Reflect.apply(method, context, given)
      }
      Object.defineProperty(context, name, { value, configurable: true, writable: true })
    }
  }

  #changed(): void {
    if (!this.#services.show || this.#isGone) return
    this.#isStale = true
    if (!this.#isShowing) void this.#show(this.#services.show)
  }

  async #show(show: (picture: ImageBitmap) => Promise<unknown>): Promise<void> {
    this.#isShowing = true
    try {
      while (this.#isStale) {
        // The rest of the task belongs to the same picture.
        await new Promise((resolve) => setTimeout(resolve, 0))
        this.#isStale = false
        if (this.width > 0 && this.height > 0) await show(await createImageBitmap(this.#surface))
      }
    } catch {
      // The page was closed: nobody looks any more.
      this.#isGone = true
    } finally {
      this.#isShowing = false
    }
  }
}
