/**
 * A whole platform in memory but for its database and a temporary folder, with people who can
 * speak to it as any client does.
 */
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { refuse } from '@maque/base/result.ts'
import { confirmHere } from '@maque/client/confirm-here.ts'
import { createPlatformClient, type PlatformClient } from '@maque/client/platform-client.ts'
import type { Connection } from '@maque/client/send.ts'
import type { BlobPlace } from '@maque/platform/kernel/blobs/blob-store.ts'
import { blobsOnDisk } from '@maque/platform/kernel/blobs/disk-blob-store.ts'
import { diskFiles } from '@maque/platform/kernel/files/disk-files.ts'
import type { PackName } from '@maque/platform/kernel/policy/packs.ts'
import type { RuleValue } from '@maque/platform/kernel/policy/rule.ts'
import type { StaffRole } from '@maque/protocol/platform/session.ts'
import { openInstanceSecrets } from '@maque/platform/kernel/secrets/instance-secrets.ts'
import { playedProviders, type Providers } from '@maque/platform/providers.ts'
import { openPlatform, type Platform } from '@maque/platform/platform.ts'
import type { DatabaseConnection } from '@maque/platform/kernel/store/open-database.ts'
import type { Examiner } from '@maque/platform/examiner.ts'
import type { Outside } from '@maque/platform/outside.ts'
import type { SourceCompiler } from '@maque/platform/source-compiler.ts'
import { createPlatformDatabase } from '../postgres/fresh-database.ts'
import { createFakeCompiler } from './fake-compiler.ts'
import { createHandMovedClock, type HandMovedClock } from './hand-moved-clock.ts'

export interface TestPlatform {
  readonly platform: Platform
  readonly clock: HandMovedClock
  readonly homeFolder: string
  readonly connection: DatabaseConnection
  /** Somebody who signs in by password. */
  signIn(name: string, staffRoles?: readonly StaffRole[]): Promise<TestPerson>
  /**
   * What happens while some rules are others, as an operator publishes them; then they are as before. Cheaper
   * than another platform.
   */
  withRules<Value>(values: Readonly<Record<string, RuleValue>>, work: () => Promise<Value>): Promise<Value>
  /** Somebody with a cookie jar and no name. */
  newVisitor(): TestPerson
  /** Nobody in particular. */
  readonly visitor: TestPerson
  /** A program with an upload token. */
  program(token: string): PlatformClient
  /** Another process of the same instance, with the same database and files. */
  another(options: Pick<TestPlatformOptions, 'examiner'>): Promise<Platform>
  /** People speak to this process of the instance from now on. */
  moveTo(process: Platform): void
  close(): Promise<void>
}

export interface TestPerson extends PlatformClient {
  readonly id: string
  readonly email: string
  /** For what the client would not send. */
  send(request: Request): Promise<Response>
}

export interface TestPlatformOptions {
  readonly policyPack?: PackName
  readonly policyValues?: Readonly<Record<string, RuleValue>>
  readonly compiler?: SourceCompiler
  readonly isSandbox?: boolean
  /** Absent: submissions are reviewed without. */
  readonly examiner?: Examiner
  /** Absent: nothing outside can be reached. */
  readonly outside?: Outside
  /** How its processes reach the database; absent: directly. */
  readonly through?: (direct: DatabaseConnection) => Promise<DatabaseConnection>
  /** How often it looks for work that nobody told it of. */
  readonly jobBeatMs?: number
  /** Absent: on the disk. */
  readonly blobsIn?: (homeFolder: string) => BlobPlace
  /** Instead of played ones. */
  readonly providers?: Partial<Providers>
}

const HOST = 'localhost:8080'
/** Everybody's. */
export const PASSWORD = 'correct horse battery staple'

