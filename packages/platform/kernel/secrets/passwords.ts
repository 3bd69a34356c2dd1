/** Passwords as Argon2id hashes, in the notation that other programs read too. */
import { argon2, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import type { Random } from '../random.ts'

const derive = promisify(argon2)

/** What one hash costs whoever makes it, and whoever guesses. */
export interface PasswordCost {
  readonly memoryKib: number
  readonly passes: number
  readonly lanes: number
}

/** OWASP's first choice. */
const OWASP_COST: PasswordCost = { memoryKib: 19_456, passes: 2, lanes: 1 }

export interface Passwords {
  hash(password: string): Promise<string>
  /**
   * Hashes of any cost are known again.
   *
   * `stored` absent: nobody has that name. It takes as long as with somebody, and is false.
   */
  matches(password: string, stored: string | undefined): Promise<boolean>
}

const SALT_BYTES = 16
const HASH_BYTES = 32

export function createPasswords(random: Random, cost: PasswordCost = OWASP_COST): Passwords {
  const nobodys = { cost, salt: Buffer.alloc(SALT_BYTES), hash: Buffer.alloc(HASH_BYTES) }
  return {
    async hash(password) {
      const salt = random(SALT_BYTES)
      return print({ cost, salt, hash: await run(password, salt, cost) })
    },
    async matches(password, stored) {
      const expected = stored === undefined ? nobodys : read(stored)
      const isSame = timingSafeEqual(await run(password, expected.salt, expected.cost), expected.hash)
      return isSame && stored !== undefined
    },
  }
}

interface Hash {
  readonly cost: PasswordCost
  readonly salt: Buffer
  readonly hash: Buffer
}

function print({ cost: { memoryKib, passes, lanes }, salt, hash }: Hash): string {
  return `$argon2id$v=19$m=${memoryKib},t=${passes},p=${lanes}$${unpadded(salt)}$${unpadded(hash)}`
}

function read(stored: string): Hash {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(stored)
  if (!parts) throw new Error('a stored password hash is malformed')
  const [, memoryKib, passes, lanes, salt = '', hash = ''] = parts
  return {
    cost: { memoryKib: Number(memoryKib), passes: Number(passes), lanes: Number(lanes) },
    salt: Buffer.from(salt, 'base64'),
    hash: Buffer.from(hash, 'base64'),
  }
}

function run(password: string, salt: Buffer, { memoryKib, passes, lanes }: PasswordCost): Promise<Buffer> {
  return derive('argon2id', {
    // The same characters, however a keyboard composes them.
    message: password.normalize('NFC'),
    nonce: salt,
    tagLength: HASH_BYTES,
    memory: memoryKib,
    passes,
    parallelism: lanes,
  })
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '')
}
