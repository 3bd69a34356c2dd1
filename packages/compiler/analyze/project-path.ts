import { folderOf, joinPath } from '../project/file-path.ts'

/** What `written` in the file `from` names: relative to its folder, or to the root of the project after a `/`. */
export function resolveProjectPath(from: string, written: string): string {
  return joinPath(written.startsWith('/') ? '' : folderOf(from), written)
}
