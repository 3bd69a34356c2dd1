import type { CallAnswer } from '@maque/protocol/bridge/logic-host.ts'
import type { CapabilityInLogic, Listener, LogicPort } from '@maque/runtime-logic/ports/capability.ts'
import { namesIn, refusedGroups, type RefusedGroup } from './refused-calls.ts'

const REFUSED: CallAnswer = { ok: false, reason: 'not supported', errno: 6 }
/** WeChat's number for "cannot be used here" in objects that tell errors. */
const ERROR_CODE = 1000

export const refusedCallsInLogic: CapabilityInLogic = (port) =>
  Object.assign({}, ...refusedGroups.map((group) => membersOf(port, group)))

function membersOf(port: LogicPort, group: RefusedGroup): Readonly<Record<string, unknown>> {
  const members: Record<string, unknown> = {}
  for (const name of namesIn(group.calls))
    members[name] = (options?: unknown) => port.settle(name, options, REFUSED)
  for (const name of namesIn(group.getters)) {
    members[name] = () => {
      throw refusal(name)
    }
  }
  for (const name of namesIn(group.orders)) members[name] = order(port, name)
  for (const name of namesIn(group.hints)) members[name] = () => undefined
  for (const name of namesIn(group.news)) {
    // Nobody ever tells these news, so there is nothing to remember.
    members[`on${name}`] = () => undefined
    members[`off${name}`] = () => undefined
  }
  for (const name of namesIn(group.objects))
    members[name] = (options?: unknown) => refusedObject(port, name, options)
  return members
}

function order(port: LogicPort, name: string): () => undefined {
  return () => {
    port.reportError(refusal(name), `wx.${name}`)
    return undefined
  }
}

function refusedObject(port: LogicPort, name: string, options: unknown): object {
  // Some of them take callbacks beside giving an object; without callbacks nobody waits for an answer.
  port.settle(name, options, REFUSED)?.catch(() => undefined)

  const errors = new Set<Listener>()
  const tell = () => {
    for (const listener of errors) listener({ errCode: ERROR_CODE, errMsg: `${name}:fail not supported` })
  }
  return withAnyMethod((method) => {
    if (method === 'onError') return (listener: Listener) => void errors.add(listener)
    if (/^(on|off)([A-Z]|$)/.test(method)) return () => undefined
    return (given?: unknown) => {
      queueMicrotask(tell)
      return port.settle(`${name}.${method}`, given, REFUSED)
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

function refusal(name: string): Error {
  return new Error(`${name}:fail not supported`)
}
