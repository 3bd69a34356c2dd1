import type { CapabilityInLogic } from '@maque/runtime-logic/ports/capability.ts'

export const routeBuildersInLogic: CapabilityInLogic = () => {
  const builders = new Map<unknown, unknown>()
  return {
    router: {
      addRouteBuilder: (type: unknown, builder: unknown) => void builders.set(type, builder),
      removeRouteBuilder: (type: unknown) => void builders.delete(type),
      /** Of pages that a builder has moved: there are none. */
      getRouteContext: () => undefined,
    },
  }
}
