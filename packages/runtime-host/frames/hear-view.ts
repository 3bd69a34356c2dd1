import type { ViewToHost } from '@maque/protocol/bridge/view-host.ts'
import { withDigest } from '@maque/protocol/bundle/script-names.ts'
import type { VerifiedBundle } from '../bundle/verified-bundle.ts'
import type { Gate } from '../gate/gate.ts'
import type { HostServices } from '../host-services.ts'
import type { ViewFrame } from './view-frame.ts'

/** A page is known by the port that its messages come through, not by what they say. */
export interface HeardPage {
  readonly id: number
  readonly path: string
  readonly gate: Gate
  readonly frame: Pick<ViewFrame, 'post'>
}

export interface HearViewOptions {
  readonly services: HostServices
  readonly digest: string
  readonly bundle: Promise<VerifiedBundle>
  /** Nothing is answered after it. */
  readonly signal: AbortSignal
}

/** What becomes of a message of a page's view. */
export function hearView(message: ViewToHost, page: HeardPage, options: HearViewOptions): void {
  const { services, digest } = options
  switch (message.t) {
    case 'ready':
    case 'drawn':
    case 'has-units':
      return
    case 'call':
      return page.gate.receive({
        id: message.id,
        name: message.name,
        params: message.params,
        page: page.id,
      })
    case 'file':
      return void givePicture(message.path, page.frame, options)
    case 'error':
      return services.onUncaught({
        message: message.message,
        stack: withDigest(message.stack ?? '', digest),
        where: `${page.path}: ${message.where}`,
      })
    case 'console':
      return services.onConsole({ level: message.level, args: message.args, from: 'view' })
  }
}

async function givePicture(
  path: string,
  frame: HeardPage['frame'],
  { services, bundle, signal }: HearViewOptions,
): Promise<void> {
  const opened = await bundle
  // Fetched and checked once, for all frames.
  const bytes = await opened
    .bytes(path)
    .catch(
      (error: unknown) => void services.onConsole({ level: 'error', args: [String(error)], from: 'view' }),
    )
  if (!signal.aborted) frame.post({ t: 'file', path, ...(bytes && { bytes }) })
}
