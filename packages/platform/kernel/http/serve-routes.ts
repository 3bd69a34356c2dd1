/** Turns declared routes into a Hono application. See route.ts for what it promises. */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { CONFIRMATION_HEADER } from '@maque/protocol/platform/confirmations.ts'
import type { EndpointContract } from '@maque/protocol/platform/endpoints.ts'
import { Hono, type Context } from 'hono'
import { stream } from 'hono/streaming'
import type { AuditLog, NotedChange } from '../audit/audit-log.ts'
import type { Policy } from '../policy/policy.ts'
import { createTurnstile, type Turnstile } from './turnstile.ts'
import type { Unit } from '../store/unit-dialect.ts'
import { deedOf, type Confirmations } from './confirmation.ts'
import type { RaisedProblem } from './problem.ts'
import type { RateLimit } from './rate-limit.ts'
import type { RefusedCalls } from './refused-calls.ts'
import { holdsNul, receiveRequest, type RequestParts } from './receive-request.ts'
import { isForeign, isFromPage } from './request-origin.ts'
import { busy, askedByPage, foreignOrigin, notFound } from './request-problems.ts'
import {
  nobody,
  type Actor,
  type Admission,
  type BytesAnswer,
  type ConfirmedAnswer,
  type JsonAnswer,
  type RequestOrigin,
  type Route,
  type RouteAnswer,
  type RouteRequest,
} from './route.ts'

export interface ServeRoutesOptions {
  readonly routes: readonly Route[]
  readonly unit: Unit
  readonly audit: AuditLog
  readonly policy: Policy
  readonly rates: RateLimit
  readonly confirmations: Confirmations
  readonly refusedCalls: Pick<RefusedCalls, 'keep'>
  originOf(c: Context): RequestOrigin
}

type Answer = RouteAnswer<unknown>
type AnyRequest = RouteRequest<never, never>

/**
 * Whatever takes a file holds a connection while the disk writes it. However slow the disk is, most connections are
 * for everybody else. Not a rule: what fits beside the pool of the database.
 */
const FILES = { places: 8, longestQueue: 200 }

export function serveRoutes(options: ServeRoutesOptions): Hono {
  const app = new Hono()
  const files = createTurnstile(FILES)
  for (const route of options.routes) {
    const [method = '', path = ''] = route.endpoint.split(' ')
    app.on(method, path, (c) => serve(c, route, options, files))
  }
  return app
}

async function serve(
  c: Context,
  route: Route,
  options: ServeRoutesOptions,
  files: Turnstile,
): Promise<Response> {
  // Nothing has such a name, and not even the audit log could write it down.
  if (holdsNul(c.req.param())) return refusalResponse(c, notFound, route.contract.refusals)
  const began = performance.now()
  const origin = options.originOf(c)
  const prepared = await prepare(c, route, origin, options)
  const outcome = prepared.ok
    ? await inTurn(route, files, prepared.value, () => carryOut(prepared.value, route, options))
    : { actor: prepared.refusal.actor, result: refuse(prepared.refusal.problem) }
  const { result, actor } = outcome
  if (result.ok) return answerWith(c, result.value, route.contract)
  // What comes again every second is not written down as often; what a quota of a day or month refuses is.
  const isWritten = result.refusal.retryAfterSeconds === undefined
  if (route.declaration.audit !== undefined && isWritten) {
    await options.audit.write({
      action: route.declaration.audit,
      actor,
      target: c.req.path,
      outcome: result.refusal.problem.code,
      rule: result.refusal.problem.rule?.id,
      address: origin.address,
    })
  }
  if (!isWritten || route.contract.refusals !== 'errcode') {
    return refusalResponse(c, result.refusal, route.contract.refusals)
  }
  const rid = await options.refusedCalls.keep({
    query: c.req.query(),
    body: prepared.ok ? prepared.value.request.body : undefined,
    answer: (rid) => JSON.stringify(numbered(result.refusal, rid)),
    costMs: performance.now() - began,
    address: origin.address,
  })
  return c.json(numbered(result.refusal, rid), 200, answerHeaders)
}

