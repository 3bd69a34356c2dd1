import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { create } from '../create/create.ts'
import { explain } from '../explain/explain.ts'
import { languageOf } from '../terminal/language.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { textsIn } from '../terminal/texts.ts'
import { build } from './build.ts'

let folder: string
let said: string[]
const terminal: Terminal = {
  texts: textsIn('en'),
  print: (text) => said.push(text),
  say: (text) => said.push(text),
  hasColors: false,
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'maque-cli-'))
  said = []
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('maque create', () => {
  it('makes an app that builds without a diagnostic, under its own name', async () => {
    const app = join(folder, 'mine')
    expect(create(app, terminal)).toBe(0)
    expect(JSON.parse(readFileSync(join(app, 'project.config.json'), 'utf8'))).toMatchObject({
      projectname: 'mine',
    })
    expect(await build({ folder: app, mode: 'release', out: undefined }, terminal)).toBe(0)
    expect(said.at(-1)).toBe('0 errors, 0 warnings')
  })

  it('leaves what exists alone', () => {
    expect(create(folder, terminal)).toBe(1)
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('maque build', () => {
  it('writes nothing unless told where', async () => {
    const app = join(folder, 'mine')
    create(app, terminal)
    const before = readdirSync(app, { recursive: true })
    await build({ folder: app, mode: 'development', out: undefined }, terminal)
    expect(readdirSync(app, { recursive: true })).toEqual(before)
  })

  it('writes the bundle and replaces it, and nothing else', async () => {
    const app = join(folder, 'mine')
    const out = join(folder, 'out')
    create(app, terminal)
    for (const _ of ['first', 'again']) {
      expect(await build({ folder: app, mode: 'development', out }, terminal)).toBe(0)
      expect(existsSync(join(out, 'manifest.json'))).toBe(true)
    }
    expect(await build({ folder: app, mode: 'development', out: app }, terminal)).toBe(1)
    expect(existsSync(join(app, 'app.json'))).toBe(true)
  })

  it('ends with 1 and shows the line when something is wrong', async () => {
    writeFileSync(join(folder, 'app.json'), '{"pages":["a"]}')
    writeFileSync(join(folder, 'a.wxml'), '')
    writeFileSync(join(folder, 'a.js'), 'let a = (')
    expect(await build({ folder, mode: 'development', out: undefined }, terminal)).toBe(1)
    expect(said.join('\n')).toContain('> 1 | let a = (')
  })

  it('ends with 1 when there is no app', async () => {
    expect(await build({ folder, mode: 'development', out: undefined }, terminal)).toBe(1)
    expect(await build({ folder: join(folder, 'x'), mode: 'development', out: undefined }, terminal)).toBe(1)
  })
})

describe('maque explain', () => {
  it('knows every code that it lists', () => {
    explain(undefined, terminal)
    const codes = said.map((line) => line.split(' ')[0] ?? '')
    expect(codes.length).toBeGreaterThan(80)
    expect(new Set(codes).size).toBe(codes.length)
    for (const code of codes) expect(explain(code, terminal)).toBe(0)
    expect(said.join('\n')).not.toMatch(/undefined is|NaN|\[object/)
    expect(codes).toEqual(
      expect.arrayContaining([
        'js/syntax-error',
        'code/runs-text',
        'run/blank',
        'scan/ended',
        'upload/crashed',
      ]),
    )
    expect(explain('access/color-contrast', terminal)).toBe(0)
  })

  it('says when there is no such code', () => {
    expect(explain('x/y', terminal)).toBe(1)
  })
})

describe('the language of the command line', () => {
  it.each([
    ['is what was chosen', 'zh', { LANG: 'en_US.UTF-8' }, 'zh'],
    ['is what the terminal is set to', undefined, { LANG: 'zh_CN.UTF-8' }, 'zh'],
    ['is first what overrides it', undefined, { LC_ALL: 'en_GB.UTF-8', LANG: 'zh_CN.UTF-8' }, 'en'],
    ['is Chinese when the terminal is set to none', undefined, { LANG: 'C.UTF-8' }, 'zh'],
    ['is Chinese when nothing is set', undefined, {}, 'zh'],
  ])('%s', (_, chosen, environment, language) => {
    expect(languageOf(chosen, environment)).toBe(language)
  })
})
