/**
 * Dry runs: whether who asks may do something, by which rules, and how much of these is used.
 *
 * (1) A deed is tried by its own route, in a unit of work that is always taken back: no second code
 *     could say otherwise, and nothing stays, not even a line in the audit log.
 * (2) What trying spends is spent, and counted by the route's own rate: this is no way to guess what
 *     may be guessed so many times.
 * (3) How much is used is found the same way: in one more run for each number that the deed went by,
 *     that number is 0, and the refusal says what it counted. Of an app, to its own members, and
 *     never how many apps or accounts some person has.
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { ExplainRequest, Explanation, RuleGoneBy } from '@maque/protocol/platform/policy.ts'
import { observingRules } from '../policy/observed-rules.ts'
import type { RuleId } from '../policy/packs.ts'
import type { Policy } from '../policy/policy.ts'
import type { Unit } from '../store/unit-dialect.ts'
import { deedOf } from './confirmation.ts'
import type { RaisedProblem } from './problem.ts'
import type { RateLimit } from './rate-limit.ts'
import { holdsNul, parsePart } from './receive-request.ts'
import { notExplainable, notFound } from './request-problems.ts'
import type { Admission, RequestOrigin, Route } from './route.ts'
import { requestOf } from './serve-routes.ts'

export interface ExplainOptions {
  readonly routes: readonly Route[]
  readonly unit: Unit
  readonly rates: RateLimit
  readonly policy: Policy
}

export async function explain(
  { endpoint, params, query, body }: ExplainRequest,
  asker: { readonly headers: Headers; readonly origin: RequestOrigin },
  options: ExplainOptions,
): Promise<Result<Explanation, RaisedProblem>> {
  const route = options.routes.find((one) => one.endpoint === endpoint)
  if (!route || holdsNul(params)) return refuse(notFound)
  const { declaration, contract } = route
  if (!isExplainable(route)) return refuse(notExplainable)
  const no = ({ problem }: RaisedProblem) => accept({ wouldSucceed: false, problem, rules: [] })
  const { headers, origin } = asker
  const admitted = await declaration.guard.admit({
    params: params as never,
    headers,
    address: origin.address,
  })
  if (!admitted.ok) return no(admitted.refusal)
  const admission = admitted.value
  const read = contract.query ? parsePart(contract.query, query, 'query') : accept(undefined)
  if (!read.ok) return no(read.refusal)
  const parsed = contract.body ? parsePart(contract.body, body, 'body') : accept(undefined)
  if (!parsed.ok) return no(parsed.refusal)
  const parts = { query: read.value, body: parsed.value, file: undefined }
  const { request } = requestOf(parts, { params, admission, origin, agent: '', path: '', headers })
  if (declaration.rate !== undefined) {
    const { id } = admission.actor
    const counted = await options.rates.count(declaration.rate, id === '' ? origin.address : id)
    if (!counted.ok) return no(counted.refusal)
  }
  const spent = await declaration.before?.(request)
  if (spent && !spent.ok) return no(spent.refusal)
  const run = (): Promise<Result<unknown, RaisedProblem>> =>
    options.unit.run(
      () => declaration.handle(request),
      () => false,
    )
  const { outcome, asked } = await observingRules(run)
  if (!outcome.ok) {
    const { problem } = outcome.refusal
    return accept({ wouldSucceed: false, problem, rules: asked.map((id) => ruleGoneBy(id, options)) })
  }
  const confirmation = deedOf(route, request, admission)?.rule
  return accept({
    wouldSucceed: true,
    ...(confirmation !== undefined && options.policy.value(confirmation) && { confirmation }),
    rules: isOfApp(admission)
      ? await countEach(asked, run, options)
      : asked.map((id) => ruleGoneBy(id, options)),
  })
}

/** What changes nothing is simply asked; what takes a file is written to a disk before it is judged. */
function isExplainable({ declaration, contract }: Route): boolean {
  return declaration.audit !== undefined && contract.file === undefined
}

function isOfApp(admission: Admission): boolean {
  return admission.actor.kind === 'person' && 'appId' in admission
}

function ruleGoneBy(id: RuleId, { policy }: Pick<ExplainOptions, 'policy'>): RuleGoneBy {
  return { id, value: policy.rule(id).value }
}

/** Not a rule: no deed is bound by as many. */
const MOST_COUNTED = 12

/** What is measured, or of people: not how much of something an app has used. */
const NOT_COUNTED = new Set([
  'characters',
  'bytes',
  'pixels',
  'digits',
  'signs',
  'fen',
  'percent',
  'levels',
  'seconds',
  'minutes',
  'hours',
  'days',
  'working days',
  'months',
  'years',
  'apps',
  'accounts',
  'subjects',
])

async function countEach(
  asked: readonly RuleId[],
  run: () => Promise<Result<unknown, RaisedProblem>>,
  { policy }: Pick<ExplainOptions, 'policy'>,
): Promise<readonly RuleGoneBy[]> {
  const counted: RuleGoneBy[] = []
  let runs = 0
  for (const id of asked) {
    const { value, unit, refusal } = policy.rule(id)
    const isCounted = refusal !== undefined && typeof value === 'number' && !NOT_COUNTED.has(unit)
    counted.push(
      isCounted && ++runs <= MOST_COUNTED
        ? { ...ruleGoneBy(id, { policy }), ...(await countOf(id, run)) }
        : ruleGoneBy(id, { policy }),
    )
  }
  return counted
}

async function countOf(
  id: RuleId,
  run: () => Promise<Result<unknown, RaisedProblem>>,
): Promise<Pick<RuleGoneBy, 'used' | 'resetsAt'>> {
  // With a 0 that nobody has written, code may fail: then nothing is known of how much is used.
  const closed = await observingRules(run, id).catch(() => undefined)
  if (!closed || closed.outcome.ok) return {}
  const { rule } = closed.outcome.refusal.problem
  if (rule?.id !== id) return {}
  const { used, resetsAt } = rule
  return { ...(used !== undefined && { used }), ...(resetsAt !== undefined && { resetsAt }) }
}
