import { getConnInfo } from '@hono/node-server/conninfo'
import type { RequestOrigin } from '@maque/platform/kernel/http/route.ts'
import type { Context } from 'hono'
import type { ServerConfig } from './config.ts'

/** Who asked, and under which name we were asked. */
export function originOf(c: Context, { scheme, trustsProxy }: ServerConfig): RequestOrigin {
  const forwarded = trustsProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  const address = forwarded ?? getConnInfo(c).remote.address ?? 'unknown'
  return { address, host: c.req.header('host') ?? 'localhost', scheme }
}
