import { readFileSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openInstanceSecrets, replaceSigningKey } from '@maque/platform/kernel/secrets/instance-secrets.ts'
import { openTeaShop, type TeaShop } from '@maque/testing/platform/tea-shop.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { textsIn } from '../terminal/texts.ts'
import { verify } from './verify.ts'

let shop: TeaShop
let file: string
let server: Server
let answer = ''
const said: string[] = []
const terminal: Terminal = {
  texts: textsIn('en'),
  print: (text) => said.push(text),
  say: (text) => said.push(text),
  hasColors: false,
}
beforeAll(async () => {
  shop = await openTeaShop()
  const app = await shop.newApp()
  await shop.bringOnline(app, '1.0')
  const { exportId } = await shop.owner.call('POST /api/apps/:appId/exports', {
    params: { appId: app.appId },
  })
  const path = `/api/apps/${app.appId}/exports/${exportId}`
  const sent = await shop.owner.send(new Request(`http://localhost:8080${path}`))
  file = join(shop.homeFolder, 'tea.zip')
  writeFileSync(file, Buffer.from(await sent.arrayBuffer()))
  server = createServer((_, response) => void response.end(answer))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  server?.close()
  await shop?.close()
})

async function run(path: string, isAsked = false): Promise<readonly [code: number, text: string]> {
  said.length = 0
  // The server listens on a port, so its address is not a path.
  const { port } = server.address() as AddressInfo
  const instance = isAsked ? `http://127.0.0.1:${port}` : undefined
  return [await verify({ file: path, instance }, terminal), said.join('\n')]
}

const published = async (): Promise<string> => {
  const { bundleKey, successions } = await openInstanceSecrets(shop.homeFolder)
  return JSON.stringify({ name: 'test', bundleKey, successions })
}

describe('verifying an exported app', () => {
  it('tells what it is and by which key, and refuses what was changed', async () => {
    const [code, text] = await run(file)
    expect([code, text]).toEqual([0, expect.stringContaining('1 version, 1 in the log of releases')])
    const changed = join(shop.homeFolder, 'changed.zip')
    const bytes = readFileSync(file)
    bytes[bytes.length - 1]! ^= 1
    writeFileSync(changed, bytes)
    expect(await run(changed)).toEqual([1, expect.stringContaining('not what a platform wrote')])
    expect(await run('/nowhere')).toEqual([1, '/nowhere cannot be read.'])
  })

  it('knows the platform by the key it publishes, also after that was replaced, and no other', async () => {
    answer = await published()
    expect(await run(file, true)).toEqual([0, expect.stringContaining('That is the key of')])
    await replaceSigningKey(shop.homeFolder)
    answer = await published()
    expect(await run(file, true)).toEqual([0, expect.stringContaining('or one that has signed for it')])
    const { bundleKey } = JSON.parse(answer) as { readonly bundleKey: object }
    for (const other of [JSON.stringify({ bundleKey, successions: [] }), '{}', '<html>']) {
      answer = other
      expect(await run(file, true)).toEqual([1, expect.stringContaining('That is not the key of')])
    }
  })
})
