/** Reads and checks what a request carries, by the contract of its endpoint. */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { EndpointContract } from '@maque/protocol/platform/endpoints.ts'
import type { Context } from 'hono'
import type { z } from 'zod'
import type { RuleId } from '../policy/packs.ts'
import type { Policy } from '../policy/policy.ts'
import type { RaisedProblem } from './problem.ts'
import { readBody } from './read-body.ts'
import { invalidRequest, wrongContentType } from './request-problems.ts'
import { whyMalformed } from './why-malformed.ts'

const nulCharacter = { zh: '含有 NUL 字符', en: 'a NUL character' }

export interface RequestParts {
  readonly query: unknown
  readonly body: unknown
  readonly file: Buffer | undefined
}

export interface FileDeclaration {
  readonly fileTypes?: readonly string[]
  readonly fileLimit?: RuleId
}

export async function receiveRequest(
  c: Context,
  contract: EndpointContract,
  { fileTypes, fileLimit }: FileDeclaration,
  policy: Policy,
): Promise<Result<RequestParts, RaisedProblem>> {
  if (holdsNul(c.req.query())) return refuse(invalidRequest({ where: 'query', why: nulCharacter }))
  const query = contract.query ? parsePart(contract.query, c.req.query(), 'query') : accept(undefined)
  if (!query.ok) return query
  const body = contract.body ? await receiveJson(c, contract, contract.body, policy) : accept(undefined)
  if (!body.ok) return body
  const file = fileTypes && fileLimit ? await receiveFile(c, fileTypes, fileLimit, policy) : accept(undefined)
  if (!file.ok) return file
  return accept({ query: query.value, body: body.value, file: file.value })
}

export function parsePart(
  schema: z.ZodType,
  value: unknown,
  where: 'query' | 'body',
): Result<unknown, RaisedProblem> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return accept(parsed.data)
  const [issue] = parsed.error.issues
  return refuse(
    invalidRequest({ where: [where, ...(issue?.path ?? [])].join('.'), why: whyMalformed(issue) }),
  )
}

async function receiveJson(
  c: Context,
  { refusals }: EndpointContract,
  schema: z.ZodType,
  policy: Policy,
): Promise<Result<unknown, RaisedProblem>> {
  // Forms of other sites cannot send this type without asking first. Where no cookie counts, programs
  // of others call what they send by many names.
  if (refusals === undefined && !hasType(c, ['application/json']))
    return refuse(wrongContentType({ expected: 'application/json' }))
  const bytes = await readBody(c.req.raw, policy.value('api.body-bytes'))
  if (!bytes.ok) return policy.refuse('api.body-bytes')
  let value: unknown
  try {
    value = JSON.parse(bytes.value.toString())
  } catch {
    return refuse(invalidRequest({ where: 'body', why: { zh: '不是 JSON', en: 'not JSON' } }))
  }
  if (holdsNul(value)) return refuse(invalidRequest({ where: 'body', why: nulCharacter }))
  return parsePart(schema, value, 'body')
}

/** PostgreSQL keeps no text with it, and nobody types it. */
export function holdsNul(value: unknown): boolean {
  // Not by recursion: what was sent may be nested deeper than a stack is.
  for (const rest = [value]; rest.length > 0;) {
    const one = rest.pop()
    if (typeof one === 'string' && one.includes('\0')) return true
    if (typeof one === 'object' && one !== null) rest.push(...Object.keys(one), ...Object.values(one))
  }
  return false
}

async function receiveFile(
  c: Context,
  types: readonly string[],
  limit: RuleId,
  policy: Policy,
): Promise<Result<Buffer, RaisedProblem>> {
  if (!hasType(c, types)) return refuse(wrongContentType({ expected: types.join(', ') }))
  const bytes = await readBody(c.req.raw, Number(policy.value(limit)))
  return bytes.ok ? bytes : policy.refuse(limit)
}

function hasType(c: Context, types: readonly string[]): boolean {
  const [type = ''] = (c.req.header('content-type') ?? '').split(';')
  return types.includes(type.trim().toLowerCase())
}
