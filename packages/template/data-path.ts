/** Paths into data, as `setData` names them: `a.b[0].c`. */

export type DataPath = readonly (string | number)[]

const parsed = new Map<string, DataPath>()
/** Lists use computed paths (`rows[17].label`), so a cache without bound would grow with the data. */
const REMEMBERED_PATHS = 5000

/** The steps of a path as written; a malformed rest is kept as one literal name, as WeChat does. */
export function parseDataPath(written: string): DataPath {
  const known = parsed.get(written)
  if (known) return known
  const path = splitPath(written)
  if (parsed.size >= REMEMBERED_PATHS) parsed.clear()
  parsed.set(written, path)
  return path
}

function splitPath(written: string): DataPath {
  if (!/[.[\]\\]/.test(written)) return [written]
  const steps: (string | number)[] = []
  const step = /\s*(?:\.?\[\s*(\d+)\s*\]|\.?\s*((?:\\.|[^.[\]\\])+))/gy
  let end = 0
  for (let match = step.exec(written); match; match = step.exec(written)) {
    steps.push(
      match[1] === undefined ? (match[2] as string).replace(/\\(.)/g, '$1').trim() : Number(match[1]),
    )
    end = step.lastIndex
  }
  return end === written.length && steps.length > 0 ? steps : [written]
}

/**
 * Sets a value at a path, making the objects and lists on the way where there are none, and in place
 * of values that cannot have such a member. Steps that would leave plain data (`__proto__`) are ignored.
 *
 * Gives the path below which all may have changed: the same, or where a value on the way was replaced.
 */
export function writeAt(target: Record<string, unknown>, path: DataPath, value: unknown): DataPath {
  let holder: Record<string | number, unknown> = target
  let changed = path
  for (let depth = 0; depth < path.length; depth++) {
    const step = path[depth] as string | number
    if (step === '__proto__') break
    if (depth === path.length - 1) {
      holder[step] = value
      break
    }
    const next = holder[step]
    const following = path[depth + 1] as string | number
    if (isHolderOf(next, following)) holder = next as Record<string | number, unknown>
    else {
      if (changed === path && next !== undefined && next !== null) changed = path.slice(0, depth + 1)
      const created = typeof following === 'number' ? [] : {}
      holder[step] = created
      holder = created as Record<string | number, unknown>
    }
  }
  return changed
}

/**
 * A name makes an object of a list, as in WeChat: a list that has names could not be sent to the view.
 * Digits are the number that they say, which real projects count on.
 */
function isHolderOf(value: unknown, step: string | number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return typeof step === 'number' || !Array.isArray(value) || /^\d+$/.test(step)
}

export function readAt(source: unknown, path: DataPath): unknown {
  let found = source
  for (let depth = 0; depth < path.length; depth++) {
    if (found === undefined || found === null) return undefined
    found = (found as Record<string | number, unknown>)[path[depth] as string | number]
  }
  return found
}
