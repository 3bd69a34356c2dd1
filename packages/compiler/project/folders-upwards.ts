import { folderOf } from './file-path.ts'

/** A folder and all above it, nearest first; the root is `''`. */
export function foldersUpwards(folder: string): readonly string[] {
  const folders = [folder]
  while (folder !== '') {
    folder = folderOf(folder)
    folders.push(folder)
  }
  return folders
}
