/** The worker of an app: confines itself, then runs the app with every capability there is. */
import { capabilitiesInLogic } from '@maque/capabilities/registry.logic.ts'
import { confine } from '@maque/runtime-logic/confinement/confine.ts'
import type { Port } from '@maque/runtime-logic/ports/port.ts'
import { startLogic } from '@maque/runtime-logic/start.ts'
import { createWxsRuntime } from '@maque/template/wxs/create-wxs-runtime.ts'

const connected = new Promise<readonly MessagePort[]>((resolve) => {
  addEventListener('message', ({ ports }: MessageEvent<unknown>) => resolve(ports), { once: true })
})
const platform = confine(globalThis)

void connected.then(([port, pulse]) => {
  if (!port || !pulse) throw new Error('the logic frame gave no ports')
  // The app's console, once `startLogic` has put it in place.
  const wxs = createWxsRuntime({
    onStepLimit: () => undefined,
    log: (level, values) => console[level](...values),
  })
  startLogic({
    // A MessagePort is one: only the event of its handler is declared wider.
    port: port as unknown as Port,
    platform,
    capabilities: capabilitiesInLogic,
    wxs: {
      add: wxs.define,
      moduleOf(key: string) {
        // Every use by an expression has all its steps: one that does not end is ended by itself.
        wxs.refill()
        return wxs.moduleOf(key)
      },
    },
    scope: globalThis,
  })
  pulse.onmessage = ({ data }) => pulse.postMessage(data)
})
