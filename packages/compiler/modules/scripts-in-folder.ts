import { rootOf } from '@maque/protocol/bundle/app-config.ts'
import { folderOf, joinPath } from '../project/file-path.ts'
import type { Reading } from '../project/memo.ts'

/**
 * What a `require` may mean of whose path only the beginning is known: every script that begins so.
 *
 * A folder that holds the file itself gives those right in it, and the `index` of folders right in it:
 * `require('./' + name)` in the root means no script of some page.
 */
export function scriptsInFolder(
  reading: Reading,
  from: string,
  { beginning, endsInJson }: { readonly beginning: string; readonly endsInJson: boolean },
): readonly string[] {
  const slash = beginning.lastIndexOf('/') + 1
  const base = beginning.startsWith('/') ? rootOf(from) : folderOf(from)
  const folder = joinPath(base, beginning.slice(0, slash))
  const prefix = (folder === '' ? '' : `${folder}/`) + beginning.slice(slash)
  const isNear = from.startsWith(folder === '' ? '' : `${folder}/`)
  const inside = folder === '' ? 0 : folder.length + 1
  return reading
    .below(folder)
    .filter(
      (path) =>
        path !== from &&
        path.startsWith(prefix) &&
        isScript(path, endsInJson) &&
        (!isNear || /^[^/]+(?:\/index\.\w+)?$/.test(path.slice(inside))),
    )
}

function isScript(path: string, endsInJson: boolean): boolean {
  if (endsInJson) return path.endsWith('.json')
  return /\.[jt]s$/.test(path) && !path.endsWith('.d.ts')
}
