/** Starts the view runtime in its frame: connects it to host and logic, and lets it draw one page. */
import type { HostToView } from '@maque/protocol/bridge/view-host.ts'
import type { BuiltIn } from './ports/built-in.ts'
import { ViewFrame } from './view-frame.ts'

export interface ViewOptions {
  /** To the host. */
  readonly port: MessagePort
  readonly builtIns: ReadonlyMap<string, BuiltIn>
  readonly document: Document
}

/** Listens on the port until the frame ends. Says `ready` when it can take a page. */
export function startView({ port, builtIns, document }: ViewOptions): void {
  const frame = new ViewFrame(port, builtIns, document)
  port.addEventListener('message', ({ data, ports }: MessageEvent<HostToView>) => frame.hear(data, ports[0]))
  port.start()
}
