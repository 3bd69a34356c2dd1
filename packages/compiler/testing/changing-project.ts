import { projectFromFiles } from '../project/memory-files.ts'
import type { ProjectFiles } from '../project/project-files.ts'
import { bytesOf } from './project-of.ts'

export interface ChangingProject {
  readonly files: ProjectFiles
  /** Writes a file, or removes it when there is no content. What is read stays the same until a refresh. */
  write(path: string, content: unknown): void
  /** As it is now, read by nobody yet. */
  copy(): ProjectFiles
}

/** A project in memory whose files come, change and go, as an author's do. */
export function changingProject(files: Readonly<Record<string, unknown>>): ChangingProject {
  const written = new Map(Object.entries(files).map(([path, content]) => [path, bytesOf(content)] as const))
  const copy = (): ProjectFiles => projectFromFiles([...written].map(([path, bytes]) => [path, bytes]))
  let seen = copy()
  return {
    files: {
      list: () => seen.list(),
      has: (path) => seen.has(path),
      read: (path) => seen.read(path),
      findPackage: (name, from) => seen.findPackage(name, from),
      refresh() {
        seen = copy()
      },
      get refusals() {
        return seen.refusals
      },
    },
    write(path, content) {
      if (content === undefined) written.delete(path)
      else written.set(path, bytesOf(content))
    },
    copy,
  }
}
