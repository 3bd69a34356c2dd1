/** `hover-class`: an element looks pressed a moment after the finger comes, until a moment after it goes. */
import { textOf } from '@maque/template/text.ts'
import type { KnownElement } from '../tree/node-info.ts'
import type { ViewPage } from '../tree/view-page.ts'

const START_MS = 50
const STAY_MS = 400

interface Feedback {
  readonly classes: readonly string[]
  readonly startMs: number
  readonly stayMs: number
  readonly isLast: boolean
}

interface Pressed extends Feedback {
  readonly element: KnownElement
  readonly timer: ReturnType<typeof setTimeout>
}

export class HoverFeedback {
  private readonly page: ViewPage
  private pressed: readonly Pressed[] = []

  constructor(page: ViewPage) {
    this.page = page
  }

  press(origin: KnownElement): void {
    this.cancel()
    const pressed: Pressed[] = []
    for (
      let element: KnownElement | null = origin;
      element;
      element = element.parentElement as KnownElement | null
    ) {
      const feedback = this.feedbackOf(element)
      if (feedback === null) continue
      const shown = element
      const timer = setTimeout(() => shown.classList.add(...feedback.classes), feedback.startMs)
      pressed.push({ ...feedback, element, timer })
      if (feedback.isLast) break
    }
    this.pressed = pressed
  }

  release(): void {
    for (const { element, classes, stayMs } of this.pressed)
      setTimeout(() => element.classList.remove(...classes), stayMs)
    this.pressed = []
  }

  /** The finger moved away: no feedback, at once. */
  cancel(): void {
    for (const { element, classes, timer } of this.pressed) {
      clearTimeout(timer)
      element.classList.remove(...classes)
    }
    this.pressed = []
  }

  private feedbackOf(element: KnownElement): Feedback | null {
    const { maqueElement, maqueFragment } = element
    if (maqueElement === undefined || maqueFragment === undefined || element.maqueMounted?.isDisabled?.())
      return null
    const own = maqueElement.builtIn?.hover
    const read = (name: string): unknown => {
      const evaluate = maqueElement.hover?.get(name)
      return (
        evaluate && this.page.guardValue(() => evaluate(maqueFragment.data, maqueFragment.locals), undefined)
      )
    }
    const written = maqueElement.hover?.has('hover-class') ? textOf(read('hover-class')) : undefined
    if (written === 'none' || (written === undefined && own === undefined)) return null
    const classes = written === undefined ? (own?.class ?? '') : maqueFragment.owner.classes(written)
    const tokens = classes.split(/\s+/).filter(Boolean)
    if (tokens.length === 0) return null
    return {
      classes: tokens,
      startMs: milliseconds(read('hover-start-time'), own?.startMs ?? START_MS),
      stayMs: milliseconds(read('hover-stay-time'), own?.stayMs ?? STAY_MS),
      isLast: Boolean(read('hover-stop-propagation')),
    }
  }
}

function milliseconds(value: unknown, otherwise: number): number {
  const number = Number(value)
  return value === undefined || value === '' || Number.isNaN(number) ? otherwise : number
}
