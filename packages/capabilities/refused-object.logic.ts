/** Objects that apps are given although nothing they are asked is done. */
import type { CallAnswer } from '@maque/protocol/bridge/logic-host.ts'
import type { Listener, LogicPort } from '@maque/runtime-logic/ports/capability.ts'
import { Listeners } from './listeners.logic.ts'
import type { AtOnce } from './refused-calls.ts'
import { unheeded } from './unheeded.logic.ts'

export const REFUSED: CallAnswer = { ok: false, reason: 'not supported', errno: 6 }
/** WeChat's number for "cannot be used here" in objects that tell errors. */
const ERROR_CODE = 1000

export interface RefusedObjectOptions {
  readonly options: unknown
  /** Why what a method was given is refused. */
  readonly answer: (given: unknown) => CallAnswer | Promise<CallAnswer>
  /** Of an object whose methods answer at once: what they give back, or, as a number, tell a bare callback. */
  readonly atOnce?: Readonly<Record<string, AtOnce>> | undefined
}

/** Has every method; each refuses, and tells `onError` why, unless they answer at once. */
export function refusedObject(
  port: LogicPort,
  name: string,
  { options, answer, atOnce }: RefusedObjectOptions,
): object {
  // Some of them take callbacks beside giving an object; without callbacks nobody waits for an answer.
  unheeded(port.settle(name, options, REFUSED))

  const errors = new Listeners(port, `${name}.onError`)
  const tell = (answered: CallAnswer) => {
    if (!answered.ok) errors.tell({ errCode: ERROR_CODE, errMsg: `${name}:fail ${answered.reason}` })
  }
  return withAnyMethod((method) => {
    if (method === 'onError') return (listener?: unknown) => errors.add(listener)
    if (/^(on|off)([A-Z]|$)/.test(method)) return () => undefined
    if (atOnce) return (given?: unknown) => answerAtOnce(atOnce[method], given)
    return (given?: unknown) => {
      const answered = answer(given)
      void Promise.resolve(answered).then(tell)
      return unheeded(port.settle(`${name}.${method}`, given, answered))
    }
  })
}

function answerAtOnce(known: AtOnce | undefined, given: unknown): unknown {
  if (typeof known !== 'number') return known?.()
  // After what called it has gone on, as every answer.
  if (typeof given === 'function') setTimeout(() => (given as Listener)(known))
  return undefined
}

/** An object that has every method, so that none of WeChat's can be missing. */
function withAnyMethod(make: (method: string) => unknown): object {
  const own: Record<PropertyKey, unknown> = {}
  return new Proxy(own, {
    get: (_, name) =>
      // A method `then` would make it a promise, `toJSON` something to be printed.
      typeof name === 'symbol' || name in own || name === 'then' || name === 'toJSON'
        ? own[name]
        : make(name),
  })
}
