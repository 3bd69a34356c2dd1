import { mkdir, open, readFile, readdir, rename, rm } from 'node:fs/promises'
import process from 'node:process'
import type { Files } from './files.ts'

/** Those of this machine. */
export const diskFiles: Files = {
  async makeFolder(folder) {
    await mkdir(folder, { mode: 0o700 }).catch(unless('EEXIST'))
  },
  async has(path) {
    const handle = await open(path, 'r').catch(unless('ENOENT'))
    await handle?.close()
    return handle !== undefined
  },
  namesIn: (folder) => readdir(folder),
  read: (path) => readFile(path).catch(unless('ENOENT')),
  async create(path) {
    const handle = await open(path, 'wx', 0o600)
    return {
      write: (bytes) => handle.writeFile(bytes),
      sync: () => handle.sync(),
      close: () => handle.close(),
    }
  },
  rename,
  async syncFolder(folder) {
    // Windows cannot open folders; its file system journals names by itself.
    if (process.platform === 'win32') return
    // Some folders may be entered and not read, as those above homes: they cannot be opened at all.
    const handle = await open(folder, 'r').catch(unless('EACCES'))
    try {
      await handle?.sync()
    } finally {
      await handle?.close()
    }
  },
  remove: (path) => rm(path, { recursive: true, force: true }),
}

function unless(code: string): (error: unknown) => undefined {
  return (error) => {
    if (error instanceof Error && 'code' in error && error.code === code) return undefined
    throw error
  }
}
