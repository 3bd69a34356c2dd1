/**
 * Puts the data of one part of a component over that of the parts before it: fields that are plain
 * objects on both sides are merged all the way down, anything else is replaced.
 */
export function mergeData(under: Readonly<Record<string, unknown>>, over: unknown): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...under }
  if (!isPlain(over)) return merged
  for (const [key, value] of Object.entries(over)) {
    const below = merged[key]
    merged[key] = isPlain(below) && isPlain(value) ? mergeData(below, value) : value
  }
  return merged
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
