/**
 * How a value that an app stores becomes text and comes back.
 *
 * Strings, numbers (`NaN` and infinities too), booleans, `null`, `undefined` and dates keep their
 * type; anything else is what JSON makes of it, so dates inside objects become strings.
 */

/** Throws what `JSON.stringify` throws for values that contain themselves. */
export function encodeStored(value: unknown): string {
  const type = storedType(value)
  return JSON.stringify({ type, data: toData(type, value) })
}

/** Text that this code did not write counts as the plain string it is. */
export function decodeStored(text: string): unknown {
  const entry = parse(text)
  if (entry === undefined) return text
  switch (entry.type) {
    case 'Undefined':
      return undefined
    case 'Number':
      return Number(entry.data)
    case 'Date':
      return new Date(Number(entry.data))
    default:
      return entry.data
  }
}

function storedType(value: unknown): string {
  return Object.prototype.toString.call(value).slice('[object '.length, -1)
}

function toData(type: string, value: unknown): unknown {
  // JSON has no word for NaN and the infinities, nor for an invalid date.
  if (type === 'Number') return String(value)
  if (type === 'Date') return String(Number(value))
  return value
}

function parse(text: string): { readonly type: unknown; readonly data?: unknown } | undefined {
  try {
    const entry: unknown = JSON.parse(text)
    return typeof entry === 'object' && entry !== null && 'type' in entry ? entry : undefined
  } catch {
    return undefined
  }
}
