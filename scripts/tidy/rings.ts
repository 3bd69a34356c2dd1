/** Finds rings of imports between files (Tarjan's strongly connected components). Imports of types alone are erased and do not count. */
import type { SourceFile } from './module-graph.ts'
import type { Untidiness } from './untidiness.ts'

export function findImportRings(files: readonly SourceFile[]): readonly Untidiness[] {
  const targets = new Map(
    files.map((file) => [
      file.path,
      file.imports.flatMap(({ target, isTypeOnly }) => (isTypeOnly ? [] : (target ?? []))),
    ]),
  )
  const order = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const rings: Untidiness[] = []

  const visit = (path: string): number => {
    const own = order.size
    order.set(path, own)
    let lowest = own
    stack.push(path)
    for (const target of targets.get(path) ?? []) {
      if (!targets.has(target)) continue
      if (!order.has(target)) lowest = Math.min(lowest, visit(target))
      else if (stack.includes(target))
        lowest = Math.min(lowest, low.get(target) ?? (order.get(target) as number))
    }
    low.set(path, lowest)
    if (lowest === own) {
      const ring = stack.splice(stack.indexOf(path))
      if (ring.length > 1)
        rings.push({ where: path, what: `stands in a ring of imports: ${ring.join(' → ')} → ${path}` })
    }
    return lowest
  }
  for (const { path } of files) if (!order.has(path)) visit(path)
  return rings
}
