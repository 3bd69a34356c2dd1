/**
 * Merkle trees as RFC 9162 (and RFC 6962) have them: what one has to be shown to believe that an
 * entry is in a log, and that a longer log begins with a shorter one.
 *
 * Hashing is the caller's: servers and windows have different means. It is SHA-256.
 */
export type Hash = (bytes: Uint8Array) => Uint8Array

/** Entries and inner nodes are hashed with different first bytes, so that neither passes for the other. */
const LEAF = 0
const NODE = 1

export function hashLeaf(entry: Uint8Array, hash: Hash): Uint8Array {
  return hash(joined([Uint8Array.of(LEAF), entry]))
}

export function hashNode(left: Uint8Array, right: Uint8Array, hash: Hash): Uint8Array {
  return hash(joined([Uint8Array.of(NODE), left, right]))
}

export interface Inclusion {
  readonly leaf: Uint8Array
  readonly index: number
  /** Entries of the log that `root` is of. */
  readonly size: number
  readonly root: Uint8Array
  readonly path: readonly Uint8Array[]
}

/** Whether the path leads from this entry at this place to the root (RFC 9162, 2.1.3.2). */
export function isIncluded({ leaf, index, size, root, path }: Inclusion, hash: Hash): boolean {
  if (!isCount(index) || !isCount(size) || index >= size) return false
  let place = index
  let last = size - 1
  let computed = leaf
  for (const sibling of path) {
    if (last === 0) return false
    if (isOdd(place) || place === last) {
      computed = hashNode(sibling, computed, hash)
      // Nodes without a sibling on their right stand for themselves one level up.
      while (!isOdd(place) && place !== 0) [place, last] = [half(place), half(last)]
    } else {
      computed = hashNode(computed, sibling, hash)
    }
    ;[place, last] = [half(place), half(last)]
  }
  return last === 0 && isSame(computed, root)
}

export interface Consistency {
  readonly from: number
  readonly fromRoot: Uint8Array
  readonly to: number
  readonly toRoot: Uint8Array
  readonly path: readonly Uint8Array[]
}

/** Whether the log with `to` entries begins with the one with `from` entries (RFC 9162, 2.1.4.2). */
export function isConsistent({ from, fromRoot, to, toRoot, path }: Consistency, hash: Hash): boolean {
  if (!isCount(from) || !isCount(to) || from > to) return false
  if (from === to) return path.length === 0 && isSame(fromRoot, toRoot)
  // Every log begins with nothing.
  if (from === 0) return path.length === 0
  const [first, ...rest] = isPowerOfTwo(from) ? [fromRoot, ...path] : path
  if (!first) return false
  let place = from - 1
  let last = to - 1
  while (isOdd(place)) [place, last] = [half(place), half(last)]
  let before = first
  let after = first
  for (const sibling of rest) {
    if (last === 0) return false
    if (isOdd(place) || place === last) {
      before = hashNode(sibling, before, hash)
      after = hashNode(sibling, after, hash)
      while (!isOdd(place) && place !== 0) [place, last] = [half(place), half(last)]
    } else {
      after = hashNode(after, sibling, hash)
    }
    ;[place, last] = [half(place), half(last)]
  }
  return last === 0 && isSame(before, fromRoot) && isSame(after, toRoot)
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0
}

// Not by bits: those end at 32, and logs need not.
function isOdd(value: number): boolean {
  return value % 2 === 1
}

function half(value: number): number {
  return Math.floor(value / 2)
}

function isPowerOfTwo(value: number): boolean {
  return Number.isInteger(Math.log2(value))
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index])
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((total, { length }) => total + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
