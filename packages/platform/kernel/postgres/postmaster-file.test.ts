import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findPostmaster, removeStaleFiles } from './postmaster-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'maque-postmaster-'))
const file = join(folder, 'postmaster.pid')
const socketLock = join(folder, '.s.PGSQL.5432.lock')
const write = (pid: number): void => {
  for (const name of [file, socketLock]) writeFileSync(name, `${pid}\n${folder}\n1700000000\n5432\n`)
}

/** A process that looks like one that serves this cluster. */
let postmaster: ChildProcess
beforeAll(async () => {
  postmaster = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', 'postgres', '-D', folder])
  await new Promise((resolve) => postmaster.once('spawn', resolve))
})
afterAll(() => {
  postmaster.kill('SIGKILL')
  rmSync(folder, { recursive: true })
})

describe("a cluster's pid file", () => {
  it('names the process that serves it, and then stays', () => {
    write(postmaster.pid ?? 0)
    expect(findPostmaster(folder)).toBe(postmaster.pid)
    removeStaleFiles({ dataFolder: folder, socketFolder: folder })
    expect(existsSync(file)).toBe(true)
  })

  it.each([
    ['names nobody', 2 ** 22 + 1],
    ['names another program that has got the number since', process.pid],
    ['is damaged', Number.NaN],
  ])('is removed when it %s', (_, pid) => {
    write(pid)
    expect(findPostmaster(folder)).toBeUndefined()
    removeStaleFiles({ dataFolder: folder, socketFolder: folder })
    expect([existsSync(file), existsSync(socketLock)]).toEqual([false, false])
  })
})
