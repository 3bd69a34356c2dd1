/**
 * WeChat's two ways to get the answer of an asynchronous call: `success`, `fail` and `complete`, or,
 * when none of them is given, a promise.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/app-service/api.html
 */
import type { CallAnswer } from '@maque/protocol/bridge/logic-host.ts'
import type { ShapeResult } from '../ports/capability.ts'

const CALLBACKS = ['success', 'fail', 'complete'] as const

export function settle(
  call: {
    readonly name: string
    readonly options: unknown
    readonly answer: CallAnswer | Promise<CallAnswer>
    readonly shape: ShapeResult | undefined
  },
  report: (error: unknown, where: string) => void,
): Promise<unknown> | undefined {
  const { name, shape } = call
  const options = fieldsOf(call.options)
  const outcome = Promise.resolve(call.answer)
    .then((answer) => outcomeOf(name, answer, shape))
    // A getter among the options may throw: nobody may wait for ever on that account.
    .catch((error: unknown) => {
      report(error, name)
      return outcomeOf(name, { ok: false, reason: error instanceof Error ? error.message : String(error) })
    })

  if (CALLBACKS.some((callback) => typeof options[callback] === 'function')) {
    const run = (callback: unknown, value: unknown): void => {
      if (typeof callback !== 'function') return
      try {
        Reflect.apply(callback, undefined, [value])
      } catch (error) {
        report(error, `a callback of ${name}`)
      }
    }
    void outcome.then(({ isSuccess, value }) => {
      run(isSuccess ? options['success'] : options['fail'], value)
      run(options['complete'], value)
    })
    return undefined
  }
  return outcome.then(({ isSuccess, value }) => {
    // A plain object, as in WeChat: apps read `errMsg` and `errno` from what they catch.
    if (!isSuccess) throw value
    return value
  })
}

/** Parameters as they cross: what apps pass beside data stays here. */
export function dataOf(options: unknown): unknown {
  if (typeof options !== 'object' || options === null) return options
  return Object.fromEntries(Object.entries(options).filter(([, value]) => typeof value !== 'function'))
}

function outcomeOf(
  name: string,
  answer: CallAnswer,
  shape?: ShapeResult,
): { readonly isSuccess: boolean; readonly value: Readonly<Record<string, unknown>> } {
  if (answer.ok) {
    const result = shape ? shape(answer.result) : answer.result
    return { isSuccess: true, value: { ...fieldsOf(result), errMsg: `${name}:ok` } }
  }
  const { reason, errno, detail } = answer
  return {
    isSuccess: false,
    value: {
      ...detail,
      ...(errno !== undefined && { errno }),
      errMsg: reason === '' ? `${name}:fail` : `${name}:fail ${reason}`,
    },
  }
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
}
