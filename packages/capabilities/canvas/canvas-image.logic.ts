/**
 * `canvas.createImage()` — a picture to draw: of the package, of the app's files, of the web, or
 * written as a data URL.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/canvas/Image.html
 */

/** Gives the bytes of a picture; rejects when there is none. */
export type ReadPicture = (source: string) => Promise<Blob>

// Taken before app code runs, for then the global is gone.
const { createImageBitmap } = globalThis

export class CanvasImage {
  onload: unknown = null
  onerror: unknown = null
  width = 0
  height = 0
  readonly #read: ReadPicture
  readonly #report: (error: unknown, where: string) => void
  #source = ''
  #bitmap: ImageBitmap | undefined

  constructor(read: ReadPicture, report: (error: unknown, where: string) => void) {
    this.#read = read
    this.#report = report
  }

  get src(): string {
    return this.#source
  }
  set src(value: unknown) {
    const source = String(value)
    this.#source = source
    void this.#load(source)
  }

  /** `undefined` until it is loaded. */
  static bitmapOf(image: CanvasImage): ImageBitmap | undefined {
    return image.#bitmap
  }

  async #load(source: string): Promise<void> {
    let bitmap: ImageBitmap
    try {
      bitmap = await createImageBitmap(await this.#read(source))
    } catch {
      if (this.#source === source) this.#call(this.onerror, { errMsg: `image:fail to load ${source}` })
      return
    }
    // Another source was set meanwhile.
    if (this.#source !== source) return bitmap.close()
    this.#bitmap = bitmap
    this.width = bitmap.width
    this.height = bitmap.height
    this.#call(this.onload, {})
  }

  #call(listener: unknown, event: object): void {
    if (typeof listener !== 'function') return
    try {
      Reflect.apply(listener, this, [event])
    } catch (error) {
      this.#report(error, 'an image of a canvas')
    }
  }
}
