/**
 * Declares a `wx.*` call: its name, what it takes and gives, when it is refused, and how far it
 * does what WeChat's documentation says. The host side, the conformance table and the tests
 * derive from the declaration.
 */
import type { PermissionScope } from '@maque/runtime-host/ports/permissions.ts'
import * as z from 'zod'
import { checkParams, type CheckedParams } from './check-params.ts'
import type { Support } from './support.ts'

/** A call that the host answers. */
export interface Capability<Params = unknown, Value = unknown, Refusal extends string = string> {
  readonly kind: 'capability'
  readonly name: string
  readonly params: CheckedParams<Params>
  readonly result: z.ZodType<Value>
  readonly refusals: readonly Refusal[]
  readonly scope?: PermissionScope
  readonly needsForeground?: true
  readonly reach: Reach
  readonly support: Support
  readonly see: string
}

/**
 * - `forwarded`: `wx.name(options)` only passes its options on;
 * - `own`: the logic side does more, or does otherwise;
 * - `internal`: not a member of `wx`; logic sides and built-in components use it.
 */
export type Reach = 'forwarded' | 'own' | 'internal'

export interface CapabilityDefinition<Params, Value, Refusal extends string> {
  readonly name: string
  /** Absent: the call takes nothing. */
  readonly params?: z.ZodType<Params>
  /** What `success` receives besides `errMsg`. Absent: nothing. */
  readonly result?: z.ZodType<Value>
  /** Reasons that this call gives of its own; those of the host's services are passed on. */
  readonly refusals?: readonly Refusal[]
  /** What the person must have allowed. */
  readonly scope?: PermissionScope
  readonly needsForeground?: true
  /** Absent: `forwarded`. */
  readonly reach?: Reach
  readonly support: Support
  /** The official page below `OFFICIAL_PAGES`: `storage/wx.getStorage`. */
  readonly see: string
}

export const OFFICIAL_PAGES = 'https://developers.weixin.qq.com/miniprogram/dev/api/'

// Pages that hold apps forbid making code from text; without this, every page would report one violation.
z.config({ jitless: true })

const nothing = z.object({})

export function defineCapability<
  Params = Readonly<Record<never, never>>,
  Value = Readonly<Record<never, never>>,
  const Refusal extends string = never,
>(definition: CapabilityDefinition<Params, Value, Refusal>): Capability<Params, Value, Refusal> {
  const { name, scope, needsForeground, support, see } = definition
  return {
    kind: 'capability',
    name,
    // Without a schema both types are their defaults, which is what `nothing` parses.
    params: checkParams(definition.params ?? (nothing as unknown as z.ZodType<Params>)),
    result: definition.result ?? (nothing as unknown as z.ZodType<Value>),
    refusals: definition.refusals ?? [],
    ...(scope && { scope }),
    ...(needsForeground && { needsForeground }),
    reach: definition.reach ?? 'forwarded',
    support,
    see,
  }
}

/** Members of `wx` that logic answers by itself or with internal capabilities: getters, listeners, objects. */
export interface LogicMembers {
  readonly kind: 'logic-members'
  readonly names: readonly string[]
  readonly support: Support
  readonly see: string
}

export function defineInLogic(definition: Omit<LogicMembers, 'kind'>): LogicMembers {
  return { kind: 'logic-members', ...definition }
}