export async function openTestPlatform({
  policyPack = 'guide-2018',
  policyValues = {},
  isSandbox = false,
  outside = { ask: async () => refuse('unreachable') },
  compiler = createFakeCompiler(),
  providers = {},
  examiner,
  jobBeatMs = 50,
  through = async (direct) => direct,
  blobsIn = (folder) => blobsOnDisk(folder, diskFiles),
}: TestPlatformOptions = {}): Promise<TestPlatform> {
  const database = await createPlatformDatabase()
  const homeFolder = await mkdtemp(join(tmpdir(), 'maque-platform-'))
  const clock = createHandMovedClock()
  const connection = await through(database.connection)
  const blobs = blobsIn(homeFolder)
  const secrets = await openInstanceSecrets(homeFolder)
  const open = (examiner: Examiner | undefined): Promise<Platform> =>
    openPlatform({
      instanceName: 'test',
      blobs,
      secrets,
      connection,
      // Two hundred may come at once, to a machine that has much else to do.
      pool: { longestWaitMs: 120_000 },
      clock,
      random: randomBytes,
      // What a guess costs is no matter of these tests, and they hash by the hundred.
      passwordCost: { memoryKib: 8, passes: 1, lanes: 1 },
      isSandbox,
      policyPack,
      policyValues,
      log: pino({ level: 'silent' }),
      compiler,
      providers: { ...playedProviders(randomBytes), ...providers },
      outside,
      ...(examiner && { examiner }),
      compilations: 2,
      jobBeatMs,
      content: {
        placeOf: (appId) => ({
          base: `http://${appId}.localhost:8080/`,
          isOwnOrigin: true,
          proxyKey: 'key',
          frameVersion: '1',
        }),
      },
      trustsProxy: true,
      originOf: (c) => ({
        address: c.req.header('x-test-address') ?? '127.0.0.1',
        host: HOST,
        scheme: 'http',
      }),
    })
  const platform = await open(examiner)
  let spokenTo = platform

  const personWith = (id: string, email: string): TestPerson => {
    let cookie: string | undefined
    const send = async (request: Request): Promise<Response> => {
      if (cookie !== undefined) request.headers.set('cookie', cookie)
      const response = await spokenTo.http.fetch(request)
      const set = response.headers.get('set-cookie')
      if (set !== null) cookie = set.split(';')[0]
      return response
    }
    return { ...createPlatformClient(connectionOf(send)), id, email, send }
  }
  const signIn: TestPlatform['signIn'] = async (name, staffRoles = []) => {
    const email = `${name}@example.com`
    const person = { email, name, password: PASSWORD, staffRoles }
    const { id } = await platform.accounts.ensure(person)
    const signedIn = personWith(id, email)
    await signedIn.signIn({ email, password: PASSWORD })
    return signedIn
  }
  const publish = async (overrides: Readonly<Record<string, RuleValue>>): Promise<void> => {
    const keeper = await signIn('rule-keeper', ['operator'])
    const body = { pack: policyPack, overrides, note: '' }
    await keeper.call('POST /api/operator/policy/editions', { body })
  }
  return {
    platform,
    clock,
    homeFolder,
    connection: database.connection,
    signIn,
    async withRules(values, work) {
      await publish({ ...policyValues, ...values })
      try {
        return await work()
      } finally {
        await publish(policyValues)
      }
    },
    newVisitor: () => personWith('', ''),
    visitor: personWith('', ''),
    program: (token) =>
      createPlatformClient({ ...connectionOf(async (request) => spokenTo.http.fetch(request)), token }),
    another: (options) => open(options.examiner),
    moveTo: (process) => void (spokenTo = process),
    async close() {
      await platform.stop()
      if (spokenTo !== platform) await spokenTo.stop()
      await database.drop()
      await rm(homeFolder, { recursive: true, force: true })
    },
  }
}

function connectionOf(send: (request: Request) => Promise<Response>): Connection {
  return {
    origin: `http://${HOST}`,
    fetch: send,
    confirm: (confirmation, _, call) => confirmHere(confirmation, call),
  }
}
