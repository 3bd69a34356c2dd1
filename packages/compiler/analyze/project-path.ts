/** Paths of files in a project: no leading slash, `/` between names. */

/** What `written` in the file `from` names: relative to its folder, or to the root of the project after a `/`. */
export function resolveProjectPath(from: string, written: string): string {
  const base = written.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const step of written.split('/')) {
    // What climbs out of the project stays at its root.
    if (step === '..') base.pop()
    else if (step !== '' && step !== '.') base.push(step)
  }
  return base.join('/')
}
