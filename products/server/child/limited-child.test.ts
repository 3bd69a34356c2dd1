import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runLimitedChild } from './limited-child.ts'

const limits = { timeMs: 30_000, heapMegabytes: 100, residentMegabytes: 300, answerBytes: 1000 }

describe('a process that can be lost', () => {
  it.each([
    [
      'crashes in native code',
      "process.kill(process.pid, 'SIGSEGV'); setInterval(() => {}, 1000)",
      'crashed',
    ],
    ['ends with an error', "throw new Error('out of tea')", 'broken'],
  ])('is told of as what it is when it %s, with what it had answered', async (_, ending, kind) => {
    const programFolder = mkdtempSync(join(tmpdir(), 'maque-child-'))
    try {
      const program = join(programFolder, 'child.cjs')
      writeFileSync(program, `require('node:fs').writeSync(3, 'tea'); ${ending}`)
      const parcel = { words: {}, files: new Map() }
      const child = { program, programFolder, options: [], environment: {}, parcel, limits }
      const outcome = await runLimitedChild(child)
      expect({ ...outcome, answer: outcome.answer.toString() }).toMatchObject({ kind, answer: 'tea' })
    } finally {
      rmSync(programFolder, { recursive: true })
    }
  })
})
