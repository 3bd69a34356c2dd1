import type { HostServices } from '../host-services.ts'
import type { HostContexts } from '../host-contexts.ts'
import type { CapabilityOnHost } from '../ports/capability.ts'
import { createGate, type Capabilities, type Gate, type GateOptions } from './gate.ts'
import { authorsPlaces } from '../authors-places.ts'
import { browserClock } from '../browser-clock.ts'

/** The gates of one app: one for logic and one for each page, all with the same capabilities. */
export interface AppGates {
  /** Ends with the signal. */
  open(side: GateOptions['side'], signal: AbortSignal, answer: GateOptions['answer']): Gate
  /** Has the capabilities loaded ahead of the first call. */
  load(): Promise<Capabilities>
}

export interface AppGatesOptions {
  loadCapabilities(): Promise<readonly CapabilityOnHost[]>
  /** What only this app's own parts can answer. */
  readonly own: readonly CapabilityOnHost[]
  readonly services: HostServices
  readonly contexts: Pick<HostContexts, 'contextFor' | 'privacy'>
  /** Without capabilities no call is ever answered. */
  onFailed(error: unknown): void
  reportFault(error: unknown, where: string): void
}

export function createAppGates(options: AppGatesOptions): AppGates {
  const { own, services, contexts } = options
  let capabilities: Promise<Capabilities> | undefined
  const load = (): Promise<Capabilities> => {
    if (capabilities) return capabilities
    capabilities = options.loadCapabilities().then((loaded) => {
      const { inAuthorsPlaces } = services
      const all = [...loaded, ...own, ...(inAuthorsPlaces ? [authorsPlaces(inAuthorsPlaces)] : [])]
      return new Map(all.map((capability) => [capability.name, capability]))
    })
    capabilities.catch(options.onFailed)
    return capabilities
  }
  return {
    load,
    open(side, signal, answer) {
      const gate = createGate({
        loadCapabilities: load,
        side,
        clock: browserClock,
        contextFor: contexts.contextFor,
        answer,
        privacy: contexts.privacy,
        report: (error, name) => options.reportFault(error, `wx.${name}`),
      })
      signal.addEventListener('abort', () => gate.close())
      return gate
    },
  }
}
