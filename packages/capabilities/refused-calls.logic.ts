import type { CapabilityInLogic, LogicPort } from '@maque/runtime-logic/ports/capability.ts'
import { namesIn, refusedGroups, type RefusedGroup } from './refused-calls.ts'
import { REFUSED, refusedObject } from './refused-object.logic.ts'

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
  for (const name of namesIn(group.denials)) members[name] = () => false
  for (const name of namesIn(group.orders)) members[name] = order(port, name)
  for (const name of namesIn(group.hints)) members[name] = () => undefined
  for (const name of namesIn(group.news)) {
    // Nobody ever tells these news, so there is nothing to remember.
    members[`on${name}`] = () => undefined
    members[`off${name}`] = () => undefined
  }
  for (const name of namesIn(group.objects))
    members[name] = (options?: unknown) =>
      refusedObject(port, name, { options, answer: () => REFUSED, atOnce: group.atOnce })
  return members
}

function order(port: LogicPort, name: string): () => undefined {
  return () => {
    port.reportError(refusal(name), `wx.${name}`)
    return undefined
  }
}

function refusal(name: string): Error {
  return new Error(`${name}:fail not supported`)
}
