import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openProjectFolder } from './disk-files.ts'
import { projectFromFiles } from './memory-files.ts'
import type { ProjectFiles } from './project-files.ts'

let folder: string
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'maque-project-')))
})
afterEach(() => rmSync(folder, { recursive: true }))

function write(path: string, text = path): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

const tree = [
  'app.json',
  'pages/b/b.js',
  'pages/a/a.js',
  'node_modules/n/package.json',
  'node_modules/n/i.js',
  '.git/config',
]

const kinds: readonly (readonly [kind: string, make: () => ProjectFiles])[] = [
  [
    'on disk',
    () => {
      for (const path of tree) write(`project/${path}`, path)
      return openProjectFolder(join(folder, 'project'))
    },
  ],
  ['in memory', () => projectFromFiles(tree.map((path) => [path, Buffer.from(path)]))],
]

describe.each(kinds)('a project %s', (_, make) => {
  it('lists its own files in sequence', () => {
    expect(make().list()).toEqual(['app.json', 'pages/a/a.js', 'pages/b/b.js'])
  })

  it('reads files and nothing else', () => {
    const files = make()
    expect(Buffer.from(files.read('app.json') ?? []).toString()).toBe('app.json')
    for (const path of ['pages', 'pages/a', 'x', '../app.json', '/etc/hostname', '']) {
      expect([path, files.has(path), files.read(path)]).toEqual([path, false, undefined])
    }
  })

  it('finds packages from every folder below their node_modules', () => {
    const files = make()
    expect(files.findPackage('n', 'pages/a')?.location).toBe('node_modules/n')
    expect(files.findPackage('n', '')?.has('i.js')).toBe(true)
    expect(files.findPackage('n', '')?.read('../../app.json')).toBeUndefined()
    expect(files.findPackage('missing', '')).toBeUndefined()
  })
})

describe('a project on disk', () => {
  it('refuses links that lead out of it and follows those that do not', () => {
    write('secret.txt')
    write('project/images/a.png')
    symlinkSync(join(folder, 'secret.txt'), join(folder, 'project/stolen.txt'))
    symlinkSync(folder, join(folder, 'project/up'))
    symlinkSync(join(folder, 'project/images'), join(folder, 'project/pictures'))
    symlinkSync(join(folder, 'nowhere'), join(folder, 'project/broken'))
    const files = openProjectFolder(join(folder, 'project'))
    expect(files.list()).toEqual(['images/a.png', 'pictures/a.png'])
    expect(files.refusals.map(({ path, reason }) => `${path} ${reason}`).sort()).toEqual([
      'broken unreadable',
      'stolen.txt leads-outside',
      'up leads-outside',
    ])
  })

  it('finds packages in the folders above up to the workspace, and not further', () => {
    write('node_modules/outside/package.json')
    write('workspace/package.json', '{ "workspaces": ["a"] }')
    write('workspace/node_modules/inside/package.json')
    write('workspace/a/app.json')
    const files = openProjectFolder(join(folder, 'workspace/a'))
    expect(files.findPackage('inside', '')?.location).toBe('../node_modules/inside')
    expect(files.findPackage('outside', '')).toBeUndefined()
  })

  it('sees what is said to have changed, and only that', () => {
    write('a.js')
    write('b.js')
    const files = openProjectFolder(folder)
    expect(files.list()).toEqual(['a.js', 'b.js'])
    write('c.js')
    write('d.js')
    rmSync(join(folder, 'a.js'))
    files.refresh(['a.js', 'c.js'])
    expect(files.list()).toEqual(['b.js', 'c.js'])
    files.refresh()
    expect(files.list()).toEqual(['b.js', 'c.js', 'd.js'])
  })
})

describe('a project in memory', () => {
  it('refuses paths that lead outside', () => {
    const files = projectFromFiles(
      ['app.json', '../a', '/b', 'c/../../d', 'e\\f.js', 'C:/g'].map((path) => [path, new Uint8Array()]),
    )
    expect(files.list()).toEqual(['app.json', 'e/f.js'])
    expect(files.refusals.map(({ path }) => path)).toEqual(['../a', '/b', 'c/../../d', 'C:/g'])
  })

  it('begins in the folder that holds everything', () => {
    const files = projectFromFiles(
      ['shop/app.json', 'shop/a.js', '__MACOSX/x'].map((path) => [path, new Uint8Array()]),
    )
    expect(files.list()).toEqual(['a.js', 'app.json'])
  })
})
