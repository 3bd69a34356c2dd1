import { joinPath } from './file-path.ts'

/** `*` and `?` stay within a folder, `**` does not. */
export function matchesGlob(glob: string, path: string): boolean {
  const source = joinPath('', glob)
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*\*\/?|\*|\?/g, (wild) => (wild === '?' ? '[^/]' : wild === '*' ? '[^/]*' : '(?:.*)'))
  return new RegExp(`^${source}$`).test(path)
}
