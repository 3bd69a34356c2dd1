/**
 * WebAssembly that its author has packed with Brotli (`code.wasm.br`), unpacked beside it as `code.wasm`:
 * apps may name either, and browsers do not unpack Brotli for scripts. A file that cannot be unpacked, or to
 * more than this, is left as it is.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/performance/wasm.html
 */
import { brotliDecompressSync } from 'node:zlib'

const MOST_BYTES = 64 * 1024 * 1024

export function withUnpackedWasm(assets: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, Uint8Array> {
  const packed = [...assets].filter(
    ([path]) => path.endsWith('.wasm.br') && !assets.has(path.slice(0, -'.br'.length)),
  )
  if (packed.length === 0) return assets
  const unpacked = packed.flatMap(([path, bytes]) => {
    const code = unpack(bytes)
    return code === undefined ? [] : [[path.slice(0, -'.br'.length), code] as const]
  })
  return new Map([...assets, ...unpacked])
}

/** Most files do not change from one compilation to the next. */
const known = new WeakMap<Uint8Array, { readonly code: Uint8Array | undefined }>()

function unpack(packed: Uint8Array): Uint8Array | undefined {
  const before = known.get(packed)
  if (before) return before.code
  let code: Uint8Array | undefined
  try {
    code = brotliDecompressSync(packed, { maxOutputLength: MOST_BYTES })
  } catch {
    // Not Brotli, or too much of it.
  }
  known.set(packed, { code })
  return code
}
