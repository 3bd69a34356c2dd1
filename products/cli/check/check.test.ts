import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Terminal } from '../terminal/terminal.ts'
import { textsIn } from '../terminal/texts.ts'
import { check } from './check.ts'

const project = {
  'app.json': JSON.stringify({ pages: ['a', 'b'] }),
  'app.js': 'App({})',
  'a.js': "Page({ go() { wx.chooseAddress(); wx.request({ url: 'https://tea.example.com/' }) } })",
  'a.wxml': '<view />',
  'b.js': 'Page({})',
  'b.wxml': '<view />',
}

async function checked(
  files: Readonly<Record<string, string>>,
): Promise<{ readonly exitCode: number; readonly printed: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'maque-check-'))
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    const lines: string[] = []
    const print = (text: string): void => void lines.push(text)
    const terminal: Terminal = { texts: textsIn('en'), print, say: print, hasColors: false }
    return { exitCode: await check(folder, terminal), printed: lines.join('\n') }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

describe('maque check', () => {
  it('lists what is to be declared, and passes', async () => {
    const { exitCode, printed } = await checked(project)
    expect(exitCode).toBe(0)
    expect(printed).toContain('personal data  Address')
    expect(printed).toContain('domains        https://tea.example.com')
    expect(printed).toContain('R6.1 privacy/not-in-app-json app.json:1:1')
  })

  it('fails over what reviewers would reject', async () => {
    const { exitCode, printed } = await checked({ ...project, 'b.js': 'eval(`tea`)' })
    expect(exitCode).toBe(1)
    expect(printed).toContain('error R7.2 code/runs-text b.js:1:1\n  eval runs text as code.')
  })

  it('says when there is nothing to open', async () => {
    const { exitCode, printed } = await checked({ 'readme.txt': 'tea' })
    expect(exitCode).toBe(1)
    expect(printed).toContain('There is nothing to open.')
  })
})
