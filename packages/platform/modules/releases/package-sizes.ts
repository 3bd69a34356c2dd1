import { parseJson } from '@maque/base/parse-json.ts'
import type { PackageSize } from '@maque/protocol/platform/ci.ts'
import { z } from 'zod'

const subpackage = z.object({ root: z.string() })

const appConfig = z.object({
  subpackages: z.array(subpackage).optional(),
  subPackages: z.array(subpackage).optional(),
})

/** How large a project’s files are, by the package that they come in: everything, the main one, the others. */
export function packageSizes(files: ReadonlyMap<string, Uint8Array>): readonly PackageSize[] {
  const roots = subpackageRoots(files)
  const sizes = new Map<string, number>([MAIN, ...roots].map((root) => [root, 0]))
  let full = 0
  for (const [path, { byteLength }] of files) {
    const root = roots.find((folder) => path.startsWith(`${folder}/`)) ?? MAIN
    sizes.set(root, (sizes.get(root) ?? 0) + byteLength)
    full += byteLength
  }
  return [{ name: EVERYTHING, size: full }, ...[...sizes].map(([name, size]) => ({ name, size }))]
}

const EVERYTHING = '__FULL__'
const MAIN = '__APP__'

/** None when there is no readable app.json: that the compiler tells of. */
function subpackageRoots(files: ReadonlyMap<string, Uint8Array>): readonly string[] {
  const config = appConfig.safeParse(parseJson(Buffer.from(files.get('app.json') ?? '').toString()))
  if (!config.success) return []
  const { subpackages = [], subPackages = [] } = config.data
  return [...subpackages, ...subPackages].map(({ root }) => root.replaceAll(/^\/+|\/+$/g, ''))
}
