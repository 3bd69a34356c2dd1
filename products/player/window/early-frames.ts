/** Finds the frames that the server has put into the page: see `packages/content/frames/early-frame.ts`. */
import type { EarlyFrames } from '@maque/runtime-host/open-app-options.ts'

export function earlyFrames(): EarlyFrames {
  return { logic: frameNamed('logic'), view: frameNamed('view') }
}

function frameNamed(id: string): HTMLIFrameElement | undefined {
  const element = document.getElementById(id)
  return element instanceof HTMLIFrameElement ? element : undefined
}
