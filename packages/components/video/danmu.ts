/** Comments that fly over a video (弹幕). */
import { stringOf, numberOf } from '../attribute-values.ts'
import { make } from '../elements.ts'

export interface Danmu {
  readonly text: string
  readonly color: string
  /** Seconds into the video. */
  readonly time: number
}

export const danmuStyle = `
.wx-video-danmu { position: absolute; inset: 0 0 30%; overflow: hidden; pointer-events: none }
.wx-video-danmu > span { position: absolute; left: 100%; font-size: 16px; line-height: 24px; white-space: nowrap; text-shadow: 0 0 2px #000; animation: wx-video-danmu 6s linear forwards }
@keyframes wx-video-danmu { to { left: 0; transform: translateX(-100%) } }
`

const linePx = 26

export class DanmuLayer {
  readonly element = make('div', { class: 'wx-video-danmu', attributes: { 'aria-hidden': 'true' } })
  #list: readonly Danmu[] = []
  #shownUntil = 0
  #line = 0

  set list(list: readonly Danmu[]) {
    this.#list = list
  }

  /** Lets fly what is due between the last time and this one; after a jump, nothing of the past. */
  playedTo(seconds: number): void {
    const since = seconds - this.#shownUntil > 1 || seconds < this.#shownUntil ? seconds : this.#shownUntil
    for (const danmu of this.#list) if (danmu.time > since && danmu.time <= seconds) this.fly(danmu)
    this.#shownUntil = seconds
  }

  fly({ text, color }: Pick<Danmu, 'text' | 'color'>): void {
    const lines = Math.max(1, Math.floor(this.element.clientHeight / linePx))
    const flying = make('span', { text })
    flying.style.color = color
    flying.style.top = `${(this.#line % lines) * linePx}px`
    this.#line += 1
    flying.addEventListener('animationend', () => flying.remove(), { once: true })
    this.element.append(flying)
  }
}

export function danmuOf(value: unknown): Danmu {
  const { text, color, time } =
    typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
  return { text: stringOf(text), color: stringOf(color, '#fff'), time: numberOf(time, 0) }
}
