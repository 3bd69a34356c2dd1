/**
 * Deeds that the administrator of an app has to confirm by a scan: what a route says of it, and
 * what is asked of whoever keeps the confirmations.
 */
import { createHash } from 'node:crypto'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { DeedRequest } from '@maque/protocol/platform/confirmations.ts'
import type { RuleId } from '../policy/packs.ts'
import { plainProblem, type RaisedProblem } from './problem.ts'
import { parsePart } from './receive-request.ts'
import { notFound } from './request-problems.ts'
import type { Admission, GuardedRequest, Route } from './route.ts'

/** The switches of the policy that say whether a deed needs it. */
export type ConfirmationRule = Extract<RuleId, `confirmation.${string}`>

/** Of an app, by somebody who was admitted to it. */
export interface Deed {
  readonly rule: ConfirmationRule
  readonly appId: string
  /** Of endpoint, path and body: no other request has it. */
  readonly digest: string
}

/** What is said of a deed and of the app, by the app's name. */
export type DeedNaming = (appName: string) => string

/** With whom it is done, where that is somebody. */
export interface DescribedDeed extends Deed {
  readonly about?: DeedNaming
}

export interface Confirmations {
  /**
   * Within the unit of the deed: uses up the ticket, when the rule asks for one. A ticket is good
   * for one deed, of who asked for it.
   */
  spend(deed: Deed, asker: Admission, ticketId: string | undefined): Promise<Result<void, RaisedProblem>>
}

interface ParsedRequest {
  readonly params: unknown
  readonly body: unknown
}

/** `undefined` when nobody need confirm this. */
export function deedOf(
  { endpoint, declaration }: Route,
  request: ParsedRequest,
  admission: Admission,
): Deed | undefined {
  const rule =
    typeof declaration.confirm === 'function' ? declaration.confirm(request as never) : declaration.confirm
  if (rule === undefined) return undefined
  // A route that asks for it has a guard that admits to an app: its declaration does not compile otherwise.
  const { appId } = admission as Admission & { readonly appId: string }
  const params = Object.entries(request.params as Readonly<Record<string, string>>).toSorted(([a], [b]) =>
    a < b ? -1 : 1,
  )
  const digest = createHash('sha256')
    .update(JSON.stringify([endpoint, params, request.body ?? null]))
    .digest('hex')
  return { rule, appId, digest }
}

export const nothingToConfirm = plainProblem('nothing-to-confirm', 422, {
  zh: '这个操作不需要管理员确认。',
  en: 'This needs no confirmation by the administrator.',
})

/** The deed that somebody is about to do, when they may ask for it. */
export async function describeDeed(
  { endpoint, params, body }: DeedRequest,
  asker: Pick<GuardedRequest<unknown>, 'headers' | 'address'>,
  routes: readonly Route[],
): Promise<Result<{ readonly deed: DescribedDeed; readonly asker: Admission }, RaisedProblem>> {
  const route = routes.find((one) => one.endpoint === endpoint)
  if (!route) return refuse(notFound)
  const admission = await route.declaration.guard.admit({ ...asker, params: params as never })
  if (!admission.ok) return admission
  const { contract } = route
  const parsed = contract.body ? parsePart(contract.body, body, 'body') : accept(undefined)
  if (!parsed.ok) return parsed
  const deed = deedOf(route, { params, body: parsed.value }, admission.value)
  if (!deed) return refuse(nothingToConfirm)
  const about = await route.declaration.confirmAbout?.({
    params: params as never,
    body: parsed.value as never,
  })
  return accept({ deed: { ...deed, ...(about !== undefined && { about }) }, asker: admission.value })
}
