/**
 * `npm run clients [-- NAME …]`: programs that others wrote, from npm and unchanged, against a
 * server of their own. See corpora/clients/README.md.
 */
import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import {
  freePort,
  makeHomeFolder,
  spawnServer,
  type SpawnedServer,
} from '@maque/testing/server/spawned-server.ts'
import { openOffice } from './clients/office.ts'

const SOURCE = resolve('corpora/clients')
const INSTALLED = resolve('.maque/clients')

export async function clients(asked: readonly string[]): Promise<boolean> {
  const all = readdirSync(SOURCE).filter((name) => existsSync(join(SOURCE, name, 'package.json')))
  const unknown = asked.find((name) => !all.includes(name))
  if (unknown !== undefined) {
    console.error(`clients: there is no ${unknown}. There is: ${all.join(', ')}.`)
    return false
  }
  const names = asked.length > 0 ? asked : all
  for (const name of names) if (!(await install(name))) return false
  const near = resolve('packages/testing/server/reach-own-machine.ts')
  const receiverPort = String(await freePort())
  const server = await spawnServer(makeHomeFolder(), {
    SANDBOX: '1',
    REACHED_PORT: receiverPort,
    NODE_OPTIONS: `--import=${pathToFileURL(near).href}`,
  })
  const office = await openOffice(server)
  try {
    const environment = { ...(await prepare(server)), ...office.environment, RECEIVER_PORT: receiverPort }
    let allPassed = true
    for (const name of names)
      allPassed = (await run(process.execPath, FORCED, join(INSTALLED, name), environment)) && allPassed
    return allPassed
  } finally {
    office.close()
    await server.kill('SIGTERM')
  }
}

/** Some leave processes and connections behind that would keep theirs alive. */
const FORCED = ['--test', '--test-force-exit']

/** Beside the product, whose own packages stay as they are. */
async function install(name: string): Promise<boolean> {
  const folder = join(INSTALLED, name)
  mkdirSync(folder, { recursive: true })
  cpSync(join(SOURCE, name), folder, { recursive: true })
  const wanted = readFileSync(join(folder, 'package.json'), 'utf8')
  const stamp = join(folder, 'installed.json')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return true
  console.log(`maque: installing ${name} …`)
  const npm = join(dirname(process.execPath), 'npm')
  const words = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-workspaces']
  if (!(await run(existsSync(npm) ? npm : 'npm', words, folder, {}))) return false
  writeFileSync(stamp, wanted)
  return true
}

/** An app, the key that programs upload with, and what its own server would have: the secret, and codes of users. */
async function prepare(server: SpawnedServer): Promise<Readonly<Record<string, string>>> {
  const owner = await server.signIn('owner')
  const { appId } = await owner.createApp({ name: '程序的茶铺', intro: '给别人写的程序上传用。' })
  const { privateKey } = await owner.call('POST /api/apps/:appId/upload-pair', { params: { appId } })
  const file = join(server.homeFolder, 'upload.key')
  writeFileSync(file, privateKey)
  const params = { appId }
  const { secret } = await owner.call('POST /api/apps/:appId/secret', { params })
  const logIn = async () => (await owner.call('POST /api/opened-apps/:appId/login', { params })).code
  return {
    ORIGIN: server.origin,
    APP_ID: appId,
    UPLOAD_KEY: file,
    APP_SECRET: secret,
    LOGIN_CODES: [await logIn(), await logIn()].join(','),
  }
}

function run(
  program: string,
  words: readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string>>,
): Promise<boolean> {
  const child = spawn(program, words, { cwd, env: { ...process.env, ...environment }, stdio: 'inherit' })
  return new Promise((settle, reject) => {
    child.once('error', reject)
    child.once('close', (code) => settle(code === 0))
  })
}
