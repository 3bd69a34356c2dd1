/** Paths of files in a project: see (1) of project-files.ts. */

/** The folder of a file, `''` for the root. */
export function folderOf(path: string): string {
  const end = path.lastIndexOf('/')
  return end < 0 ? '' : path.slice(0, end)
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** With its dot, lower-case: `.wxml`. Empty for names without one and for dotfiles. */
export function extensionOf(path: string): string {
  const name = nameOf(path)
  const dot = name.lastIndexOf('.')
  return dot <= 0 ? '' : name.slice(dot).toLowerCase()
}

/** `a/b` and `../c` → `a/c`. What would climb above the root stays at the root. A slash at the folder's end changes nothing. */
export function joinPath(folder: string, relative: string): string {
  const steps = folder.split('/').filter((step) => step !== '')
  for (const step of relative.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}

/** Puts a folder before a path; the root adds nothing. */
export function under(folder: string, path: string): string {
  return folder === '' ? path : path === '' ? folder : `${folder}/${path}`
}

/** A path as archives and people write it, or `undefined` if it names nothing inside a project. */
export function parseFilePath(written: string): string | undefined {
  const path = written.replaceAll('\\', '/')
  if (path.startsWith('/') || /^[a-z]:/i.test(path) || hasControlCharacter(path)) return undefined
  const steps = path.split('/').filter((step) => step !== '' && step !== '.')
  return steps.length === 0 || steps.includes('..') ? undefined : steps.join('/')
}

function hasControlCharacter(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) < 32) return true
  return false
}

/** Sorts by code units, so that every machine and language gives the same sequence. */
export function inOrder(paths: Iterable<string>): readonly string[] {
  return [...paths].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
}
