/** The scripts of frames and player, built if need be. */
import { spawn } from 'node:child_process'
import { readFile, readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import {
  makeFrameDocuments,
  readFrameScripts,
  type FrameDocuments,
} from '@maque/content/frames/frame-documents.ts'

export interface BuiltPlayer {
  readonly documents: FrameDocuments
  /** By file name. */
  readonly scripts: ReadonlyMap<string, Buffer>
  /** What `dev.js` imports at once. */
  readonly devImports: readonly string[]
  /** What it imports once it is at work. */
  readonly laterImports: readonly string[]
}

const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))))

/** A program of its own builds them: products do not know how, only where the result is. */
export async function buildPlayer(): Promise<BuiltPlayer> {
  await new Promise<void>((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'scripts/build.ts'), '--player'], {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let told = ''
    child.stderr.on('data', (text: Buffer) => (told += text.toString()))
    child.on('error', reject)
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`The player could not be built.\n${told.trim()}`)),
    )
  })
  const read = (file: string): Promise<Buffer> => readFile(join(root, '.maque/build', file))
  const [frames, stamp, scripts] = await Promise.all([
    readFrameScripts(async (name) => (await read(name)).toString()),
    read('player/player.stamp.json'),
    readScripts(join(root, '.maque/build/player')),
  ])
  const documents = makeFrameDocuments(frames)
  // Written by the build that has just ended.
  const built = JSON.parse(stamp.toString()) as {
    scripts: readonly { file: string; imports: readonly string[] }[]
  }
  const importsOf = (name: string): readonly string[] =>
    built.scripts.find(({ file }) => file === `player/${name}`)?.imports ?? []
  const devImports = importsOf('dev.js')
  const laterImports = ['capabilities.js', ...importsOf('capabilities.js')].filter(
    (name) => !devImports.includes(name),
  )
  return { documents, scripts, devImports, laterImports }
}

async function readScripts(folder: string): Promise<ReadonlyMap<string, Buffer>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.js'))
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name))] as const)),
  )
}
