import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Terminal } from '../terminal/terminal.ts'

/** New apps begin as the smallest of the examples: what is shown to people is what they get. */
const template = fileURLToPath(new URL('../../../examples/todo', import.meta.url))

/** `maque create`: never writes into a folder that exists. */
export function create(folder: string, { texts, print, say }: Terminal): 0 | 1 {
  const name = basename(resolve(folder))
  if (name === '' || /[<>:"|?*\0]/.test(name)) {
    say(texts.createBadName(folder))
    return 1
  }
  if (existsSync(folder)) {
    say(texts.createExists(folder))
    return 1
  }
  cpSync(template, folder, { recursive: true, filter: (path) => basename(path) !== 'node_modules' })
  nameProject(join(folder, 'project.config.json'), name)
  print(texts.created(folder))
  return 0
}

function nameProject(file: string, name: string): void {
  const config: unknown = JSON.parse(readFileSync(file, 'utf8'))
  if (typeof config !== 'object' || config === null) return
  writeFileSync(file, `${JSON.stringify({ ...config, projectname: name }, null, 2)}\n`)
}
