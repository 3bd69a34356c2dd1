/** Objects that apps are given although nothing they are asked is done. */
import type { CallAnswer } from '@maque/protocol/bridge/logic-host.ts'
import type { Listener, LogicPort } from '@maque/runtime-logic/ports/capability.ts'
import { Listeners } from './listeners.logic.ts'

export const REFUSED: CallAnswer = { ok: false, reason: 'not supported', errno: 6 }
/** WeChat's number for "cannot be used here" in objects that tell errors. */
const ERROR_CODE = 1000

export interface RefusedObjectOptions {
  readonly options: unknown
  /** Why what a method was given is refused. */
  readonly answer: (given: unknown) => CallAnswer | Promise<CallAnswer>
  /** Of methods that take nothing but a callback: what it is called with. */
  readonly statuses?: Readonly<Record<string, number>> | undefined
}

/** Has every method; each refuses, and tells `onError` why. */
export function refusedObject(
  port: LogicPort,
  name: string,
  { options, answer, statuses }: RefusedObjectOptions,
): object {
  // Some of them take callbacks beside giving an object; without callbacks nobody waits for an answer.
  port.settle(name, options, REFUSED)?.catch(() => undefined)

  const errors = new Listeners(port, `${name}.onError`)
  const tell = (answered: CallAnswer) => {
    if (!answered.ok) errors.tell({ errCode: ERROR_CODE, errMsg: `${name}:fail ${answered.reason}` })
  }
  return withAnyMethod((method) => {
    if (method === 'onError') return (listener?: unknown) => errors.add(listener)
    if (/^(on|off)([A-Z]|$)/.test(method)) return () => undefined
    const status = statuses?.[method]
    return (given?: unknown) => {
      if (status !== undefined && typeof given === 'function')
        // After what called it has gone on, as every answer.
        return void setTimeout(() => (given as Listener)(status))
      const answered = answer(given)
      void Promise.resolve(answered).then(tell)
      return port.settle(`${name}.${method}`, given, answered)
    }
  })
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
