import { createHash } from 'node:crypto'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { createCompressedBytes } from './compressed-bytes.ts'

const long = Buffer.from('tea '.repeat(500))
const noise = Buffer.concat(
  Array.from({ length: 60 }, (_, index) => createHash('sha512').update(String(index)).digest()),
)

const ask = (accepted: string | undefined): Request =>
  new Request('http://localhost/', accepted === undefined ? {} : { headers: { 'accept-encoding': accepted } })

describe('bytes for many', () => {
  it.each([
    ['Brotli', 'gzip, deflate, br', 'br'],
    ['gzip for those without Brotli', 'gzip', 'gzip'],
    ['gzip for those who refuse Brotli', 'br;q=0, gzip', 'gzip'],
    ['nothing for those who take nothing', undefined, null],
    ['nothing for those who take something else', 'zstd', null],
  ])('are sent with %s', async (_, accepted, encoding) => {
    const response = await createCompressedBytes().respond(ask(accepted), {
      key: 'a',
      bytes: long,
      type: 'text/plain',
      headers: {},
    })
    const body = Buffer.from(await response.arrayBuffer())
    expect(response.headers.get('content-encoding')).toBe(encoding)
    expect(response.headers.get('vary')).toBe('Accept-Encoding')
    const open = { br: brotliDecompressSync, gzip: gunzipSync }[encoding ?? '']
    expect((open ? open(body) : body).equals(long)).toBe(true)
  })

  it.each([
    ['they are few', Buffer.from('tea')],
    [
      'they do not get fewer',
      Buffer.concat([noise, Buffer.from(crypto.getRandomValues(new Uint8Array(4000)))]),
    ],
  ])('are sent as they are when %s', async (_, bytes) => {
    const response = await createCompressedBytes().respond(ask('br'), {
      key: 'a',
      bytes,
      type: 'text/plain',
      headers: {},
    })
    expect(response.headers.get('content-encoding')).toBeNull()
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true)
  })
})
