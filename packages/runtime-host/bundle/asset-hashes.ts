import type { BundleManifest } from '@maque/protocol/bundle/manifest.ts'

/** The hashes of the files that pages may show, by path: all but those that packages consist of. */
export function assetHashes({ files, packages }: BundleManifest): Readonly<Record<string, string>> {
  const parts = new Set(
    packages.flatMap(({ script, logicUnits, viewUnits, wxs }) => [script, logicUnits, viewUnits, wxs]),
  )
  const hashes: Record<string, string> = {}
  for (const [path, { sha256 }] of Object.entries(files)) if (!parts.has(path)) hashes[path] = sha256
  return hashes
}
