/** A real disk with little room, where this account may mount one: Linux, as root. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, rmdirSync, writeSync, openSync, closeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'

export interface SmallDisk {
  /** Its only folder. */
  readonly folder: string
  /** Takes all the room that is left. */
  fill(): void
  makeRoom(): void
  remove(): void
}

/** `undefined`: nothing can be mounted here. */
export function mountSmallDisk(megabytes: number): SmallDisk | undefined {
  if (process.platform !== 'linux') return undefined
  const folder = mkdtempSync(join(tmpdir(), 'maque-small-'))
  const options = `size=${megabytes}m,mode=0755`
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]).status !== 0) {
    rmdirSync(folder)
    return undefined
  }
  const filler = join(folder, 'filler')
  const remove = (): void => {
    spawnSync('umount', ['--lazy', folder])
    rmSync(folder, { recursive: true, force: true })
  }
  process.once('exit', remove)
  return {
    folder,
    fill() {
      const file = openSync(filler, 'a')
      // Ever less, until not a byte more goes in.
      for (let sizeBytes = 1024 * 1024; sizeBytes >= 1; sizeBytes = Math.floor(sizeBytes / 2)) {
        while (hasWritten(file, sizeBytes));
      }
      closeSync(file)
    },
    makeRoom: () => rmSync(filler),
    remove() {
      process.off('exit', remove)
      remove()
    },
  }
}

function hasWritten(file: number, sizeBytes: number): boolean {
  try {
    return writeSync(file, Buffer.alloc(sizeBytes, 1)) > 0
  } catch {
    return false
  }
}
