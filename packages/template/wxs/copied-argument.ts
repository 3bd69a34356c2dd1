/**
 * What a function of WXS is given of data: a copy of its own, so that one that sorts, fills or empties
 * what it is given changes nothing of what the page shows elsewhere, nor of what the app's logic holds.
 *
 * Plain objects and lists are copied; whatever else stands in data is given as it is.
 */
export function copiedArgument(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? copied(value, new Map()) : value
}

function copied(value: unknown, copies: Map<object, unknown>): unknown {
  if (typeof value !== 'object' || value === null) return value
  const known = copies.get(value)
  if (known !== undefined) return known
  if (Array.isArray(value)) {
    const list: unknown[] = []
    copies.set(value, list)
    for (let at = 0; at < value.length; at++) list.push(copied(value[at], copies))
    return list
  }
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) return value
  const object: Record<string, unknown> = {}
  copies.set(value, object)
  for (const name of Object.keys(value)) {
    // It would be the prototype of the copy, and is no member of data.
    if (name !== '__proto__') object[name] = copied((value as Record<string, unknown>)[name], copies)
  }
  return object
}
