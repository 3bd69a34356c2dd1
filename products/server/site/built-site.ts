/** What `npm run build` made for browsers, read once: a new build is served after a restart. */
import { createHash } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import {
  makeFrameDocuments,
  readFrameScripts,
  type FrameDocuments,
} from '@maque/content/frames/frame-documents.ts'

export interface BuiltSite {
  readonly documents: FrameDocuments
  /** By path on the site: `player/home.js`, `console/index.html`. */
  readonly files: ReadonlyMap<string, BuiltFile>
  /** The scripts that a script of the player imports at once, by its name. */
  importsOf(script: string): readonly string[]
}

export interface BuiltFile {
  readonly bytes: Buffer
  readonly etag: string
  readonly type: string
  /** Its name changes with its content. */
  readonly isNamedByContent: boolean
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
}

/** `undefined` when nothing has been built. */
export async function readBuiltSite(buildFolder: string): Promise<BuiltSite | undefined> {
  const read = (name: string): Promise<string> => readFile(join(buildFolder, name), 'utf8')
  try {
    const [frames, stamp] = await Promise.all([readFrameScripts(read), read('player/player.stamp.json')])
    // Written by the build.
    const { scripts } = JSON.parse(stamp) as {
      readonly scripts: readonly { readonly file: string; readonly imports: readonly string[] }[]
    }
    const files = new Map([
      ...(await readFolder(buildFolder, 'player')),
      ...(await readFolder(buildFolder, 'console')),
    ])
    return {
      documents: makeFrameDocuments(frames),
      files,
      importsOf: (script) => scripts.find(({ file }) => file === `player/${script}`)?.imports ?? [],
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

async function readFolder(root: string, name: string): Promise<readonly (readonly [string, BuiltFile])[]> {
  const entries = await readdir(join(root, name), { recursive: true, withFileTypes: true })
  const served = entries.filter(
    (entry) => entry.isFile() && extname(entry.name) in types && !entry.name.endsWith('.stamp.json'),
  )
  return Promise.all(
    served.map(async (entry) => {
      const path = join(entry.parentPath, entry.name)
      return [relative(root, path).split(sep).join('/'), await readBuiltFile(path)] as const
    }),
  )
}

async function readBuiltFile(path: string): Promise<BuiltFile> {
  const bytes = await readFile(path)
  return {
    bytes,
    etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
    type: types[extname(path)] ?? 'application/octet-stream',
    isNamedByContent: /-[\w-]{8}\.\w+$/.test(path),
  }
}
