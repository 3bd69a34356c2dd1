import type { BundleManifest } from './manifest.ts'

/** Files as their addresses name them, from files as their bundle does. */
export function filesByHash(
  manifest: Pick<BundleManifest, 'files'>,
  files: ReadonlyMap<string, Uint8Array>,
): ReadonlyMap<string, Uint8Array> {
  return new Map(
    [...files].flatMap(([path, bytes]) => {
      const file = Object.hasOwn(manifest.files, path) ? manifest.files[path] : undefined
      return file ? [[file.sha256, bytes] as const] : []
    }),
  )
}
