/**
 * Copies what an app sent into values that are safe to work with.
 *
 * (1) Objects have no prototype and no `__proto__` key: structured clone keeps such a key, and
 *     a merge would pollute `Object.prototype`.
 * (2) Only plain data is left: objects, arrays, primitives, dates and binary data. Maps, sets,
 *     errors, ports and the like become `undefined`.
 * (3) It is bounded in size, count and depth; a cycle is as deep as can be.
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'

export interface CopyLimits {
  readonly maxBytes: number
  readonly maxValues: number
  readonly maxDepth: number
}

export function copyPlain(value: unknown, limits: CopyLimits): Result<unknown, 'too large'> {
  const left = { bytes: limits.maxBytes, values: limits.maxValues }
  try {
    return accept(copy(value, limits.maxDepth, left))
  } catch (error) {
    if (error instanceof TooLarge) return refuse('too large')
    throw error
  }
}

class TooLarge extends Error {}

interface Budget {
  bytes: number
  values: number
}

function copy(value: unknown, depth: number, left: Budget): unknown {
  if (--left.values < 0 || depth < 0) throw new TooLarge()
  switch (typeof value) {
    case 'string':
      spend(left, value.length * 2)
      return value
    case 'object':
      return value === null ? null : copyObject(value, depth, left)
    case 'symbol':
    case 'function':
      return undefined
    default:
      return value
  }
}

function copyObject(value: object, depth: number, left: Budget): unknown {
  if (Array.isArray(value)) return value.map((item) => copy(item, depth - 1, left))
  if (value instanceof Date) return new Date(value.getTime())
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) {
    spend(left, value.byteLength)
    return value
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return undefined
  const plain = Object.create(null) as Record<string, unknown>
  for (const [key, member] of Object.entries(value)) {
    spend(left, key.length * 2)
    if (key !== '__proto__') plain[key] = copy(member, depth - 1, left)
  }
  return plain
}

function spend(left: Budget, bytes: number): void {
  left.bytes -= bytes
  if (left.bytes < 0) throw new TooLarge()
}
