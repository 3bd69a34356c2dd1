/**
 * `hover-class`: how elements look while they are pressed.
 *
 * Every pressed element shows its own class after its start time, up to one with
 * `hover-stop-propagation`; it goes a while after the finger left.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/component/view.html
 */
import { classTextOf } from '@maque/template/text.ts'
import { recordOf, type NodeRecord } from '../draw/node-record.ts'
import { scopedClasses } from '../elements/class-scope.ts'
import { addTokens, withdrawTokens } from '../elements/overrides.ts'
import type { Value } from '../link/value.ts'

interface Feedback {
  readonly element: HTMLElement
  readonly facts: NodeRecord
  readonly tokens: readonly string[]
  readonly stayMs: number
  startTimer: ReturnType<typeof setTimeout> | undefined
  isShown: boolean
}

export class PressFeedback {
  #pressed: readonly Feedback[] = []

  press(target: Element): void {
    const pressed: Feedback[] = []
    for (let node: Element | null = target; node; node = node.parentElement) {
      const facts = recordOf(node)
      if (facts?.mounted?.isDisabled?.()) break
      if (!(node instanceof HTMLElement) || !facts?.plan?.hover) continue
      const { hover } = facts.plan
      const valueOf = (value: Value): unknown =>
        value.evaluate(facts.fragment.base.data, facts.fragment.locals)
      const tokens = tokensOf(facts, valueOf)
      if (tokens.length > 0) {
        const feedback: Feedback = {
          element: node,
          facts,
          tokens,
          stayMs: Number(valueOf(hover.stayMs)) || 0,
          startTimer: undefined,
          isShown: false,
        }
        feedback.startTimer = setTimeout(() => show(feedback), Number(valueOf(hover.startMs)) || 0)
        pressed.push(feedback)
      }
      if (valueOf(hover.isStopped)) break
    }
    this.#pressed = pressed
  }

  release(): void {
    for (const feedback of this.#pressed) {
      clearTimeout(feedback.startTimer)
      if (!feedback.isShown) continue
      setTimeout(() => withdrawTokens(feedback.element, feedback.facts, feedback.tokens), feedback.stayMs)
    }
    this.#pressed = []
  }
}

function show(feedback: Feedback): void {
  feedback.isShown = true
  addTokens(feedback.element, feedback.facts, feedback.tokens)
}

function tokensOf(facts: NodeRecord, valueOf: (value: Value) => unknown): readonly string[] {
  const { hover, builtIn } = facts.plan ?? {}
  if (!hover) return []
  if (!hover.className) return builtIn?.hover ? [builtIn.hover.class] : []
  const written = classTextOf(valueOf(hover.className)).trim()
  if (written === '' || written === 'none') return []
  // A built-in's own class may be named: it is not the component's.
  if (written === builtIn?.hover?.class) return [written]
  return scopedClasses(written, facts.fragment.owner).split(/\s+/).filter(Boolean)
}
