/**
 * Decides what becomes of a rollout (RULES §2.7). No clock, database or provider in here.
 *
 * (1) Its share never shrinks.
 * (2) Nobody at all needs a reason: at 0 % somebody is named, or members come first.
 * (3) Enough errors halt it by themselves; people start it again.
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { Audience, HealthFigures, RolloutState } from '@maque/protocol/platform/rollouts.ts'

export type RolloutRefusal = 'nobody-at-all' | 'not-more' | 'no-change'

export function decideStart(
  percentage: number,
  { members, persons }: Audience,
): Result<void, RolloutRefusal> {
  return percentage === 0 && !members && persons.length === 0 ? refuse('nobody-at-all') : accept(undefined)
}

export function decidePercentage(current: number, wanted: number): Result<void, RolloutRefusal> {
  return wanted > current ? accept(undefined) : refuse('not-more')
}

export function decideState(
  current: RolloutState,
  wanted: 'running' | 'paused',
): Result<void, RolloutRefusal> {
  return current === wanted ? refuse('no-change') : accept(undefined)
}

export interface HaltingRules {
  /** Below it a few errors mean little. */
  readonly devices: number
  /** Of devices with errors, in percent, beyond those that the online version has. */
  readonly excessPercent: number
}

/** Whether it has so many more errors than what is online that it must not go on. */
export function mustHalt(gray: HealthFigures, online: HealthFigures, rules: HaltingRules): boolean {
  if (gray.devices < rules.devices) return false
  return errorPercent(gray) - errorPercent(online) >= rules.excessPercent
}

function errorPercent({ devices, devicesWithErrors }: HealthFigures): number {
  return devices === 0 ? 0 : (devicesWithErrors / devices) * PERCENT
}

/** Not a rule: a hundred of them are all. */
const PERCENT = 100
