/** Builds the console with Vite into `.maque/build/console`, when its sources or tools have changed. */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'

const sources = ['products/console', 'packages/ui', 'packages/client', 'packages/protocol/platform']

/** Gives whether it had to be built. */
export async function buildConsole(root: string, buildFolder: string): Promise<boolean> {
  const stampFile = join(buildFolder, 'console.stamp')
  const state = await hashSources(root)
  const isBuilt = existsSync(join(buildFolder, 'console/index.html'))
  if (isBuilt && (await readFile(stampFile, 'utf8').catch(() => '')) === state) return false
  await build({ configFile: join(root, 'products/console/vite.config.ts'), logLevel: 'error' })
  await writeFile(stampFile, state)
  return true
}

async function hashSources(root: string): Promise<string> {
  const hash = createHash('sha256')
  const files = ['package-lock.json', 'scripts/build-console.ts']
  for (const folder of sources) {
    for (const entry of await readdir(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (entry.isFile() && !entry.parentPath.includes('node_modules'))
        files.push(join(entry.parentPath, entry.name).slice(root.length + 1))
    }
  }
  for (const file of files.toSorted()) hash.update(file).update(await readFile(join(root, file)))
  return hash.digest('hex')
}
