/** What the environment tells the server. */
import { join, resolve } from 'node:path'
import { accept, refuse, type Result } from '@maque/base/result.ts'

export interface ServerConfig {
  readonly port: number
  readonly host: string
  /** Whether other machines can reach it. */
  readonly isPublic: boolean
  readonly homeFolder: string
  /** Absent: the embedded PostgreSQL. */
  readonly databaseUrl?: string
  /** Apps are at `<app>.<contentDomain>`. */
  readonly contentDomain: string
  /** How people reach it: `https` behind a proxy that encrypts. */
  readonly scheme: 'http' | 'https'
  /** Whether a proxy in front says in `X-Forwarded-For` who asks. */
  readonly trustsProxy: boolean
  /** Whether the mini programs of `examples/` are brought online. */
  readonly hasExamples: boolean
}

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1'])

export function readConfig(
  environment: NodeJS.ProcessEnv,
  programFolder: string,
): Result<ServerConfig, string> {
  const port = Number(environment['PORT'] ?? 8080)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    return refuse(
      `PORT 应为 0–65535 的整数 · PORT must be a number from 0 to 65535, not "${environment['PORT']}".`,
    )
  }
  const scheme = environment['PUBLIC_SCHEME'] ?? 'http'
  if (scheme !== 'http' && scheme !== 'https') {
    return refuse(`PUBLIC_SCHEME 应为 http 或 https · PUBLIC_SCHEME must be http or https, not "${scheme}".`)
  }
  const host = environment['HOST'] ?? '127.0.0.1'
  const databaseUrl = environment['DATABASE_URL']
  return accept({
    port,
    host,
    isPublic: !LOOPBACK.has(host),
    homeFolder: resolve(environment['MAQUE_HOME'] ?? join(programFolder, '.maque/data')),
    ...(databaseUrl !== undefined && databaseUrl !== '' && { databaseUrl }),
    contentDomain: environment['CONTENT_DOMAIN'] ?? 'localhost',
    scheme,
    trustsProxy: environment['TRUST_PROXY'] === '1',
    hasExamples: environment['EXAMPLES'] !== 'none',
  })
}

/** The repository, wherever the process was started. */
export function findProgramFolder(): string {
  return resolve(import.meta.dirname, '../..')
}
