/**
 * `WXWebAssembly`: WebAssembly whose code is a file of the package.
 *
 * (1) Code comes by its path in the package and in no other way: an app gets no module, nor what makes
 *     modules of bytes.
 * (2) It is compiled and started in one go. While something is waited for, an app that has changed what
 *     promises are made of would be handed the module.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/performance/wasm.html
 */
import type { CallAnswer } from '@maque/protocol/bridge/logic-host.ts'
import type { WasmEngine } from '../confinement/platform.ts'

export interface PackageWasm {
  readonly instantiate: (path: unknown, imports?: unknown) => Promise<{ readonly instance: object }>
  readonly Memory: unknown
  readonly Table: unknown
  readonly Global: unknown
}

export function packageWasm(
  { Module, Instance, Memory, Table, Global }: WasmEngine,
  readFile: (path: string) => Promise<CallAnswer>,
): PackageWasm {
  return {
    async instantiate(path, imports) {
      if (typeof path !== 'string')
        throw new TypeError('WXWebAssembly.instantiate: path must be a string: a file of the package')
      const problem = problemWith(path)
      if (problem !== undefined) throw new Error(`WXWebAssembly.instantiate: "${path}" ${problem}`)
      // The compiler has unpacked what is packed with Brotli, beside it.
      const answer = await readFile(path.replace(/\.br$/, ''))
      if (!answer.ok) throw new Error(`WXWebAssembly.instantiate: "${path}": ${answer.reason}`)
      const { bytes } = answer.result as { readonly bytes: ArrayBuffer }
      return { instance: new Instance(new Module(bytes), imports as WebAssembly.Imports | undefined) }
    },
    Memory,
    Table,
    Global,
  }
}

function problemWith(path: string): string | undefined {
  if (path.includes('://')) return 'is no file of the package'
  if (!/\.wasm(\.br)?$/.test(path)) return 'does not end with .wasm or .wasm.br'
  return undefined
}
