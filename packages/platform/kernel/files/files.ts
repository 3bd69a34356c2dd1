/**
 * The files that a server writes, step by step, so that tests can end, fail or cut the power at each.
 *
 * (1) The bytes of a file survive a power cut once its `sync` has resolved, and what a folder says of names once
 *     `syncFolder` has. Nothing else does, in no sequence.
 * (2) What rejects may have been done, done in part, or not.
 * (3) A `sync` that rejected says nothing about later ones: a kernel may drop what it could not write and call it
 *     written. Only bytes that are written again, and names that are given again, are safe after it.
 */
export interface Files {
  /** One folder, in one that is there; that it is there already is fine. Readable by this account alone. */
  makeFolder(folder: string): Promise<void>
  has(path: string): Promise<boolean>
  /** Throws when there is no such folder. */
  namesIn(folder: string): Promise<readonly string[]>
  /** `undefined`: there is none. */
  read(path: string): Promise<Buffer | undefined>
  /** Throws when there is one of this name. Readable by this account alone. */
  create(path: string): Promise<NewFile>
  /** Takes the place of what had the name. */
  rename(from: string, to: string): Promise<void>
  syncFolder(folder: string): Promise<void>
  /** A folder with all that is in it; that there is none is fine. */
  remove(path: string): Promise<void>
}

export interface NewFile {
  write(bytes: Uint8Array): Promise<void>
  sync(): Promise<void>
  close(): Promise<void>
}
