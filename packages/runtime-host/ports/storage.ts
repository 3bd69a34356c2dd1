import type { Result } from '@maque/base/result.ts'

/**
 * What an app keeps on this device for this person: text by key, 10 MB an app.
 *
 * Values are the `{ type, data }` JSON texts of the logic mirror. Writes of one app are applied
 * in the order they were made, and a read sees every earlier write. A change that has been
 * answered survives closing the app and the page, though not a loss of power just then.
 */
export interface StorageOnHost {
  read(key: string): Promise<string | undefined>
  /** Refused with `exceed max storage size` when it would not fit; nothing is changed then. */
  write(key: string, value: string): Promise<Result<undefined>>
  remove(key: string): Promise<void>
  clear(): Promise<void>
  info(): Promise<StorageInfo>
}

export interface StorageInfo {
  readonly keys: readonly string[]
  readonly currentSizeBytes: number
  readonly limitSizeBytes: number
}
