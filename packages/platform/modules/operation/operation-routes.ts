/** What those who run the platform see and turn: rules, audit log, clock. */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { unreachable } from '@maque/base/unreachable.ts'
import type { ClockAnswer } from '@maque/protocol/platform/clock.ts'
import type { Explanation, ExplainRequest, PolicyRule } from '@maque/protocol/platform/policy.ts'
import { answering } from '../../kernel/http/answering.ts'
import type { AuditLog } from '../../kernel/audit/audit-log.ts'
import { DAY_MS, later } from '../../kernel/clock.ts'
import { anyone } from '../../kernel/http/anyone.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { nobody, route, type RequestOrigin, type Route } from '../../kernel/http/route.ts'
import { packNames, packs } from '../../kernel/policy/packs.ts'
import type { EditionRefusal, PolicyBook } from '../../kernel/policy/policy-book.ts'
import type { Rule } from '../../kernel/policy/rule.ts'
import type { AccountGuards } from '../accounts/contract.ts'
import { clockFixed, editionInThePast, editionMalformed } from './operation-problems.ts'

export interface InstanceTime {
  read(): ClockAnswer
  /** `undefined` when this instance is no sandbox. */
  readonly advance: ((milliseconds: number) => Promise<void>) | undefined
  /** Resolves when what is due has been done. */
  settle(): Promise<void>
}

export interface OperationRoutesOptions {
  readonly policy: PolicyBook
  readonly audit: AuditLog
  readonly time: InstanceTime
  readonly guards: AccountGuards
  explain(
    request: ExplainRequest,
    asker: { readonly headers: Headers; readonly origin: RequestOrigin },
  ): Promise<Result<Explanation, RaisedProblem>>
}

export function operationRoutes(options: OperationRoutesOptions): readonly Route[] {
  return [...policyRoutes(options), ...auditRoutes(options), ...clockRoutes(options)]
}

/** Not a rule: what a comparison looks back on. */
const REFUSALS_OF_DAYS = 30

function policyRoutes({ policy, audit, time, guards, explain }: OperationRoutesOptions): readonly Route[] {
  const operator = guards.staff('operator')
  return [
    route({
      endpoint: 'GET /api/policy',
      guard: anyone,
      handle: async () => {
        const { edition, rules } = policy.inForce()
        return accept({
          answer: { edition, rules: Object.entries(rules).map(([id, rule]) => toPolicyRule(id, rule)) },
        })
      },
    }),
    route({
      endpoint: 'POST /api/policy/explain',
      guard: {
        name: 'anyone',
        admit: async ({ headers }) => accept({ headers, actor: nobody }),
      },
      changesNothing: true,
      handle: async ({ body, admitted, origin }) =>
        answering(await explain(body, { headers: admitted.headers, origin })),
    }),
    route({
      endpoint: 'GET /api/operator/policy/editions',
      guard: operator,
      handle: async () =>
        accept({
          answer: {
            editions: policy.editions(),
            packs: packNames.map((name) => {
              const { version, about } = packs[name]
              return { name, version, about }
            }),
          },
        }),
    }),
    route({
      endpoint: 'POST /api/operator/policy/comparison',
      guard: operator,
      changesNothing: true,
      handle: async ({ body }) => {
        const compared = policy.compare(body)
        if (!compared.ok) return refuse(editionProblem(compared.refusal))
        const since = later(new Date(time.read().now), -REFUSALS_OF_DAYS * DAY_MS)
        const refusals = await audit.refusals(since)
        return accept({
          answer: {
            differences: compared.value.map((difference) => ({
              ...difference,
              refusals: refusals.get(difference.id) ?? 0,
            })),
            refusalsOfDays: REFUSALS_OF_DAYS,
          },
        })
      },
    }),
    route({
      endpoint: 'POST /api/operator/policy/editions',
      guard: operator,
      audit: 'policy.edition-published',
      handle: async ({ body, admitted, note }) => {
        const compared = policy.compare(body)
        if (!compared.ok) return refuse(editionProblem(compared.refusal))
        for (const { id, from, to } of compared.value) note({ what: id, before: from, after: to })
        const published = await policy.publish(body, admitted.account.name)
        if (!published.ok) return refuse(editionProblem(published.refusal))
        const { value } = published
        return accept({
          async answerLater() {
            await policy.follow()
            return accept({ answer: value, status: 201 })
          },
        })
      },
    }),
  ]
}

function toPolicyRule(
  id: string,
  { value, unit, scope, source, refusal, errcode, planned }: Rule,
): PolicyRule {
  const number = refusal?.errcode ?? errcode
  return {
    id,
    value,
    unit,
    scope,
    source,
    ...(refusal && { code: refusal.code, message: { zh: refusal.zh, en: refusal.en } }),
    ...(number !== undefined && { errcode: number }),
    isEnforced: planned !== true,
  }
}

function editionProblem(refusal: EditionRefusal): RaisedProblem {
  switch (refusal.kind) {
    case 'no-such-pack':
      return editionMalformed({ what: refusal.name })
    case 'no-such-rule':
    case 'wrong-kind-of-value':
    case 'fixed-rule':
      return editionMalformed({ what: refusal.id })
    case 'in-the-past':
      return editionInThePast
    default:
      return unreachable(refusal)
  }
}

/** Not a rule: a page of the screen that shows them. */
const AUDIT_PAGE = 100

function auditRoutes({ audit, guards }: OperationRoutesOptions): readonly Route[] {
  const auditor = guards.staff('auditor')
  return [
    route({
      endpoint: 'GET /api/operator/audit',
      guard: auditor,
      handle: async ({ query }) => accept({ answer: { entries: await audit.list(query, AUDIT_PAGE) } }),
    }),
    route({
      endpoint: 'GET /api/operator/audit/verification',
      guard: auditor,
      handle: async () => accept({ answer: await audit.verify() }),
    }),
    route({
      endpoint: 'GET /api/operator/audit/export',
      guard: auditor,
      handle: async ({ query }) =>
        accept({
          stream: asLines(audit.export(query)),
          headers: {
            'Content-Type': 'application/x-ndjson; charset=utf-8',
            'Content-Disposition': 'attachment; filename="audit.ndjson"',
          },
        }),
    }),
  ]
}

async function* asLines(pieces: AsyncIterable<readonly unknown[]>): AsyncGenerator<string> {
  for await (const records of pieces) yield records.map((record) => `${JSON.stringify(record)}\n`).join('')
}

function clockRoutes({ time, guards }: OperationRoutesOptions): readonly Route[] {
  const operator = guards.staff('operator')
  return [
    route({
      endpoint: 'GET /api/operator/clock',
      guard: operator,
      handle: async () => accept({ answer: time.read() }),
    }),
    route({
      endpoint: 'POST /api/operator/clock',
      guard: operator,
      audit: 'clock.moved',
      handle: async ({ body, note }) => {
        if (!time.advance) return refuse(clockFixed)
        note({ what: 'clock', before: time.read().now })
        await time.advance(body.advanceMs)
        return accept({
          async answerLater() {
            await time.settle()
            return accept({ answer: time.read() })
          },
        })
      },
    }),
  ]
}
