/** Passwords as Argon2id hashes, in the notation that other programs read too. */
import { argon2, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import type { Random } from '../random.ts'

const derive = promisify(argon2)

/** OWASP's first choice: 19 MiB, two passes, one lane. */
const MEMORY_KIB = 19_456
const PASSES = 2
const LANES = 1
const SALT_BYTES = 16
const HASH_BYTES = 32

export async function hashPassword(password: string, random: Random): Promise<string> {
  const salt = random(SALT_BYTES)
  const hash = await run(password, salt, { memory: MEMORY_KIB, passes: PASSES, parallelism: LANES })
  return `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$${unpadded(salt)}$${unpadded(hash)}`
}

/** `stored` absent: nobody has that name. It takes as long as with somebody, and is false. */
export async function isPassword(password: string, stored: string | undefined): Promise<boolean> {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(stored ?? nobodysHash)
  if (!parts) throw new Error('a stored password hash is malformed')
  const [, memory, passes, parallelism, salt = '', expected = ''] = parts
  const hash = await run(password, Buffer.from(salt, 'base64'), {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
  })
  const isSame = timingSafeEqual(hash, Buffer.from(expected, 'base64'))
  return isSame && stored !== undefined
}

const nobodysHash = `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$${unpadded(Buffer.alloc(SALT_BYTES))}$${unpadded(Buffer.alloc(HASH_BYTES))}`

interface Cost {
  readonly memory: number
  readonly passes: number
  readonly parallelism: number
}

function run(password: string, salt: Buffer, cost: Cost): Promise<Buffer> {
  // The same characters, however a keyboard composes them.
  return derive('argon2id', {
    message: password.normalize('NFC'),
    nonce: salt,
    tagLength: HASH_BYTES,
    ...cost,
  })
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '')
}
