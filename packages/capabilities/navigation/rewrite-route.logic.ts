import type { CapabilityInLogic } from '@maque/runtime-logic/ports/capability.ts'
import { record } from '../record.ts'

export const rewriteRouteInLogic: CapabilityInLogic = (port) => ({
  rewriteRoute(options?: unknown) {
    const { url, preserveQuery } = record(options)
    const answer = port.rewriteRoute({ url: String(url ?? ''), preserveQuery: preserveQuery === true })
    return port.settle('rewriteRoute', options, answer)
  },
})
