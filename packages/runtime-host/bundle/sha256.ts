/**
 * SHA-256 as lower-case hex.
 *
 * The browser's own where it has one; pages opened by a LAN address over http have not, and
 * bundles are checked there as everywhere.
 */
export async function sha256(bytes: ArrayBuffer): Promise<string> {
  // Typed as always there; on insecure origins it is not.
  const subtle = crypto.subtle as SubtleCrypto | undefined
  return hex(
    subtle ? new Uint8Array(await subtle.digest('SHA-256', bytes)) : sha256InScript(new Uint8Array(bytes)),
  )
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

interface Tables {
  readonly first: Uint32Array
  readonly constants: Uint32Array
}
/** Worked out at the first use: most pages have the browser's own. */
let tables: Tables | undefined

function makeTables(): Tables {
  return {
    first: Uint32Array.from(primes(8), (prime) => fraction(Math.sqrt(prime))),
    constants: Uint32Array.from(primes(64), (prime) => fraction(Math.cbrt(prime))),
  }
}

/** FIPS 180-4, straight from its text. */
export function sha256InScript(message: Uint8Array): Uint8Array {
  const { first, constants } = (tables ??= makeTables())
  const state = Uint32Array.from(first)
  const padded = pad(message)
  const words = new DataView(padded.buffer)
  const schedule = new Uint32Array(64)
  for (let start = 0; start < padded.length; start += 64) {
    for (let t = 0; t < 16; t++) schedule[t] = words.getUint32(start + t * 4)
    for (let t = 16; t < 64; t++) {
      schedule[t] =
        sigma(at(schedule, t - 2), 17, 19, -10) +
        at(schedule, t - 7) +
        sigma(at(schedule, t - 15), 7, 18, -3) +
        at(schedule, t - 16)
    }
    compress(state, schedule, constants)
  }
  const digest = new Uint8Array(32)
  const out = new DataView(digest.buffer)
  state.forEach((word, index) => out.setUint32(index * 4, word))
  return digest
}

function compress(state: Uint32Array, schedule: Uint32Array, constants: Uint32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let t = 0; t < 64; t++) {
    const first = (h + sigma(e, 6, 11, 25) + ((e & f) ^ (~e & g)) + at(constants, t) + at(schedule, t)) | 0
    const second = (sigma(a, 2, 13, 22) + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + first) | 0
    d = c
    c = b
    b = a
    a = (first + second) | 0
  }
  for (const [index, word] of [a, b, c, d, e, f, g, h].entries()) state[index] = at(state, index) + word
}

/** The exclusive or of three rotations to the right; a negative count shifts instead. */
function sigma(word: number, first: number, second: number, third: number): number {
  const last = third < 0 ? word >>> -third : rotate(word, third)
  return rotate(word, first) ^ rotate(word, second) ^ last
}

function rotate(word: number, count: number): number {
  return (word >>> count) | (word << (32 - count))
}

function pad(message: Uint8Array): Uint8Array<ArrayBuffer> {
  const padded = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64)
  padded.set(message)
  padded[message.length] = 0x80
  new DataView(padded.buffer).setBigUint64(padded.length - 8, BigInt(message.length) * 8n)
  return padded
}

function primes(count: number): readonly number[] {
  const found: number[] = []
  for (let candidate = 2; found.length < count; candidate++) {
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate)
  }
  return found
}

/** The first 32 bits of the fractional part. */
function fraction(value: number): number {
  return (value - Math.floor(value)) * 2 ** 32
}

/** Indices here are always within bounds. */
function at(words: Uint32Array, index: number): number {
  return words[index] ?? 0
}
