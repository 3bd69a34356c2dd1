import { describe, expect, it } from 'vitest'
import { packageWasm } from './package-wasm.ts'

// (module (func (export "add") (param i32 i32) (result i32) local.get 0 local.get 1 i32.add))
const add = [
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
  ...[0x01, 0x07, 0x01, 0x60, 0x02, 0x7f, 0x7f, 0x01, 0x7f],
  ...[0x03, 0x02, 0x01, 0x00, 0x07, 0x07, 0x01, 0x03, 0x61, 0x64, 0x64, 0x00, 0x00],
  ...[0x0a, 0x09, 0x01, 0x07, 0x00, 0x20, 0x00, 0x20, 0x01, 0x6a, 0x0b],
]
const files: Readonly<Record<string, ArrayBuffer>> = {
  '/add.wasm': Uint8Array.from(add).buffer,
  '/bad.wasm': new ArrayBuffer(4),
}

const wasm = packageWasm(WebAssembly, async (path) => {
  const bytes = files[path]
  return bytes ? { ok: true, result: { bytes } } : { ok: false, reason: 'no such file or directory' }
})

describe('code of the package', () => {
  it.each(['/add.wasm', '/add.wasm.br'])('gives the exports of %s, and no module', async (path) => {
    const started = await wasm.instantiate(path)
    expect(Object.keys(started)).toEqual(['instance'])
    const { exports } = started.instance as {
      readonly exports: Readonly<Record<string, (...args: readonly number[]) => number>>
    }
    expect(exports['add']?.(2, 3)).toBe(5)
  })

  it('is not shown to an app that has changed what promises look for', async () => {
    const seen: unknown[] = []
    const everything: object = Object.getPrototypeOf({})
    // oxlint-disable-next-line no-thenable -- as an app could
    Object.defineProperty(everything, 'then', {
      configurable: true,
      get(this: unknown) {
        seen.push(this)
        return undefined
      },
    })
    try {
      await wasm.instantiate('/add.wasm')
    } finally {
      Reflect.deleteProperty(everything, 'then')
    }
    expect(seen.some((one) => one instanceof WebAssembly.Module)).toBe(false)
  })

  it.each([
    [new ArrayBuffer(8), 'path must be a string'],
    ['/gone.wasm', '"/gone.wasm": no such file or directory'],
    ['/bad.wasm', 'expected magic word'],
    ['wxfile://usr/a.wasm', 'is no file of the package'],
    ['https://a.test/a.wasm', 'is no file of the package'],
    ['/gone.wasm.br', '"/gone.wasm.br": no such file or directory'],
    ['/add.png', 'does not end with .wasm'],
    ['/add.br', 'does not end with .wasm'],
  ])('is refused for %s', async (path, why) => {
    await expect(wasm.instantiate(path)).rejects.toThrow(why)
  })
})
