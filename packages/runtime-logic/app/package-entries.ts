/**
 * The scripts that subpackages name as their `entry`: each runs once its package is there, before anything
 * else of it, and not before the app has begun. An independent subpackage waits for no app.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/subpackages/basic.html
 */
import type { SubpackageConfig } from '@maque/protocol/bundle/app-config.ts'

export class PackageEntries {
  readonly #run: (module: string) => void
  #waiting: string[] | undefined = []

  constructor(run: (module: string) => void) {
    this.#run = run
  }

  arrived({ entry, independent }: SubpackageConfig): void {
    if (entry === undefined) return
    if (this.#waiting && !independent) this.#waiting.push(entry)
    else this.#run(entry)
  }

  /** The app has begun. */
  begin(): void {
    const waiting = this.#waiting ?? []
    this.#waiting = undefined
    for (const entry of waiting) this.#run(entry)
  }
}
