import type { CapabilityInLogic, Listener } from '@maque/runtime-logic/ports/capability.ts'
import { listenable } from './listenable.ts'

/** The engine itself gives the events of the app's life. */
export const eventsInLogic: CapabilityInLogic = (port) => {
  const members: Record<string, unknown> = {}
  for (const name of listenable) {
    const news = name.charAt(0).toLowerCase() + name.slice(1)
    members[`on${name}`] = (listener: Listener) => port.on(news, listener)
    members[`off${name}`] = (listener?: Listener) => port.off(news, listener)
  }
  return members
}
