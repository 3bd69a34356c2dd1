/**
 * Pictures of the package, as the host gives them.
 *
 * A frame of an opaque origin has no part in the browser's cache: every page would fetch every picture
 * again. The host has that cache, checks the bytes as it checks scripts, and hands them out.
 */
export class PackageFiles {
  readonly #ask: (path: string) => void
  /** One URL for all that show the same file: a browser decodes it once. It holds as long as the frame. */
  readonly #urls = new Map<string, string | Promise<string | undefined>>()
  readonly #waiting = new Map<string, (url: string | undefined) => void>()

  constructor(ask: (path: string) => void) {
    this.#ask = ask
  }

  /** At once for what is here; `undefined`: the host could not have it. */
  urlOf(path: string): string | Promise<string | undefined> {
    const known = this.#urls.get(path)
    if (known !== undefined) return known
    const asked = new Promise<string | undefined>((resolve) => this.#waiting.set(path, resolve))
    this.#urls.set(path, asked)
    this.#ask(path)
    return asked
  }

  arrived(path: string, bytes: ArrayBuffer | undefined): void {
    // Without its type, a browser looks into a picture, but for this kind of text.
    const type = /\.svg$/i.test(path) ? 'image/svg+xml' : ''
    const url = bytes && URL.createObjectURL(new Blob([bytes], { type }))
    // Whoever shows it next asks again: the network may be back.
    if (url === undefined) this.#urls.delete(path)
    else this.#urls.set(path, url)
    this.#waiting.get(path)?.(url)
    this.#waiting.delete(path)
  }
}
