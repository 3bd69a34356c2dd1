import type { Result } from '@maque/base/result.ts'

/**
 * An app's files. Paths are `wxfile://tmp/…` (gone when the app is closed), `wxfile://usr/…`
 * (kept, 200 MB an app) and, read-only, files of the bundle as the app writes them (`/images/a.png`).
 */
export interface FilesOnHost {
  /** Keeps bytes as a new temporary file and gives its path. The extension is without dot. */
  addTemporary(bytes: Blob, extension: string): Promise<string>
  /** `undefined` when there is no such file. */
  read(path: string): Promise<Blob | undefined>
  /** Refused with `permission denied` outside `wxfile://usr/`, or when it would not fit. */
  write(path: string, bytes: Blob): Promise<Result<undefined>>
  /** False when there was none. */
  remove(path: string): Promise<boolean>
  /** Paths that start with `prefix`, sizes and times of last writing; files of the bundle start with a slash. */
  list(prefix: string): Promise<readonly FileOnHost[]>
}

export interface FileOnHost {
  readonly path: string
  readonly sizeBytes: number
  readonly modifiedAtMs: number
}
