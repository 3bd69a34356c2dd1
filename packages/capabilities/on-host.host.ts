/** Turns a declaration and what it does into the host side of a capability. */
import type { Refused, Result } from '@maque/base/result.ts'
import type { CallAnswer } from '@maque/protocol/bridge/logic-host.ts'
import type { CapabilityOnHost, HostContext } from '@maque/runtime-host/ports/capability.ts'
import type { Brand } from '@maque/base/brand.ts'
import type { Capability } from './define-capability.ts'

/** A reason that a service of the host gave: see `passOn`. */
export type PassedOn = Brand<string, 'PassedOn'>

export type Outcome<Value, Refusal extends string> = Result<Value, Refusal | PassedOn>

/** Receives everything it may touch; an undeclared refusal does not compile. */
export function onHost<Params, Value, Refusal extends string>(
  capability: Capability<Params, Value, Refusal>,
  run: (
    params: Params,
    context: HostContext,
  ) => Outcome<NoInfer<Value>, NoInfer<Refusal>> | Promise<Outcome<NoInfer<Value>, NoInfer<Refusal>>>,
): CapabilityOnHost<Params> {
  const { name, params, scope, needsForeground } = capability
  return {
    name,
    params,
    ...(scope && { scope }),
    ...(needsForeground && { needsForeground }),
    async run(given, context): Promise<CallAnswer> {
      const outcome = await run(given, context)
      if (outcome.ok) return { ok: true, result: outcome.value }
      const errno = errnos[outcome.refusal]
      return { ok: false, reason: outcome.refusal, ...(errno !== undefined && { errno }) }
    },
  }
}

/** Gives an app the reason of a service of the host, whose reasons are WeChat's words already. */
export function passOn(refused: Refused<string>): Refused<PassedOn> {
  // `passOn` is what makes the brand.
  return refused as Refused<PassedOn>
}

/**
 * WeChat's numbers for reasons that any call can have.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/usability/PublicErrno.html
 */
const errnos: Readonly<Record<string, number | undefined>> = {
  timeout: 5,
  'not supported': 6,
  'auth deny': 103,
  'privacy permission is not authorized': 104,
  'url not in domain list': 600002,
  interrupted: 600003,
}
