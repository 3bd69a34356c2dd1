/**
 * Where the host checks every capability call of one port.
 *
 * (1) Only what stands in the allow-list runs; any other name is `not supported`.
 * (2) A call is answered exactly once, in whatever order capabilities finish; none after `close`.
 * (3) Before `run`: rate, what the app's privacy guide declares, size, copy without prototypes, parameters,
 *     foreground, agreement to the guide, permission.
 * (4) Nothing in a call says who calls: that is the gate itself, one for each port.
 * (5) The first call has the capabilities loaded. Calls that come before they are wait, and run in
 *     their order; one that is cancelled meanwhile never runs.
 */
import type { CallAnswer } from '@maque/protocol/bridge/logic-host.ts'
import { notedCall } from '@maque/protocol/bundle/noted-calls.ts'
import type { CapabilityCaller, CapabilityOnHost, HostContext, ParamsIssue } from '../ports/capability.ts'
import { createCallPace, type PaceClock, type PaceLimits } from './call-pace.ts'
import { copyPlain, type CopyLimits } from './plain-copy.ts'

export interface IncomingCall {
  readonly id: number
  readonly name: string
  readonly params: unknown
  readonly page?: number
}

export interface GateOptions {
  /** If they cannot be had, no call is answered: an app without them is not opened. */
  loadCapabilities(): Promise<Capabilities>
  readonly side: CapabilityCaller['side']
  readonly clock: PaceClock
  contextFor(caller: CapabilityCaller, page: number | undefined): HostContext
  answer(id: number, answer: CallAnswer): void
  readonly privacy: PrivacyOfCalls
  /** A fault in a capability. */
  report(error: unknown, name: string): void
}

/** What the app's privacy guide says of a call, by the name under which packages note it. */
export interface PrivacyOfCalls {
  standingOf(noted: string): 'free' | 'undeclared' | 'due'
  require(noted: string): Promise<'agreed' | 'refused'>
}

export type Capabilities = ReadonlyMap<string, CapabilityOnHost>

export interface Gate {
  receive(call: IncomingCall): void
  cancel(id: number): void
  /** Aborts what runs; nothing is answered any more. */
  close(): void
}

const pace: PaceLimits = { burst: 2000, perSecond: 1000, maxWaiting: 20_000 }
const sizes: CopyLimits = { maxBytes: 64 * 1024 * 1024, maxValues: 1_000_000, maxDepth: 100 }

export function createGate(options: GateOptions): Gate {
  const running = new Map<number, AbortController>()
  const calls = createCallPace(pace, options.clock)
  let isClosed = false
  let loaded: Capabilities | undefined
  const waiting: (() => void)[] = []
  const wait = (task: () => void): void => {
    waiting.push(task)
    if (waiting.length > 1) return
    options.loadCapabilities().then(
      (capabilities) => {
        loaded = capabilities
        for (const run of waiting.splice(0)) run()
      },
      () => undefined,
    )
  }

  const finish = (id: number, answer: CallAnswer): void => {
    running.delete(id)
    if (!isClosed) options.answer(id, answer)
  }
  const start = (call: IncomingCall): void => {
    const abort = new AbortController()
    running.set(call.id, abort)
    if (loaded) run(call, loaded, abort.signal)
    else
      wait(() => {
        if (abort.signal.aborted) finish(call.id, refused('abort'))
        else if (loaded) run(call, loaded, abort.signal)
      })
  }
  const run = (call: IncomingCall, capabilities: Capabilities, signal: AbortSignal): void => {
    if (isClosed) return
    const capability = capabilities.get(call.name)
    const caller: CapabilityCaller = { side: options.side, id: call.id, signal }
    const answer = capability ? check(call, capability, { caller, options }) : refused('not supported')
    if (answer instanceof Promise) answer.then((settled) => finish(call.id, settled), unreachableFault)
    else finish(call.id, answer)
  }
  return {
    receive(call) {
      // Two calls under one number could not both be answered.
      if (isClosed || running.has(call.id)) return
      if (!calls.admit(() => start(call))) options.answer(call.id, { ok: false, reason: 'too many calls' })
    },
    cancel(id) {
      running.get(id)?.abort()
    },
    close() {
      isClosed = true
      calls.stop()
      for (const abort of running.values()) abort.abort()
      running.clear()
    },
  }
}

/** Answers at once where it can: most calls of an app need no waiting. */
function check(
  call: IncomingCall,
  capability: CapabilityOnHost,
  { caller, options }: { readonly caller: CapabilityCaller; readonly options: GateOptions },
): CallAnswer | Promise<CallAnswer> {
  const noted = notedCall(call.name, options.side)
  const privacy = options.privacy.standingOf(noted)
  if (privacy === 'undeclared') return undeclared
  const copied = copyPlain(call.params ?? {}, sizes)
  if (!copied.ok) return refused('parameter error: too large')
  const parsed = capability.params.safeParse(copied.value)
  if (!parsed.success) return refused(describeIssues(parsed.error.issues))

  const context = options.contextFor(caller, call.page)
  if (capability.needsForeground && !context.app.isInForeground()) return refused('not in foreground')
  const { scope } = capability
  const run = (): CallAnswer | Promise<CallAnswer> => guarded(capability, parsed.data, context, options)
  const runIfPermitted = (): CallAnswer | Promise<CallAnswer> =>
    scope === undefined
      ? run()
      : context.permissions
          .request(scope)
          .then((permission) => (permission === 'granted' ? run() : refused('auth deny')))
  if (privacy === 'free') return runIfPermitted()
  return options.privacy.require(noted).then((answer) => (answer === 'agreed' ? runIfPermitted() : notAgreed))
}

function guarded(
  capability: CapabilityOnHost,
  params: unknown,
  context: HostContext,
  { report }: GateOptions,
): CallAnswer | Promise<CallAnswer> {
  const failed = (error: unknown): CallAnswer => {
    report(error, capability.name)
    return refused('internal error')
  }
  try {
    const answer = capability.run(params, context)
    return answer instanceof Promise ? answer.catch(failed) : answer
  } catch (error) {
    return failed(error)
  }
}

function describeIssues(issues: readonly ParamsIssue[]): string {
  return ['parameter error:', ...issues.map(({ message }) => message)].join(' ')
}

/** @see https://developers.weixin.qq.com/miniprogram/dev/framework/user-privacy/PrivacyAuthorize.html */
const undeclared: CallAnswer = {
  ok: false,
  reason: 'api scope is not declared in the privacy agreement',
  errno: 112,
}

const notAgreed: CallAnswer = { ok: false, reason: 'privacy permission is not authorized', errno: 104 }

function refused(reason: string): CallAnswer {
  return { ok: false, reason }
}

/** `guarded` and permissions never reject; a rejection is a mistake of ours that must not pass silently. */
function unreachableFault(error: unknown): never {
  throw error
}
