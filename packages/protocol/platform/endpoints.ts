/**
 * Every endpoint of the platform's own interface, with what goes in and comes out.
 *
 * These schemas are all there is: the server checks requests by them, the client is typed by them
 * and the interface's documentation is made from them. Refusals are a `Problem` with a status of
 * 4xx. A domain keeps its endpoints in its own file; clients import the types alone.
 */
import type { z } from 'zod'
import { agreementEndpoints } from './agreements.ts'
import { appMigrationEndpoints } from './app-migrations.ts'
import { appEndpoints } from './apps.ts'
import { associationEndpoints } from './associations.ts'
import { auditEndpoints } from './audit.ts'
import { catalogueEndpoints } from './catalogue.ts'
import { categoryInterfaceEndpoints } from './category-interfaces.ts'
import { ciEndpoints } from './ci.ts'
import { clientUpdateEndpoints } from './client-updates.ts'
import { clockEndpoints } from './clock.ts'
import { fastRegisterInterfaceEndpoints, registerInterfaceEndpoints } from './fast-registration-interfaces.ts'
import { notOfferedInterfaceEndpoints } from './not-offered-interfaces.ts'
import { programRegistrationEndpoints } from './program-registrations.ts'
import {
  boundInterfaceEndpoints,
  linkInterfaceEndpoints,
  openAccountInterfaceEndpoints,
} from './binding-interfaces.ts'
import { codeInterfaceEndpoints } from './code-interfaces.ts'
import { componentInterfaceEndpoints } from './component-interfaces.ts'
import { confirmationEndpoints } from './confirmations.ts'
import { corpInterfaceEndpoints } from './corp-interfaces.ts'
import { corpEndpoints } from './corps.ts'
import { domainInterfaceEndpoints, hostInterfaceEndpoints } from './domain-interfaces.ts'
import { developmentEndpoints } from './development.ts'
import { credentialEndpoints } from './credentials.ts'
import { apiQuotaEndpoints } from './api-quota.ts'
import { examinationEndpoints } from './examination.ts'
import { linkRuleEndpoints } from './link-rules.ts'
import { mediaInterfaceEndpoints } from './media-interfaces.ts'
import { messagePushEndpoints } from './message-push.ts'
import { memberEndpoints } from './members.ts'
import { openAccountEndpoints } from './open-accounts.ts'
import { openedAppEndpoints } from './opened-apps.ts'
import { policyEndpoints } from './policy.ts'
import { privacyInterfaceEndpoints } from './privacy-interfaces.ts'
import { profileEndpoints } from './profile.ts'
import {
  namingInterfaceEndpoints,
  profileInterfaceEndpoints,
  searchInterfaceEndpoints,
} from './profile-interfaces.ts'
import { violationEndpoints } from './violations.ts'
import { proofEndpoints } from './proofs.ts'
import { registrationEndpoints } from './registration.ts'
import { releaseEndpoints } from './releases.ts'
import { reviewEndpoints } from './review.ts'
import { rolloutEndpoints } from './rollouts.ts'
import { serverInterfaceEndpoints } from './server-interfaces.ts'
import { sessionEndpoints } from './session.ts'
import { staffEndpoints } from './staff.ts'
import { thirdPartyEndpoints } from './third-party.ts'
import { transferEndpoints } from './transfers.ts'
import { transparencyEndpoints } from './transparency.ts'

export interface EndpointContract {
  /** One sentence for the interface's documentation. */
  readonly about: string
  readonly query?: z.ZodType
  readonly body?: z.ZodType
  /** Takes bytes rather than JSON; which, the route says. */
  readonly file?: string
  readonly answer: z.ZodType
  /** Of what it answers; absent: JSON. */
  readonly answerType?: string
  /**
   * How refusals are written, for programs of others: `errCode` is 200 with `{ errCode, errMsg }`,
   * `errcode` 200 with `{ errcode, errmsg }`.
   * Absent: a `Problem` with a status of 4xx.
   */
  readonly refusals?: 'errCode' | 'errcode'
}

export const endpoints = {
  ...sessionEndpoints,
  ...staffEndpoints,
  ...credentialEndpoints,
  ...appEndpoints,
  ...appMigrationEndpoints,
  ...developmentEndpoints,
  ...messagePushEndpoints,
  ...linkRuleEndpoints,
  ...apiQuotaEndpoints,
  ...memberEndpoints,
  ...profileEndpoints,
  ...violationEndpoints,
  ...releaseEndpoints,
  ...ciEndpoints,
  ...reviewEndpoints,
  ...examinationEndpoints,
  ...rolloutEndpoints,
  ...catalogueEndpoints,
  ...transparencyEndpoints,
  ...transferEndpoints,
  ...clientUpdateEndpoints,
  ...proofEndpoints,
  ...confirmationEndpoints,
  ...agreementEndpoints,
  ...registrationEndpoints,
  ...associationEndpoints,
  ...openAccountEndpoints,
  ...corpEndpoints,
  ...corpInterfaceEndpoints,
  ...thirdPartyEndpoints,
  ...componentInterfaceEndpoints,
  ...codeInterfaceEndpoints,
  ...openAccountInterfaceEndpoints,
  ...boundInterfaceEndpoints,
  ...linkInterfaceEndpoints,
  ...searchInterfaceEndpoints,
  ...profileInterfaceEndpoints,
  ...namingInterfaceEndpoints,
  ...categoryInterfaceEndpoints,
  ...mediaInterfaceEndpoints,
  ...fastRegisterInterfaceEndpoints,
  ...registerInterfaceEndpoints,
  ...programRegistrationEndpoints,
  ...privacyInterfaceEndpoints,
  ...domainInterfaceEndpoints,
  ...hostInterfaceEndpoints,
  ...notOfferedInterfaceEndpoints,
  ...serverInterfaceEndpoints,
  ...openedAppEndpoints,
  ...policyEndpoints,
  ...auditEndpoints,
  ...clockEndpoints,
} as const satisfies Readonly<Record<string, EndpointContract>>

export type Endpoints = typeof endpoints

export type Endpoint = keyof Endpoints

type InferPart<E extends Endpoint, Part extends string> = Endpoints[E] extends {
  readonly [Key in Part]: infer Schema extends z.ZodType
}
  ? z.infer<Schema>
  : undefined

type InputPart<E extends Endpoint, Part extends string> = Endpoints[E] extends {
  readonly [Key in Part]: infer Schema extends z.ZodType
}
  ? z.input<Schema>
  : undefined

export type AnswerOf<E extends Endpoint> = z.infer<Endpoints[E]['answer']>
export type BodyOf<E extends Endpoint> = InferPart<E, 'body'>
/** As it is sent: what has a default may be left out. */
export type SentBodyOf<E extends Endpoint> = InputPart<E, 'body'>
export type SentQueryOf<E extends Endpoint> = InputPart<E, 'query'>
export type QueryOf<E extends Endpoint> = InferPart<E, 'query'>
export type FileOf<E extends Endpoint> = Endpoints[E] extends { readonly file: infer File } ? File : undefined

/** `{ appId: string }` for `GET /api/apps/:appId`. */
export type ParamsOf<E extends string> = E extends `${string}:${infer Name}/${infer Rest}`
  ? { readonly [Key in Name]: string } & ParamsOf<Rest>
  : E extends `${string}:${infer Name}`
    ? { readonly [Key in Name]: string }
    : Readonly<Record<never, never>>
