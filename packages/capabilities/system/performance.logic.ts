import type { CapabilityInLogic } from '@maque/runtime-logic/ports/capability.ts'

const entryTypes = ['navigation', 'render', 'script', 'loadPackage', 'resource']

export const performanceInLogic: CapabilityInLogic = () => ({
  getPerformance: () => ({
    getEntries: () => [],
    getEntriesByType: () => [],
    getEntriesByName: () => [],
    setBufferSize: () => undefined,
    createObserver: () => ({
      supportedEntryTypes: entryTypes,
      observe: () => undefined,
      disconnect: () => undefined,
    }),
  }),
})
