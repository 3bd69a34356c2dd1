import { createHmac } from 'node:crypto'

/** Stands for something that few people could have: it can be compared and counted, not read. */
export type KeyedHash = (text: string) => string

export function createKeyedHash(secret: Buffer): KeyedHash {
  return (text) => createHmac('sha256', secret).update(text).digest('hex')
}
