/** Runs `maque dev` on a folder for as long as a script needs it. */
import { spawn } from 'node:child_process'
import { readFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'

export interface DevPlayer {
  readonly address: string
  /** Every page that the project lists, subpackages included. */
  readonly pages: readonly string[]
  stop(): void
}

let started = 0

export async function startDevPlayer(folder: string): Promise<DevPlayer> {
  const port = 20_000 + ((process.pid + started++) % 20_000)
  const child = spawn(process.execPath, ['products/cli/main.ts', 'dev', folder, '--port', String(port)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const stop = (): void => void child.kill()
  process.once('exit', stop)
  const address = `http://localhost:${port}`
  for (const deadline = Date.now() + 60_000; Date.now() < deadline;) {
    if (
      await fetch(address).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return { address, pages: listPages(folder), stop }
    if (child.exitCode !== null) throw new Error(`maque dev ended before it served ${folder}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  stop()
  throw new Error(`maque dev did not serve ${folder} within a minute`)
}

interface ListedPages {
  readonly pages?: readonly string[]
  readonly subPackages?: readonly { readonly root: string; readonly pages: readonly string[] }[]
  readonly subpackages?: readonly { readonly root: string; readonly pages: readonly string[] }[]
}

function listPages(folder: string): readonly string[] {
  const project = join(folder, 'project.config.json')
  const root = existsSync(project)
    ? (JSON.parse(readFileSync(project, 'utf8')) as { miniprogramRoot?: string }).miniprogramRoot
    : undefined
  const app = [join(folder, root ?? '', 'app.json'), join(folder, 'app.json')].find((path) =>
    existsSync(path),
  )
  if (app === undefined) throw new Error(`${folder} has no app.json`)
  const {
    pages = [],
    subPackages = [],
    subpackages = [],
  } = JSON.parse(readFileSync(app, 'utf8')) as ListedPages
  return [
    ...pages,
    ...[...subPackages, ...subpackages].flatMap(({ root, pages }) => pages.map((page) => join(root, page))),
  ]
}
