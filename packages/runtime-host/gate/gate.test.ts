import { describe, expect, it } from 'vitest'
import type { CallAnswer } from '@maque/protocol/bridge/logic-host.ts'
import type { CapabilityOnHost, HostContext, ParamsParser } from '../ports/capability.ts'
import { createGate, type Capabilities } from './gate.ts'

const anything: ParamsParser<unknown> = { safeParse: (data) => ({ success: true, data }) }
const nothingValid: ParamsParser<unknown> = {
  safeParse: () => ({
    success: false,
    error: { issues: [{ path: ['url'], message: 'parameter.url should be String;' }] },
  }),
}
const echo: CapabilityOnHost = {
  name: 'echo',
  params: anything,
  run: (params) => ({ ok: true, result: params }),
}

function known(capabilities: readonly CapabilityOnHost[]): Capabilities {
  return new Map(capabilities.map((capability) => [capability.name, capability]))
}

interface GateOptionsOfTest {
  readonly isInForeground?: boolean
  readonly permission?: string
  readonly consent?: 'agreed' | 'refused'
}

async function gateWith(capabilities: readonly CapabilityOnHost[], options: GateOptionsOfTest = {}) {
  const made = gateBefore(Promise.resolve(known([...capabilities, first])), options)
  made.gate.receive({ id: 0, name: 'first', params: {} })
  await settled()
  made.answers.length = 0
  return made
}

/** Called before all others: it has the capabilities loaded. */
const first: CapabilityOnHost = { name: 'first', params: anything, run: () => ({ ok: true, result: {} }) }

function gateBefore(
  loading: Promise<Capabilities>,
  { isInForeground = true, permission = 'granted', consent = 'agreed' }: GateOptionsOfTest = {},
) {
  const answers: [number, CallAnswer][] = []
  const faults: unknown[] = []
  const required: string[] = []
  let nowMs = 0
  let times = 0
  const timers: (() => void)[] = []
  const gate = createGate({
    loadCapabilities: () => {
      times++
      return loading
    },
    side: 'logic',
    clock: {
      nowMs: () => nowMs,
      after: (delayMs, task) => {
        timers.push(() => {
          nowMs += delayMs
          task()
        })
        return () => undefined
      },
    },
    // The gate itself reads only these two.
    contextFor: (caller) =>
      ({
        caller,
        app: { isInForeground: () => isInForeground },
        permissions: { request: async () => permission },
      }) as unknown as HostContext,
    answer: (id, answer) => answers.push([id, answer]),
    privacy: {
      standingOf: (name) => (name === 'undeclared' || name === 'due' ? name : 'free'),
      require: async (name) => {
        required.push(name)
        return consent
      },
    },
    report: (error) => faults.push(error),
  })
  return {
    gate,
    answers,
    faults,
    required,
    timesLoaded: () => times,
    runTimers: () => timers.splice(0).forEach((run) => run()),
  }
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))
const failed = (reason: string): CallAnswer => ({ ok: false, reason })

