import type { LogicMirror } from '@maque/protocol/bridge/logic-host.ts'

/** Payload of `emit('mirror', …)`: corrections of what synchronous calls in logic answer from. */
export interface MirrorChange {
  /** Merged over what was known. */
  readonly system?: Readonly<Record<string, unknown>>
  readonly menuButton?: LogicMirror['menuButton']
  /** `null`: the key was removed. */
  readonly storage?: Readonly<Record<string, string | null>>
}
