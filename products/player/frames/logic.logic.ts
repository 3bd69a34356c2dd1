/** The worker of an app: confines itself, then runs the app with every capability there is. */
import { capabilitiesInLogic } from '@maque/capabilities/registry.logic.ts'
import { confine } from '@maque/runtime-logic/confinement/confine.ts'
import type { Port } from '@maque/runtime-logic/ports/port.ts'
import { startLogic } from '@maque/runtime-logic/start.ts'

const connected = new Promise<readonly MessagePort[]>((resolve) => {
  addEventListener('message', ({ ports }: MessageEvent<unknown>) => resolve(ports), { once: true })
})
const platform = confine(globalThis)

void connected.then(([port, pulse]) => {
  if (!port || !pulse) throw new Error('the logic frame gave no ports')
  startLogic({
    // A MessagePort is one: only the event of its handler is declared wider.
    port: port as unknown as Port,
    platform,
    capabilities: capabilitiesInLogic,
    scope: globalThis,
  })
  pulse.onmessage = ({ data }) => pulse.postMessage(data)
})
