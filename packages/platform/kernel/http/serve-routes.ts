/** Turns declared routes into a Hono application. See route.ts for what it promises. */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { Hono, type Context } from 'hono'
import type { Logger } from 'pino'
import type { z } from 'zod'
import type { AuditLog } from '../audit/audit-log.ts'
import type { RaisedProblem } from './problem.ts'
import { readBody } from './read-body.ts'
import { isForeign } from './request-origin.ts'
import { bodyTooLarge, foreignOrigin, invalidRequest, wrongContentType } from './request-problems.ts'
import type { Actor, RequestOrigin, Route, RouteRequest } from './route.ts'

export interface ServeRoutesOptions {
  readonly routes: readonly Route[]
  readonly audit: AuditLog
  readonly log: Logger
  originOf(c: Context): RequestOrigin
}

const JSON_LIMIT_BYTES = 64 * 1024

export function serveRoutes(options: ServeRoutesOptions): Hono {
  const app = new Hono()
  for (const route of options.routes) {
    const [method = '', path = ''] = route.endpoint.split(' ')
    app.on(method, path, (c) => serve(c, route, options))
  }
  return app
}

async function serve(c: Context, route: Route, { audit, originOf }: ServeRoutesOptions): Promise<Response> {
  const origin = originOf(c)
  const outcome = await admitAndHandle(c, route, origin)
  const { declaration } = route
  if (declaration.audit !== undefined) {
    await audit.write({
      action: declaration.audit,
      actor: outcome.actor,
      target: c.req.path,
      outcome: outcome.result.ok ? 'done' : outcome.result.refusal.problem.code,
      address: origin.address,
    })
  }
  return outcome.result.ok ? answerWith(c, outcome.result.value) : problemResponse(c, outcome.result.refusal)
}

interface Outcome {
  readonly actor: Actor
  readonly result: Result<AnyAnswer, RaisedProblem>
}

interface AnyAnswer {
  readonly answer: unknown
  readonly status?: 200 | 201 | 202
  readonly headers?: Readonly<Record<string, string>>
  readonly actor?: Actor
}

const nobody: Actor = { kind: 'anonymous', id: '' }

async function admitAndHandle(c: Context, { declaration }: Route, origin: RequestOrigin): Promise<Outcome> {
  if (isForeign(c.req.raw, origin)) return { actor: nobody, result: refuse(foreignOrigin) }
  const params = c.req.param() as never
  const admission = await declaration.guard.admit({ params, headers: c.req.raw.headers })
  if (!admission.ok) return { actor: nobody, result: admission }
  const { actor } = admission.value
  const parts = await parseParts(c, declaration)
  if (!parts.ok) return { actor, result: parts }
  const request = { ...parts.value, params, admitted: admission.value, origin }
  // The parts were parsed by this declaration's own schemas.
  const result: Outcome['result'] = await declaration.handle(request as RouteRequest<never, never>)
  return { actor: result.ok ? (result.value.actor ?? actor) : actor, result }
}

interface Parts {
  readonly query: unknown
  readonly body: unknown
  readonly file: Buffer | undefined
}

/** What a declaration says of what it takes, its types set aside. */
interface Taken {
  readonly query?: z.ZodType
  readonly body?: z.ZodType
  readonly fileTypes?: readonly string[]
  readonly fileLimitBytes?: number
}

async function parseParts(c: Context, taken: Taken): Promise<Result<Parts, RaisedProblem>> {
  const query = taken.query ? parse(taken.query, c.req.query(), 'query') : accept(undefined)
  if (!query.ok) return query
  const body = taken.body ? await parseJson(c, taken.body) : accept(undefined)
  if (!body.ok) return body
  const file = taken.fileTypes
    ? await receiveFile(c, taken.fileTypes, taken.fileLimitBytes ?? 0)
    : accept(undefined)
  if (!file.ok) return file
  return accept({ query: query.value, body: body.value, file: file.value })
}

async function parseJson(c: Context, schema: z.ZodType): Promise<Result<unknown, RaisedProblem>> {
  // Forms of other sites cannot send this type without asking first.
  if (!hasType(c, ['application/json'])) return refuse(wrongContentType({ expected: 'application/json' }))
  const bytes = await readBody(c.req.raw, JSON_LIMIT_BYTES)
  if (!bytes.ok) return refuse(bodyTooLarge({ limitBytes: JSON_LIMIT_BYTES }))
  let value: unknown
  try {
    value = JSON.parse(bytes.value.toString())
  } catch {
    return refuse(invalidRequest({ where: 'body', why: 'not JSON' }))
  }
  return parse(schema, value, 'body')
}

function parse(schema: z.ZodType, value: unknown, where: string): Result<unknown, RaisedProblem> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return accept(parsed.data)
  const [issue] = parsed.error.issues
  return refuse(
    invalidRequest({ where: [where, ...(issue?.path ?? [])].join('.'), why: issue?.message ?? 'invalid' }),
  )
}

async function receiveFile(
  c: Context,
  types: readonly string[],
  limitBytes: number,
): Promise<Result<Buffer, RaisedProblem>> {
  if (!hasType(c, types)) return refuse(wrongContentType({ expected: types.join(', ') }))
  const bytes = await readBody(c.req.raw, limitBytes)
  return bytes.ok ? bytes : refuse(bodyTooLarge({ limitBytes }))
}

function hasType(c: Context, types: readonly string[]): boolean {
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase()
  return type !== undefined && types.includes(type)
}

/** Answers are of one person at one moment. */
const answerHeaders = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' }

function answerWith(c: Context, { answer, status = 200, headers }: AnyAnswer): Response {
  return c.json(answer as object, status, { ...answerHeaders, ...headers })
}

export function problemResponse(c: Context, { status, problem, retryAfterSeconds }: RaisedProblem): Response {
  return c.json(problem, status, {
    ...answerHeaders,
    ...(retryAfterSeconds !== undefined && { 'Retry-After': String(Math.ceil(retryAfterSeconds)) }),
  })
}