/** A request that may be carried out, as far as can be told without doing it. */
interface Prepared {
  readonly admission: Admission
  readonly request: AnyRequest
  readonly path: string
  readonly notes: readonly NotedChange[]
  readonly headers: Headers
}

interface NotPrepared {
  readonly actor: Actor
  readonly problem: RaisedProblem
}

async function prepare(
  c: Context,
  route: Route,
  origin: RequestOrigin,
  options: ServeRoutesOptions,
): Promise<Result<Prepared, NotPrepared>> {
  const { declaration, contract, endpoint } = route
  const { policy, rates } = options
  const stop = (actor: Actor, problem: RaisedProblem) => refuse({ actor, problem })
  if (contract.refusals !== undefined && isFromPage(c.req.raw)) {
    await noteAskingPage(c, route, origin, options)
    return stop(nobody, askedByPage)
  }
  if (isForeign(c.req.raw, origin)) return stop(nobody, foreignOrigin)
  const params = c.req.param() as never
  const admission = await declaration.guard.admit({
    params,
    headers: c.req.raw.headers,
    address: origin.address,
  })
  if (!admission.ok) return stop(nobody, admission.refusal)
  const { actor } = admission.value
  if (!endpoint.startsWith('GET ') || declaration.rate !== undefined) {
    const rule = declaration.rate ?? 'api.changes-per-minute'
    const counted = await rates.count(rule, actor.id === '' ? origin.address : actor.id)
    if (!counted.ok) return stop(actor, counted.refusal)
  }
  const parts = await receiveRequest(c, contract, declaration, policy)
  if (!parts.ok) return stop(actor, parts.refusal)
  const prepared = requestOf(parts.value, {
    params,
    admission: admission.value,
    origin,
    agent: c.req.header('user-agent') ?? '',
    path: c.req.path,
    headers: c.req.raw.headers,
  })
  const spent = await declaration.before?.(prepared.request)
  return spent && !spent.ok ? stop(actor, spent.refusal) : accept(prepared)
}

/** Refused whatever it says, so what cannot be read is nobody's concern. */
async function noteAskingPage(
  c: Context,
  { declaration, contract }: Route,
  origin: RequestOrigin,
  { policy, rates, unit }: ServeRoutesOptions,
): Promise<void> {
  if (!declaration.askedByPage) return
  const counted = await rates.count('api.changes-per-minute', origin.address)
  const parts = counted.ok ? await receiveRequest(c, contract, declaration, policy) : counted
  if (!parts.ok) return
  // The parts were parsed by this endpoint's own contract.
  const request = { ...parts.value, params: c.req.param(), origin } as never
  await unit.run(async () => declaration.askedByPage?.(request))
}

interface Asker {
  readonly params: unknown
  readonly admission: Admission
  readonly origin: RequestOrigin
  readonly agent: string
  readonly path: string
  readonly headers: Headers
}

export function requestOf(
  parts: RequestParts,
  { params, admission, origin, agent, path, headers }: Asker,
): Prepared {
  const notes: NotedChange[] = []
  const request = {
    ...parts,
    params,
    admitted: admission,
    origin,
    agent,
    note: (change: NotedChange) => void notes.push(change),
  }
  // The parts were parsed by this endpoint's own contract.
  return { admission, request: request as AnyRequest, path, notes, headers }
}

interface Outcome {
  readonly actor: Actor
  readonly result: Result<Answer, RaisedProblem>
}

async function inTurn(
  { declaration }: Route,
  files: Turnstile,
  { admission: { actor } }: Prepared,
  deed: () => Promise<Outcome>,
): Promise<Outcome> {
  if (declaration.fileTypes === undefined) return deed()
  return (await files.pass(deed)) ?? { actor, result: refuse(busy) }
}

