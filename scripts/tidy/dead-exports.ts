/** Finds exports that no other file uses. Tests count as users only of what they test beside them. */
import type { SourceFile } from './module-graph.ts'
import type { Untidiness } from './untidiness.ts'

/** Files that are run or read by tools, so that nothing needs to import their exports. */
const entries = [
  /^scripts\/[^/]+\.ts$/,
  /\/main\.tsx?$/,
  /\.config\.ts$/,
  /^products\/player\/frames\//,
  /\.d\.ts$/,
  /\.test\.tsx?$/,
  /-process\.ts$/,
  /\/global-setup\.ts$/,
]

export function findDeadExports(files: readonly SourceFile[]): readonly Untidiness[] {
  const used = new Map<string, Set<string>>()
  for (const file of files) {
    for (const { target, names } of file.imports) {
      if (target === null) continue
      const known = used.get(target) ?? new Set()
      for (const name of names) known.add(name)
      used.set(target, known)
    }
  }
  return files
    .filter(({ path }) => !entries.some((entry) => entry.test(path)))
    .flatMap(({ path, exports, signatureTypes }) => {
      const names = used.get(path) ?? new Set()
      if (names.has('*')) return []
      return [...exports]
        .filter(([name]) => !names.has(name) && !signatureTypes.has(name))
        .map(([name, line]) => ({
          where: `${path}:${line}`,
          what: `exports \`${name}\`, which nothing imports`,
        }))
    })
}
