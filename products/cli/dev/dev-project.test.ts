import { mkdtemp, readdir, rm, writeFile, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { openDevProject, type Compiled, type DevProject } from './dev-project.ts'

let folder = ''
let project: DevProject | undefined
afterEach(async () => {
  await project?.close()
  await rm(folder, { recursive: true, force: true })
})

async function openProject(files: Readonly<Record<string, string>>): Promise<{
  readonly next: () => Promise<Compiled>
  write(path: string, text: string): Promise<void>
}> {
  folder = await mkdtemp(join(tmpdir(), 'maque-dev-'))
  const write = async (path: string, text: string): Promise<void> => {
    await mkdir(join(folder, path, '..'), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  for (const [path, text] of Object.entries(files)) await write(path, text)
  const compiled: Compiled[] = []
  let waiting: ((compiled: Compiled) => void) | undefined
  project = openDevProject({ folder, language: 'en' }, (one) => {
    if (waiting) waiting(one)
    else compiled.push(one)
    waiting = undefined
  })
  const next = (): Promise<Compiled> => {
    const known = compiled.shift()
    return known ? Promise.resolve(known) : new Promise((resolve) => (waiting = resolve))
  }
  await project.watching
  return { next, write }
}

const app = {
  'app.json': '{"pages":["a/a"]}',
  'a/a.wxml': '<view>one</view>',
  'a/a.js': 'Page({})',
}

describe('a project in development', () => {
  it('is compiled at once and after every change', async () => {
    const { next, write } = await openProject(app)
    const first = await next()
    await write('a/a.wxml', '<view>two</view>')
    const second = await next()
    expect(first.bundle?.digest).toMatch(/^[0-9a-f]{64}$/)
    expect(second.bundle?.digest).toMatch(/^[0-9a-f]{64}$/)
    expect(second.bundle?.digest).not.toBe(first.bundle?.digest)
  })

  it('may begin without anything to open', async () => {
    const { next, write } = await openProject({ 'readme.txt': '' })
    expect((await next()).bundle).toBe(undefined)
    for (const [path, text] of Object.entries(app)) await write(path, text)
    let last = await next()
    while (!last.bundle) last = await next()
    expect(last.bundle.firstFiles.length).toBeGreaterThan(0)
  })

  it('is found where project.config.json says', async () => {
    const { next } = await openProject({
      'project.config.json': '{"miniprogramRoot":"src/"}',
      ...Object.fromEntries(Object.entries(app).map(([path, text]) => [`src/${path}`, text])),
    })
    expect((await next()).bundle).toBeDefined()
  })

  it('is not written into', async () => {
    const { next } = await openProject(app)
    await next()
    expect((await readdir(folder, { recursive: true })).sort()).toEqual([
      'a',
      'a/a.js',
      'a/a.wxml',
      'app.json',
    ])
  })
})
