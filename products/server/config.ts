/** What the environment tells the server. */
import { join, resolve } from 'node:path'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { readNetworks } from '@maque/content/outbound/address-policy.ts'
import type { S3Bucket } from '@maque/platform/kernel/blobs/s3-blob-store.ts'
import { isPackName, packNames, type PackName } from '@maque/platform/kernel/policy/packs.ts'

export interface ServerConfig {
  readonly port: number
  readonly host: string
  /** Whether other machines can reach it. */
  readonly isPublic: boolean
  readonly homeFolder: string
  /** Absent: the embedded PostgreSQL. */
  readonly databaseUrl?: string
  /** Where blobs are kept instead of below `homeFolder`. */
  readonly bucket?: S3Bucket
  /** Apps are at `<app>.<contentDomain>`. */
  readonly contentDomain: string
  /** How people reach it: `https` behind a proxy that encrypts. */
  readonly scheme: 'http' | 'https'
  /** Under which host, and port unless it is the scheme's own, people reach it; absent: names and addresses of this machine. */
  readonly publicHost?: string
  /** Whether a proxy in front says in `X-Forwarded-For` who asks. */
  readonly trustsProxy: boolean
  /** Networks of its operator's in which servers of apps may be, beside the public net: `10.0.0.0/8`. */
  readonly ownNetworks: readonly string[]
  /** The rules it goes by until an operator publishes others. */
  readonly policyPack: PackName
  /** Whether an operator may move its clock, and mail, SMS, identity checks and banks are played. */
  readonly isSandbox: boolean
  /** Which Chromium opens the pages of submissions: `usual`, where systems put it. Absent: nothing is examined. */
  readonly examinesWith?: string
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
  const policyPack = environment['POLICY_PACK'] ?? 'guide-2018'
  if (!isPackName(policyPack)) {
    const known = packNames.join(', ')
    return refuse(
      `POLICY_PACK 应为 ${known} 之一 · POLICY_PACK must be one of ${known}, not "${policyPack}".`,
    )
  }
  const ownNetworks = readNetworks(environment['OWN_NETWORKS'] ?? '')
  if (!ownNetworks.ok) {
    return refuse(
      `OWN_NETWORKS 应为内网地址段，如 10.0.0.0/8 192.168.1.0/24 · OWN_NETWORKS must be private networks such as 10.0.0.0/8 192.168.1.0/24, which "${ownNetworks.refusal}" is not.`,
    )
  }
  const bucket = readBucket(environment)
  if (!bucket.ok) return bucket
  const databaseUrl = environment['DATABASE_URL']
  const publicHost = environment['PUBLIC_HOST']?.toLowerCase()
  return accept({
    port,
    host,
    isPublic: !LOOPBACK.has(host),
    homeFolder: resolve(environment['MAQUE_HOME'] ?? join(programFolder, '.maque/data')),
    ...(databaseUrl !== undefined && databaseUrl !== '' && { databaseUrl }),
    ...(bucket.value && { bucket: bucket.value }),
    contentDomain: environment['CONTENT_DOMAIN'] ?? 'localhost',
    scheme,
    ...(publicHost !== undefined && publicHost !== '' && { publicHost }),
    trustsProxy: environment['TRUST_PROXY'] === '1',
    ownNetworks: ownNetworks.value,
    policyPack,
    // Alone on one's own machine there is nobody whom a moved clock could harm.
    isSandbox:
      environment['SANDBOX'] === undefined
        ? isAlone(environment, host, scheme)
        : environment['SANDBOX'] === '1',
    ...(environment['EXAMINER'] !== 'off' && { examinesWith: environment['EXAMINER'] || 'usual' }),
    hasExamples: environment['EXAMPLES'] !== 'none',
  })
}

function readBucket(environment: NodeJS.ProcessEnv): Result<S3Bucket | undefined, string> {
  const said = (name: string): string => environment[name] ?? ''
  const url = said('S3_URL')
  if (url === '') return accept(undefined)
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    return refuse(
      `S3_URL 应为存储桶的 http(s) 地址 · S3_URL must be the http(s) address of a bucket, not "${url}".`,
    )
  }
  const [accessKeyId, secretAccessKey] = [said('S3_ACCESS_KEY_ID'), said('S3_SECRET_ACCESS_KEY')]
  if (accessKeyId === '' || secretAccessKey === '') {
    return refuse(
      '设置了 S3_URL，还需要 S3_ACCESS_KEY_ID 和 S3_SECRET_ACCESS_KEY · With S3_URL, set S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY too.',
    )
  }
  return accept({ url, region: said('S3_REGION') || 'us-east-1', accessKeyId, secretAccessKey })
}

/** The repository, wherever the process was started. */
export function findProgramFolder(): string {
  return resolve(import.meta.dirname, '../..')
}

function isAlone(environment: NodeJS.ProcessEnv, host: string, scheme: string): boolean {
  return LOOPBACK.has(host) && scheme === 'http' && environment['TRUST_PROXY'] !== '1'
}
