import type { CapabilityInLogic, LogicPort } from '@maque/runtime-logic/ports/capability.ts'

const calls = ['callFunction', 'callContainer', 'getTempFileURL', 'deleteFile']
/** With callbacks they give a task, and a promise without. */
const transfers = ['uploadFile', 'downloadFile']
/** What asks the database; anything else only describes a question. */
const questions = new Set(['get', 'add', 'update', 'remove', 'set', 'count', 'end', 'createCollection'])

export const cloudInLogic: CapabilityInLogic = (port) => {
  const refuse = (name: string) => (options?: unknown) =>
    port.settle(name, options, { ok: false, reason: 'not supported', errno: 6 })

  const cloud: Record<string, unknown> = {
    init: () => undefined,
    database: () => describe(refuse),
    CloudID: (id: unknown) => ({ cloudID: id }),
  }
  for (const name of calls) cloud[name] = refuse(`cloud.${name}`)
  for (const name of transfers) {
    const refuseTransfer = refuse(`cloud.${name}`)
    cloud[name] = (options?: unknown) => refuseTransfer(options) ?? taskOfNothing()
  }
  return { cloud }
}

/** Of a transfer that was refused before it began. */
const taskOfNothing = (): object => {
  const nothing = (): undefined => undefined
  return { abort: nothing, onProgressUpdate: nothing, offProgressUpdate: nothing }
}

/** Answers any chain of names and calls with itself, until one asks. */
function describe(refuse: (name: string) => (options?: unknown) => ReturnType<LogicPort['settle']>): unknown {
  const chain: unknown = new Proxy(() => chain, {
    get(_, name) {
      // A promise is told by its `then`: this is none.
      if (typeof name === 'symbol' || name === 'then') return undefined
      return questions.has(name) ? refuse(`database.${name}`) : chain
    },
  })
  return chain
}
