/**
 * Text of files in the encodings of `readFile` and `writeFile`.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/file/FileSystemManager.readFile.html
 */
import { fromBase64, toBase64 } from '@maque/base/base64.ts'

/** `undefined` for an encoding that is not known. */
export function decodeText(bytes: Uint8Array<ArrayBuffer>, encoding: string): string | undefined {
  switch (encoding) {
    case 'utf8':
    case 'utf-8':
      return new TextDecoder().decode(bytes)
    case 'ucs2':
    case 'ucs-2':
    case 'utf16le':
    case 'utf-16le':
      return new TextDecoder('utf-16le').decode(bytes)
    case 'base64':
      return toBase64(bytes)
    case 'hex':
      return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
    case 'ascii':
    case 'binary':
    case 'latin1':
      return Array.from(bytes, (byte) => String.fromCharCode(encoding === 'ascii' ? byte & 0x7f : byte)).join(
        '',
      )
    default:
      return undefined
  }
}

/** `undefined` for an encoding that is not known, or text that is not in it. */
export function encodeText(text: string, encoding: string): Uint8Array<ArrayBuffer> | undefined {
  switch (encoding) {
    case 'utf8':
    case 'utf-8':
      return new TextEncoder().encode(text)
    case 'ucs2':
    case 'ucs-2':
    case 'utf16le':
    case 'utf-16le':
      return Uint8Array.from(Array.from(text, (character) => [...unitsOf(character)]).flat())
    case 'base64':
      try {
        return fromBase64(text)
      } catch {
        return undefined
      }
    case 'hex':
      return /^([\da-f]{2})*$/i.test(text)
        ? Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
        : undefined
    case 'ascii':
    case 'binary':
    case 'latin1':
      return Uint8Array.from(text, (character) => character.charCodeAt(0))
    default:
      return undefined
  }
}

function* unitsOf(character: string): Generator<number> {
  for (let index = 0; index < character.length; index += 1) {
    const unit = character.charCodeAt(index)
    yield unit & 0xff
    yield unit >> 8
  }
}
