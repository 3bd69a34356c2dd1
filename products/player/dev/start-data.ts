/** What `maque dev` writes into the page for the player to start with. */
import type { ViewScripts } from '@maque/protocol/bundle/view-scripts.ts'
import type { ContentOrigins } from '@maque/runtime-host/content-origins.ts'

export interface DevStart {
  readonly content: ContentOrigins
  /** Absent while the project does not compile. */
  readonly compiled?: {
    readonly digest: string
    readonly expectedScripts?: ViewScripts
  }
  readonly app: { readonly key: string; readonly name: string }
}

export function readStart(): DevStart {
  const text = document.getElementById('start')?.textContent
  if (!text) throw new Error('the page came without the data to start with')
  // Our own server wrote it into this page.
  return JSON.parse(text) as DevStart
}
