/** Wires the platform, the content origins and the screens together, and serves them on one port. */
import { join } from 'node:path'
import { availableParallelism } from 'node:os'
import type { Context } from 'hono'
import { Hono } from 'hono'
import type { Logger } from 'pino'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { isPublicOrIn } from '@maque/content/outbound/address-policy.ts'
import { askOutside } from '@maque/content/outbound/ask-outside.ts'
import { createGuardedAgent } from '@maque/content/outbound/guarded-agent.ts'
import type { SocketRelays } from '@maque/content/outbound/socket-relays.ts'
import { systemClock } from '@maque/platform/kernel/clock.ts'
import { createCompressedBytes } from '@maque/platform/kernel/http/compressed-bytes.ts'
import { deviceCookie, deviceOf, newDevice } from '@maque/platform/kernel/http/device.ts'
import type { RaisedProblem } from '@maque/platform/kernel/http/problem.ts'
import { systemRandom } from '@maque/platform/kernel/random.ts'
import { openInstanceSecrets } from '@maque/platform/kernel/secrets/instance-secrets.ts'
import { openPlatform, type Platform } from '@maque/platform/platform.ts'
import { NOBODY } from '@maque/client/who-is-here.ts'
import type { Launch } from '@maque/protocol/platform/catalogue.ts'
import type { BilingualText } from '@maque/protocol/platform/problem.ts'
import { openServerBlobs } from './blobs/open-server-blobs.ts'
import { createChildCompiler, defaultCompileLimits } from './compile/child-compiler.ts'
import { createChildExaminer } from './examine/child-examiner.ts'
import { findBrowser } from './examine/find-browser.ts'
import { findProgramFolder, type ServerConfig } from './config.ts'
import { contentPlaces, openAppContents } from './content/app-contents.ts'
import { openServerDatabase } from './database.ts'
import { listen } from './listen.ts'
import { readProviders } from './providers.ts'
import { withSecurityHeaders } from './security-headers.ts'
import { isOwnHost, misdirected } from './own-host.ts'
import { originOf } from './request-origin.ts'
import { seedExamples } from './seed/examples.ts'
import { seedPeople, type SeededPeople } from './seed/people.ts'
import { personaPassword, seedPersonas } from './seed/personas.ts'
import { readBuiltSite, type BuiltSite } from './site/built-site.ts'
import { serveSite } from './site/serve-site.ts'

export interface RunningServer {
  readonly port: number
  readonly people: SeededPeople
  /** Of the accounts `individual@maque.local`, `enterprise@maque.local` …, when there are any. */
  readonly personaPassword?: string
  /** Settles when the database is gone: nothing works any more. */
  readonly databaseLost: Promise<void>
  stop(): Promise<void>
}

export interface StartOptions {
  readonly config: ServerConfig
  readonly log: Logger
  onProgress(message: string): void
}

/** How long requests in hand may take when the server is asked to stop. */
const PATIENCE_MS = 10_000
const JOB_BEAT_MS = 1_000