async function carryOut(prepared: Prepared, route: Route, options: ServeRoutesOptions): Promise<Outcome> {
  const { admission, request, path, notes, headers } = prepared
  const { audit: action, guard, handle } = route.declaration
  if (action === undefined) return { actor: admission.actor, result: await answered(await handle(request)) }
  let actor = admission.actor
  const result = await options.unit.run<Result<Answer, RaisedProblem>>(
    async () => {
      const { address } = request.origin
      const still = await guard.admit({ params: request.params, headers, address, mustStay: true })
      if (!still.ok) return still
      const handled = await handle(request)
      if (!handled.ok) return handled
      const ticketId = headers.get(CONFIRMATION_HEADER) ?? undefined
      const deed = deedOf(route, request, admission)
      const confirmed = deed && (await options.confirmations.spend(deed, admission, ticketId))
      if (confirmed && !confirmed.ok) return confirmed
      const result = await answered(handled)
      actor = (result.ok ? actorOf(result.value) : undefined) ?? actor
      await options.audit.write({ action, actor, target: path, outcome: 'done', address, changes: notes })
      return result
    },
    ({ ok }) => ok,
  )
  return { actor, result }
}

async function answered(
  handled: Result<Answer | ConfirmedAnswer<unknown>, RaisedProblem>,
): Promise<Result<Answer, RaisedProblem>> {
  if (!handled.ok) return handled
  const { value } = handled
  return accept('onceConfirmed' in value ? await value.onceConfirmed() : value)
}

function actorOf(answer: Answer): Actor | undefined {
  return 'actor' in answer ? answer.actor : undefined
}

/** Answers are of one person at one moment. */
const answerHeaders = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' }

async function answerWith(c: Context, answer: Answer, contract: EndpointContract): Promise<Response> {
  if ('answerLater' in answer) {
    const late = await answer.answerLater()
    return late.ok ? json(c, late.value) : refusalResponse(c, late.refusal, contract.refusals)
  }
  if ('bytes' in answer) return bytes(c, answer)
  if (!('stream' in answer)) return json(c, answer)
  for (const [name, value] of Object.entries({ ...answerHeaders, ...answer.headers })) c.header(name, value)
  return stream(c, async (sink) => {
    for await (const piece of answer.stream) await sink.write(piece)
  })
}

/** What somebody uploaded: opened by its address, it may neither run nor load anything. */
function bytes(c: Context, { bytes, type }: BytesAnswer): Response {
  return c.body(new Uint8Array(bytes), 200, {
    ...answerHeaders,
    'Content-Type': type,
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  })
}

function json(c: Context, { answer, status = 200, headers }: JsonAnswer<unknown>): Response {
  return c.json(answer as object, status, { ...answerHeaders, ...headers })
}

/** Not a rule: what its programs take for a failure that has no number of its own. */
const UNNUMBERED = -1

export function refusalResponse(
  c: Context,
  raised: RaisedProblem,
  refusals: EndpointContract['refusals'],
): Response {
  if (refusals === undefined) return problemResponse(c, raised)
  const { errcode, errmsg } = numbered(raised)
  return c.json(
    refusals === 'errCode' ? { errCode: errcode, errMsg: errmsg } : { errcode, errmsg },
    200,
    answerHeaders,
  )
}

/** As programs of WeChat’s know a refusal. */
function numbered(
  { problem: { errcode = UNNUMBERED, message, rule } }: RaisedProblem,
  rid?: string,
): { readonly errcode: number; readonly errmsg: string } {
  const parts = [message.zh, message.en, ...(rule ? [`[${rule.id}]`] : []), ...(rid ? [`rid: ${rid}`] : [])]
  return { errcode, errmsg: parts.join(' ') }
}

export function problemResponse(c: Context, { status, problem, retryAfterSeconds }: RaisedProblem): Response {
  return c.json(problem, status, {
    ...answerHeaders,
    ...(retryAfterSeconds !== undefined && { 'Retry-After': String(Math.ceil(retryAfterSeconds)) }),
  })
}
