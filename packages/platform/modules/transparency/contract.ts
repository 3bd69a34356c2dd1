/** What other modules may know of the log of releases. */
import type { LogEntry } from '@maque/protocol/transparency/log-entry.ts'
import type { LogProof } from '@maque/protocol/platform/transparency.ts'

export interface Transparency {
  /**
   * Adds an entry, within the unit of work that brings the version online: neither is there without
   * the other. Others who add wait until that unit has ended, so it is one of the last things a unit does.
   */
  append(entry: Omit<LogEntry, 'time'>): Promise<void>
  /**
   * That this bundle of this app stands in the log as it is now. `known`: the size of the log that
   * whoever asks has seen before.
   */
  proofOf(asked: {
    readonly appId: string
    readonly digest: string
    readonly known?: number | undefined
  }): Promise<LogProof | undefined>
  /** Every entry of an app, with what proves that it stands in the log as it is now. */
  recordOf(appId: string): Promise<LogRecord>
}

export interface LogRecord {
  /** A signed note. */
  readonly checkpoint: string
  readonly entries: readonly {
    readonly text: string
    readonly index: number
    readonly path: readonly string[]
  }[]
}
