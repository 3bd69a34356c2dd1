import { rootOf } from '@maque/protocol/bundle/app-config.ts'
import { folderOf, joinPath } from '../project/file-path.ts'

/** What `written` in the file `from` names: relative to its folder, or to the root of the app or plugin after a `/`. */
export function resolveProjectPath(from: string, written: string): string {
  return joinPath(written.startsWith('/') ? rootOf(from) : folderOf(from), written)
}
