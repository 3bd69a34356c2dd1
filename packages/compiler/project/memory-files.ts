import { inOrder, parseFilePath, under } from './file-path.ts'
import { foldersUpwards } from './folders-upwards.ts'
import { isOutOfSight } from './out-of-sight.ts'
import type { FileRefusal, PackageFolder, ProjectFiles } from './project-files.ts'

/**
 * A project that came as an archive: nothing but the given files exists.
 *
 * Paths that would lead outside (`../a`, `/a`) are left out and refused. If every file is in one
 * folder, as archives of a folder are, that folder is the project.
 */
export function projectFromFiles(given: Iterable<readonly [path: string, bytes: Uint8Array]>): ProjectFiles {
  const refusals: FileRefusal[] = []
  const named = new Map<string, Uint8Array>()
  for (const [written, bytes] of given) {
    if (written.endsWith('/')) continue
    const path = parseFilePath(written)
    if (path === undefined) refusals.push({ path: written, reason: 'leads-outside' })
    else if (!path.startsWith('__MACOSX/')) named.set(path, bytes)
  }
  const files = withoutSharedFolder(named)
  const visible = inOrder([...files.keys()].filter((path) => !isOutOfSight(path)))

  return {
    list: () => visible,
    has: (path) => files.has(path),
    read: (path) => files.get(path),
    findPackage(name, from): PackageFolder | undefined {
      for (const folder of foldersUpwards(from)) {
        const location = under(folder, `node_modules/${name}`)
        if (!files.has(`${location}/package.json`)) continue
        return {
          location,
          has: (path) => files.has(`${location}/${path}`),
          read: (path) => files.get(`${location}/${path}`),
        }
      }
      return undefined
    },
    refresh() {},
    refusals,
  }
}

function withoutSharedFolder(files: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, Uint8Array> {
  if (files.has('app.json') || files.has('project.config.json')) return files
  const [first] = files.keys()
  const end = first === undefined ? -1 : first.indexOf('/') + 1
  if (first === undefined || end <= 0) return files
  const folder = first.slice(0, end)
  for (const path of files.keys()) if (!path.startsWith(folder)) return files
  return new Map([...files].map(([path, bytes]) => [path.slice(end), bytes]))
}
