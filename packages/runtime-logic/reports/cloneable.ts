/**
 * Makes any value fit to be told to the host: cycles, functions and huge values become short texts,
 * so that printing never fails and never floods.
 */
const DEEPEST = 6
const MOST_MEMBERS = 200
const LONGEST_TEXT = 10_000

export function cloneable(value: unknown, depth = 0, above: readonly object[] = []): unknown {
  switch (typeof value) {
    case 'string':
      return value.length > LONGEST_TEXT
        ? `${value.slice(0, LONGEST_TEXT)}… (${value.length} characters)`
        : value
    case 'function':
      return `[Function ${value.name || 'anonymous'}]`
    case 'symbol':
      return String(value)
    case 'object':
      return value === null ? null : cloneableObject(value, depth, above)
    default:
      return value
  }
}

function cloneableObject(value: object, depth: number, above: readonly object[]): unknown {
  if (above.includes(value)) return '[Circular]'
  if (value instanceof Error) return value.stack ?? `${value.name}: ${value.message}`
  if (value instanceof Date || value instanceof RegExp) return value
  if (depth >= DEEPEST) return Array.isArray(value) ? `[Array(${value.length})]` : '[Object]'
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) {
    return `[${value.constructor.name} of ${value.byteLength} bytes]`
  }
  const path = [...above, value]
  if (Array.isArray(value)) {
    const members = value.slice(0, MOST_MEMBERS).map((item) => cloneable(item, depth + 1, path))
    return value.length > MOST_MEMBERS ? [...members, `… ${value.length - MOST_MEMBERS} more`] : members
  }
  const fields: Record<string, unknown> = {}
  for (const key of Object.keys(value).slice(0, MOST_MEMBERS)) {
    fields[key] = cloneable(readField(value, key), depth + 1, path)
  }
  return fields
}

/** A getter of the app may throw; printing must not. */
function readField(value: object, key: string): unknown {
  try {
    return (value as Readonly<Record<string, unknown>>)[key]
  } catch (error) {
    return `[${String(error)}]`
  }
}