/** Refuses in words for the terminal. Resolves when everything is up. */
export async function startServer(options: StartOptions): Promise<Result<RunningServer, string>> {
  const { config, log, onProgress } = options
  const site = await readBuiltSite(join(findProgramFolder(), '.maque/build'))
  if (!site) return refuse('还没有构建，请用 npm start · Nothing has been built: use npm start.')

  // The port is taken first: then it is known at once whether it can be, and health can be asked.
  let handle: (request: Request, env: unknown) => Response | Promise<Response> = starting
  let upgrade: SocketRelays['upgrade'] = (_, connection) => void connection.destroy()
  const listening = await listen(config, {
    fetch: (request, env) => handle(request, env),
    upgrade: (...asked) => upgrade(...asked),
  }).catch((error: unknown) => error)
  if (!isListening(listening)) return refuse(portRefusal(config, listening))
  const giveUp = async (reason: string): Promise<Result<RunningServer, string>> => {
    await listening.close(0)
    return refuse(reason)
  }
  const blobs = await openServerBlobs(config)
  if (!blobs.ok) return giveUp(blobs.refusal)
  const database = await openServerDatabase(config)
  if (!database.ok) return giveUp(database.refusal)

  const secrets = await openInstanceSecrets(config.homeFolder)
  const proxySecret = secrets.secretFor('content proxy keys')
  const content = { config, documents: site.documents }
  const providers = readProviders(config.isSandbox)
  const mayConnect = isPublicOrIn(config.ownNetworks)
  const agent = createGuardedAgent(mayConnect)
  const compiler = createChildCompiler({ programFolder: findProgramFolder(), limits: defaultCompileLimits })
  const examiner =
    config.examinesWith === undefined
      ? undefined
      : createChildExaminer({
          programFolder: findProgramFolder(),
          browser: findBrowser(config.examinesWith),
          ownNetworks: config.ownNetworks,
          bundleKey: secrets.bundleKey,
          compiler,
        })
  if (examiner?.hindrance) onProgress(`${examiner.hindrance.zh} · ${examiner.hindrance.en}`)
  const platform = await openPlatform({
    instanceName: '麻雀',
    blobs: blobs.value,
    connection: database.value.connection,
    clock: systemClock,
    random: systemRandom,
    isSandbox: config.isSandbox,
    providers,
    outside: { ask: (request) => askOutside(request, { agent, mayConnect }) },
    policyPack: config.policyPack,
    log,
    secrets,
    compiler,
    ...(examiner && { examiner }),
    compilations: Math.max(1, Math.floor(availableParallelism() / 2)),
    jobBeatMs: JOB_BEAT_MS,
    content: contentPlaces(content, proxySecret),
    originOf: (c) => originOf(c, config),
    trustsProxy: config.trustsProxy,
  })
  const contents = openAppContents(content, platform, proxySecret, {
    agent,
    mayConnect,
    compressed: createCompressedBytes(),
  })
  const people = await seedPeople(platform, secrets)
  if (config.hasExamples) {
    await seedExamples({
      platform,
      people,
      examplesFolder: join(findProgramFolder(), 'examples'),
      port: listening.port,
      onProgress: (name) => onProgress(`发布示例「${name}」· releasing the example …`),
    })
  }
  const hasPersonas = config.hasExamples && config.isSandbox && providers.isPlayed
  if (hasPersonas) {
    await seedPersonas({
      platform,
      secrets,
      operator: people.reviewer,
      member: people.owner,
      port: listening.port,
      onRefusal: onProgress,
    })
  }
  const app = wholeSite(platform, site, config)
  const answer = async (request: Request, env: unknown): Promise<Response> => {
    const content = await contents.route(request)
    if (content) return content
    const host = request.headers.get('host')
    const isHealth = new URL(request.url).pathname === '/healthz'
    return isHealth || isOwnHost(host, config) ? app.fetch(request, env as object) : misdirected(host)
  }
  upgrade = contents.sockets.upgrade
  handle = async (request, env) => withSecurityHeaders(await answer(request, env), config.scheme)
  return accept({
    port: listening.port,
    people,
    ...(hasPersonas && { personaPassword: personaPassword(secrets) }),
    databaseLost: database.value.lost,
    stop: () =>
      stopInOrder([
        async () => contents.sockets.close(),
        () => listening.close(PATIENCE_MS),
        () => platform.stop(),
        () => agent.close(),
        () => database.value.stop(),
      ]),
  })
}

function starting(request: Request): Response {
  const isHealth = new URL(request.url).pathname === '/healthz'
  return new Response(isHealth ? 'starting' : '正在启动 · Starting …', {
    status: 503,
    headers: { 'Retry-After': '1', 'Content-Type': 'text/plain; charset=utf-8' },
  })
}

type Listening = Awaited<ReturnType<typeof listen>>

function isListening(outcome: unknown): outcome is Listening {
  return typeof outcome === 'object' && outcome !== null && 'port' in outcome && 'close' in outcome
}

function portRefusal({ host, port }: ServerConfig, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
  return code === 'EADDRINUSE'
    ? `端口 ${port} 已被占用，请用 PORT 指定别的 · Port ${port} is taken: choose another with PORT.`
    : `无法在 ${host}:${port} 上监听 · Cannot listen on ${host}:${port} (${code}).`
}

function wholeSite(platform: Platform, site: BuiltSite, config: ServerConfig): Hono {
  const app = new Hono()
  app.get('/healthz', async (c) =>
    (await platform.isReady()) ? c.text('ok') : c.text('database unavailable', 503),
  )
  app.route(
    '/',
    serveSite({
      site,
      compressed: createCompressedBytes(),
      launchOnline: (appId, c) => launchOnline(appId, c, platform, config),
      launchRelease: (releaseId, c) => launchRelease(releaseId, c, platform, config),
      personOf: async (c) => (await platform.accounts.ofRequest(c.req.raw.headers))?.id ?? NOBODY,
    }),
  )
  app.route('/', platform.http)
  return app
}

/** A browser that comes for the first time is given a name, so that it has the same version next time. */
async function launchOnline(
  appId: string,
  c: Context,
  platform: Platform,
  config: ServerConfig,
): Promise<Result<Launch, BilingualText | undefined>> {
  const { headers } = c.req.raw
  const known = deviceOf(headers)
  const device = known ?? newDevice(systemRandom)
  const origin = originOf(c, config)
  if (known === undefined) c.header('Set-Cookie', deviceCookie(device, origin))
  return inPagesWords(await platform.launchOnline({ appId, headers, device }, origin))
}

async function launchRelease(
  releaseId: string,
  c: Context,
  platform: Platform,
  config: ServerConfig,
): Promise<Result<Launch, BilingualText | undefined> | 'sign-in'> {
  const account = await platform.accounts.ofRequest(c.req.raw.headers)
  if (!account) return 'sign-in'
  return inPagesWords(await platform.releases.launch(releaseId, account, originOf(c, config)))
}

/** Of what is not there the page has its own words. */
function inPagesWords(launch: Result<Launch, RaisedProblem>): Result<Launch, BilingualText | undefined> {
  if (launch.ok) return launch
  const { code, message } = launch.refusal.problem
  return refuse(code === 'not-found' ? undefined : message)
}

async function stopInOrder(steps: readonly (() => Promise<void>)[]): Promise<void> {
  for (const step of steps) await step()
}
