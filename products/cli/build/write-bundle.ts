import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { CompiledBundle } from '@maque/compiler/bundle/compiled-bundle.ts'
import { toStandardMap } from '@maque/compiler/bundle/source-maps.ts'

/**
 * Writes a bundle as files: `manifest.json` and everything it names, and beside each script its
 * source map. A bundle that was written there before is replaced; a folder that holds anything else
 * is left as it is, and the answer is `false`.
 */
export function writeBundle(bundle: CompiledBundle, folder: string): boolean {
  if (existsSync(folder)) {
    const isOurs = existsSync(join(folder, 'manifest.json')) && existsSync(join(folder, '_maque'))
    if (readdirSync(folder).length > 0 && !isOurs) return false
    rmSync(folder, { recursive: true })
  }
  write(join(folder, 'manifest.json'), bundle.manifestBytes)
  for (const [path, bytes] of bundle.files) write(join(folder, path), bytes)
  for (const [path, map] of bundle.maps) {
    write(join(folder, `${path}.map`), JSON.stringify(toStandardMap(map, () => undefined)))
  }
  return true
}

function write(path: string, content: Uint8Array | string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
}
