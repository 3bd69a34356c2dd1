import type { CapabilityInLogic } from '@maque/runtime-logic/ports/capability.ts'
import { record } from '../record.ts'
import { REFUSED, refusedObject } from '../refused-object.logic.ts'

export const rawSocketInLogic: CapabilityInLogic = (port) => {
  const create = (name: string, kind: 'tcp' | 'udp') => (options?: unknown) =>
    refusedObject(port, name, {
      options,
      /** `connect`, and of a UDP socket `send` and `write`, name where to. */
      answer: (given) => {
        const { address, port: at } = record(given)
        return address === undefined ? REFUSED : port.call('reachRawSocket', { kind, address, port: at })
      },
    })
  return {
    createTCPSocket: create('createTCPSocket', 'tcp'),
    createUDPSocket: create('createUDPSocket', 'udp'),
  }
}
