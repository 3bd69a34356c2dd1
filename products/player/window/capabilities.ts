/** What apps may ask of this player. */
import type { CapabilityOnHost } from '@maque/runtime-host/ports/capability.ts'

/** A script of its own, and much of it: see `OpenAppOptions`. */
export async function loadCapabilities(): Promise<readonly CapabilityOnHost[]> {
  const { capabilitiesOnHost } = await import('@maque/capabilities/registry.host.ts')
  return [...capabilitiesOnHost, regions]
}

/** For `<picker mode="region">`. The list is fetched when the first one is opened. */
const regions: CapabilityOnHost<undefined> = {
  name: 'loadRegions',
  params: { safeParse: () => ({ success: true, data: undefined }) },
  async run() {
    const { loadRegions } = await import('@maque/components/picker/regions.host.ts')
    return { ok: true, result: await loadRegions() }
  },
}