describe('the gate', () => {
  it('answers a call at once where nothing has to be waited for', async () => {
    const { gate, answers } = await gateWith([echo])
    gate.receive({ id: 1, name: 'echo', params: { a: [1] } })
    expect(answers).toEqual([[1, { ok: true, result: { a: [1] } }]])
  })

  it.each(['evil', 'constructor', '__proto__', 'toString', ''])('does not support %j', async (name) => {
    const { gate, answers } = await gateWith([echo])
    gate.receive({ id: 1, name, params: {} })
    expect(answers).toEqual([[1, failed('not supported')]])
  })

  it('runs nothing that the privacy guide does not declare, and asks nobody for it', async () => {
    let runs = 0
    const undeclared: CapabilityOnHost = {
      ...echo,
      name: 'undeclared',
      scope: 'scope.userLocation',
      run: () => ({ ok: true, result: ++runs }),
    }
    const { gate, answers } = await gateWith([undeclared], { permission: 'denied' })
    gate.receive({ id: 1, name: 'undeclared', params: {} })
    expect(answers).toEqual([
      [1, { ok: false, reason: 'api scope is not declared in the privacy agreement', errno: 112 }],
    ])
    expect(runs).toBe(0)
  })

  it.each([
    ['agrees', 'agreed', { ok: true, result: {} }],
    ['does not', 'refused', { ok: false, reason: 'privacy permission is not authorized', errno: 104 }],
  ] as const)(
    'asks for agreement to the guide before permission: the person %s',
    async (_, consent, answer) => {
      const due: CapabilityOnHost = { ...echo, name: 'due' }
      const { gate, answers, required } = await gateWith([due], { consent })
      gate.receive({ id: 1, name: 'due', params: {} })
      await settled()
      expect(required).toEqual(['due'])
      expect(answers).toEqual([[1, answer]])
    },
  )

  it('gives capabilities objects without prototype and without `__proto__`', async () => {
    const { gate, answers } = await gateWith([echo])
    gate.receive({ id: 1, name: 'echo', params: JSON.parse('{"__proto__":{"isAdmin":true},"a":{"b":1}}') })
    const [, answer] = answers[0] ?? []
    const result = answer?.ok ? (answer.result as Record<string, object>) : {}
    expect(Object.getPrototypeOf(result)).toBe(null)
    expect(Object.getPrototypeOf(result['a'])).toBe(null)
    expect(Object.keys(result)).toEqual(['a'])
    expect('isAdmin' in {}).toBe(false)
  })

  it('says which parameter is wrong', async () => {
    const { gate, answers } = await gateWith([{ ...echo, params: nothingValid }])
    gate.receive({ id: 1, name: 'echo', params: {} })
    expect(answers).toEqual([[1, failed('parameter error: parameter.url should be String;')]])
  })

  it.each([
    [
      'a ring',
      () => {
        const ring: Record<string, unknown> = {}
        ring['self'] = ring
        return ring
      },
    ],
    ['more text than fits', () => ({ text: 'x'.repeat(33 * 1024 * 1024) })],
    ['more values than fit', () => ({ list: Array(1_000_001).fill(1) })],
  ])('refuses %s', async (_, params) => {
    const { gate, answers } = await gateWith([echo])
    gate.receive({ id: 1, name: 'echo', params: params() })
    expect(answers).toEqual([[1, failed('parameter error: too large')]])
  })

  it('refuses in the background what needs the foreground', async () => {
    const { gate, answers } = await gateWith([{ ...echo, needsForeground: true }], { isInForeground: false })
    gate.receive({ id: 1, name: 'echo', params: {} })
    expect(answers).toEqual([[1, failed('not in foreground')]])
  })

  it.each([
    ['runs what the person allowed', 'granted', { ok: true, result: {} }],
    ['refuses what the person denied', 'denied', failed('auth deny')],
  ])('%s', async (_, permission, answer) => {
    const { gate, answers } = await gateWith([{ ...echo, scope: 'scope.record' }], { permission })
    gate.receive({ id: 1, name: 'echo', params: {} })
    await settled()
    expect(answers).toEqual([[1, answer]])
  })

  it.each([
    [
      'thrown',
      () => {
        throw new Error('ours')
      },
    ],
    ['rejected', () => Promise.reject(new Error('ours'))],
  ])('keeps a fault that is %s from the app, and reports it', async (_, run) => {
    const { gate, answers, faults } = await gateWith([{ ...echo, run }])
    gate.receive({ id: 1, name: 'echo', params: {} })
    await settled()
    expect(answers).toEqual([[1, failed('internal error')]])
    expect(faults).toEqual([new Error('ours')])
  })

  it('tells a running call that it was cancelled, and lets it answer', async () => {
    const waits: CapabilityOnHost = {
      ...echo,
      run: (_, { caller }) =>
        new Promise((resolve) => caller.signal.addEventListener('abort', () => resolve(failed('abort')))),
    }
    const { gate, answers } = await gateWith([waits])
    gate.receive({ id: 7, name: 'echo', params: {} })
    gate.cancel(7)
    await settled()
    expect(answers).toEqual([[7, failed('abort')]])
  })

  it('hears a number once while its call is running: two could not both be answered', async () => {
    const waiting = Promise.withResolvers<CallAnswer>()
    const { gate, answers } = await gateWith([
      { name: 'wait', params: anything, run: () => waiting.promise },
      echo,
    ])
    gate.receive({ id: 1, name: 'wait', params: {} })
    gate.receive({ id: 1, name: 'echo', params: { second: true } })
    expect(answers).toEqual([])
    waiting.resolve({ ok: true, result: 'first' })
    await settled()
    expect(answers).toEqual([[1, { ok: true, result: 'first' }]])
  })

  it('answers nothing after it was closed', async () => {
    const { gate, answers } = await gateWith([{ ...echo, run: async () => ({ ok: true, result: {} }) }])
    gate.receive({ id: 1, name: 'echo', params: {} })
    gate.close()
    gate.receive({ id: 2, name: 'echo', params: {} })
    await settled()
    expect(answers).toEqual([])
  })

  it('lets calls wait, in their order, until the capabilities have been loaded, once', async () => {
    const loading = Promise.withResolvers<Capabilities>()
    const { gate, answers, timesLoaded } = gateBefore(loading.promise)
    expect(timesLoaded()).toBe(0)
    for (const id of [1, 2, 3]) gate.receive({ id, name: 'echo', params: { id } })
    await settled()
    expect(answers).toEqual([])
    expect(timesLoaded()).toBe(1)
    loading.resolve(known([echo]))
    await settled()
    expect(answers.map(([id]) => id)).toEqual([1, 2, 3])
  })

  it('does not run a call that was cancelled while it waited', async () => {
    const loading = Promise.withResolvers<Capabilities>()
    const { gate, answers } = gateBefore(loading.promise)
    gate.receive({ id: 1, name: 'echo', params: {} })
    gate.cancel(1)
    loading.resolve(known([echo]))
    await settled()
    expect(answers).toEqual([[1, failed('abort')]])
  })

  it('slows a flood down and loses none of it', async () => {
    const { gate, answers, runTimers } = await gateWith([echo])
    for (let id = 1; id <= 2500; id++) gate.receive({ id, name: 'echo', params: {} })
    // One of the burst was the first call.
    expect(answers.length).toBe(1999)
    while (answers.length < 2500) runTimers()
    expect(answers.map(([id]) => id)).toEqual(Array.from({ length: 2500 }, (_, index) => index + 1))
  })

  it('refuses what is more than can wait', async () => {
    const { gate, answers } = await gateWith([echo])
    for (let id = 1; id <= 22_001; id++) gate.receive({ id, name: 'echo', params: {} })
    expect(answers.at(-1)).toEqual([22_001, failed('too many calls')])
  })
})
