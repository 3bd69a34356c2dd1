import { fileAddress } from '../content/file-address.ts'
import type { BundleManifest } from './manifest.ts'

/** Addresses of the files that every opening begins with, whichever page is first: the main package. */
export function firstFilesOf({ packages, files }: BundleManifest): readonly string[] {
  const main = packages.find(({ root }) => root === '')
  if (!main) return []
  return [main.script, main.logicUnits, main.viewUnits, main.wxs].flatMap((path) => {
    const file = path === undefined ? undefined : files[path]
    return path === undefined || !file ? [] : [fileAddress(file.sha256, path)]
  })
}
