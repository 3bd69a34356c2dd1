import { zipSync } from 'fflate'
import { findApp } from '@maque/compiler/project/find-app.ts'
import { under } from '@maque/compiler/project/file-path.ts'
import type { ProjectFiles } from '@maque/compiler/project/project-files.ts'

export interface PackedSource {
  readonly zip: Uint8Array
  readonly files: number
}

/** What the platform reads of a project besides the app's own folder. */
const projectSettings = ['project.config.json']

/**
 * The source of an app as an archive.
 *
 * Only the app's own folder goes in, without hidden files: cloud functions, secrets of a machine and
 * tools of the author stay at home. Of npm packages only what the app uses goes in, at the paths
 * where "build npm" would put it, so that the platform compiles what was compiled here.
 */
export function packSource(files: ProjectFiles, npmFiles: ReadonlyMap<string, Uint8Array>): PackedSource {
  const app = findApp(files, () => {})
  const folder = app === undefined || app.root === '' ? '' : `${app.root}/`
  const packed = new Map(npmFiles)
  for (const path of files.list()) {
    const isOurs = path.startsWith(folder) && !isHidden(path.slice(folder.length))
    if (!isOurs && !projectSettings.includes(path)) continue
    const bytes = files.read(path)
    if (bytes !== undefined) packed.set(path, bytes)
  }
  const other = new Set((app?.otherRoots ?? []).map((root) => under(root, '')))
  for (const path of packed.keys()) {
    if ([...other].some((root) => path.startsWith(`${root}/`))) packed.delete(path)
  }
  // The same files give the same archive: no times of this machine.
  const zip = zipSync(Object.fromEntries(packed), { level: 6, mtime: new Date('1980-01-01T00:00:00') })
  return { zip, files: packed.size }
}

function isHidden(path: string): boolean {
  return path === 'project.private.config.json' || path.split('/').some((step) => step.startsWith('.'))
}
