/** An EncodingAESKey that nobody can guess: 43 letters and digits. */
export function newEncodingKey(): string {
  let key = ''
  while (key.length < LENGTH) {
    const bytes = crypto.getRandomValues(new Uint8Array(LENGTH))
    // What does not fall evenly on the letters is thrown away.
    for (const byte of bytes) if (byte < EVEN) key += LETTERS[byte % LETTERS.length] ?? ''
  }
  return key.slice(0, LENGTH)
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const LENGTH = 43
const EVEN = 256 - (256 % LETTERS.length)
