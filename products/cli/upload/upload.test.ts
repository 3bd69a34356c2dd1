import { createServer, type IncomingMessage, type Server } from 'node:http'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Terminal } from '../terminal/terminal.ts'
import { textsIn } from '../terminal/texts.ts'
import { preview } from './preview.ts'
import { upload } from './upload.ts'

let folder: string
let server: Server
let received: {
  readonly url: string
  readonly headers: IncomingMessage['headers']
  readonly body: Uint8Array
}[]
let answer: { readonly status: number; readonly body: string }
let said: string[]
const terminal: Terminal = {
  texts: textsIn('en'),
  print: (text) => said.push(text),
  say: (text) => said.push(text),
  hasColors: false,
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'maque-upload-'))
  received = []
  said = []
  answer = { status: 201, body: '{}' }
  server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      received.push({ url: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks) })
      response.writeHead(answer.status).end(answer.body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterEach(() => {
  server.close()
  rmSync(folder, { recursive: true })
})

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

function run(options: Partial<Parameters<typeof upload>[0]> = {}): Promise<0 | 1> {
  // The server listens on a port, so its address is not a path.
  const { port } = server.address() as AddressInfo
  const defaults = {
    appId: 'wx1',
    token: 'secret',
    keyFile: undefined,
    version: '1.0.2',
    description: '新 版',
  }
  return upload({ folder, server: `http://127.0.0.1:${port}`, ...defaults, ...options }, terminal)
}

const app = { 'app.json': '{"pages":["a"]}', 'a.wxml': '<view/>' }

describe('a preview', () => {
  const runPreview = (path?: string): Promise<0 | 1> => {
    const { port } = server.address() as AddressInfo
    const sender = { folder, server: `http://127.0.0.1:${port}`, appId: 'wx1', token: 'secret' }
    return preview({ ...sender, keyFile: undefined, path }, terminal)
  }

  it('sends the source, and prints a code, its address and until when it is good', async () => {
    write(app)
    const address = 'https://maque.example/preview/release_1?path=a'
    const until = '2026-03-01T08:25:00.000Z'
    answer = { status: 201, body: JSON.stringify({ release: { state: 'development' }, address, until }) }
    expect(await runPreview('a?k=v')).toBe(0)
    expect(received.map(({ url, headers }) => [url, headers.authorization])).toEqual([
      ['/api/apps/wx1/previews?path=a%3Fk%3Dv', 'Bearer secret'],
    ])
    const [code, told] = said.slice(-2)
    expect(code?.split('\n').length).toBeGreaterThan(10)
    expect(code).toMatch(/^[\s█▀▄]+$/u)
    expect(told).toBe(
      `${address}\nMembers of the app can open it until ${new Date(until).toLocaleTimeString('en')}.`,
    )
  })

  it('that the platform could not compile has failed, and shows why', async () => {
    write(app)
    const wrong = {
      severity: 'error',
      message: { zh: '错了', en: 'it is wrong' },
      file: 'a.js',
      line: 3,
      column: 4,
    }
    answer = { status: 201, body: JSON.stringify({ release: { state: 'failed', diagnostics: [wrong] } }) }
    expect(await runPreview()).toBe(1)
    expect(said.slice(-2)).toEqual(['it is wrong\n  a.js:3:4', 'The platform could not compile the preview.'])
  })
})

describe('an upload', () => {
  it('sends the source, and of npm packages what is used', async () => {
    write({
      'project.config.json': '{"miniprogramRoot":"mini","cloudfunctionRoot":"cloud"}',
      'mini/app.json': '{"pages":["a"]}',
      'mini/a.wxml': '<view/>',
      'mini/a.js': 'require("p/used")',
      'mini/.env': 'SECRET=1',
      'cloud/login/index.js': '',
      'project.private.config.json': '{}',
      'node_modules/p/package.json': '{}',
      'node_modules/p/used.js': '',
      'node_modules/p/unused.js': '',
    })
    expect(await run()).toBe(0)
    expect(received.map(({ url, headers }) => [url, headers.authorization, headers['content-type']])).toEqual(
      [
        [
          '/api/apps/wx1/releases?version=1.0.2&description=%E6%96%B0+%E7%89%88',
          'Bearer secret',
          'application/zip',
        ],
      ],
    )
    const files = unzipSync(received[0]?.body ?? new Uint8Array())
    expect(Object.keys(files).sort()).toEqual([
      'mini/a.js',
      'mini/a.wxml',
      'mini/app.json',
      'mini/miniprogram_npm/p/used.js',
      'project.config.json',
    ])
    expect(strFromU8(files['mini/a.js'] ?? new Uint8Array())).toBe('require("p/used")')
  })

  it('reads its key from a file', async () => {
    write({ ...app, key: 'from-file\n' })
    expect(await run({ token: undefined, keyFile: join(folder, 'key') })).toBe(0)
    expect(received[0]?.headers.authorization).toBe('Bearer from-file')
  })

  it.each([
    ['has no key', { token: undefined }, 'Who uploads?'],
    ['has a key file that is not there', { keyFile: '/nowhere/key' }, 'cannot be read'],
    ['has no real version', { version: '1.0' }, 'three numbers'],
    ['has no real address', { server: 'ftp://x' }, 'is not an address'],
    ['has no folder', { folder: '/nowhere' }, 'is not a folder'],
    ['reaches nobody', { server: 'http://127.0.0.1:1' }, 'does not answer'],
  ])('that %s says so and sends nothing', async (_, options, reason) => {
    write(app)
    expect(await run(options)).toBe(1)
    expect(received).toEqual([])
    expect(said.join('\n')).toContain(reason)
  })

  it.each([
    [
      'in the words of the platform',
      409,
      '{"code":"name-taken","message":{"zh":"已被使用","en":"It is taken."}}',
      'It is taken.',
    ],
    ['by its status when something in between answers', 502, '<html>', 'HTTP 502'],
  ])('that is refused says why, %s', async (_, status, body, reason) => {
    write(app)
    answer = { status, body }
    expect(await run()).toBe(1)
    expect(said.join('\n')).toContain(reason)
  })

  it('that the platform could not compile has failed, and shows why', async () => {
    write(app)
    const diagnostics = [
      { severity: 'warning', message: { zh: '', en: 'never mind' }, file: 'a.wxml', line: 1, column: 2 },
      {
        severity: 'error',
        message: { zh: '错了', en: 'it is wrong' },
        file: 'a.js',
        line: 3,
        column: 4,
        frame: '> 3 | oops',
        fix: { zh: '改正', en: 'Correct it.' },
      },
    ]
    answer = { status: 201, body: JSON.stringify({ state: 'failed', diagnostics }) }
    expect(await run()).toBe(1)
    expect(said.join('\n')).toContain('it is wrong\n  a.js:3:4\n> 3 | oops\nCorrect it.')
    expect(said.join('\n')).not.toContain('never mind')
  })
})
