import { brotliCompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { withUnpackedWasm } from './unpacked-wasm.ts'

const text = (value: string): Uint8Array => new TextEncoder().encode(value)
const packed = brotliCompressSync(text('code'))

describe('WebAssembly packed with Brotli', () => {
  it.each<[string, Readonly<Record<string, Uint8Array>>, Readonly<Record<string, string>>]>([
    ['stands beside it unpacked', { 'a/b.wasm.br': packed }, { 'a/b.wasm': 'code' }],
    [
      'gives way to a file of the author',
      { 'b.wasm.br': packed, 'b.wasm': text('own') },
      { 'b.wasm': 'own' },
    ],
    ['is left as it is where it is broken', { 'b.wasm.br': text('no Brotli') }, {}],
    ['is what has this name alone', { 'b.br': packed, 'b.wasm.gz': packed }, {}],
    ['is not unpacked beyond all bounds', { 'b.wasm.br': brotliCompressSync(new Uint8Array(65 << 20)) }, {}],
  ])('%s', (_, files, expected) => {
    const all = withUnpackedWasm(new Map(Object.entries(files)))
    const added = [...all].filter(([path]) => path.endsWith('.wasm'))
    expect(Object.fromEntries(added.map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]))).toEqual(
      expected,
    )
    expect([...all.keys()]).toEqual(expect.arrayContaining(Object.keys(files)))
  })
})
