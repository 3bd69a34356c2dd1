/**
 * What a third-party platform may read of an app that has authorised it to (§2.4).
 *
 * Not a rule: the numbers here are words of WeChat's interface.
 */
import { accept, type Result } from '@maque/base/result.ts'
import type { AnswerOf } from '@maque/protocol/platform/endpoints.ts'
import { SECOND_MS, type Clock } from '../../kernel/clock.ts'
import type { Profile } from '@maque/protocol/platform/profile.ts'
import type { SubjectType } from '@maque/protocol/platform/registration.ts'
import { anyone } from '../../kernel/http/anyone.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { route, type RequestOrigin, type Route } from '../../kernel/http/route.ts'
import type { RegisteredAccount, Registrations } from '../registration/contract.ts'
import { BASICS_SET } from './permission-sets.ts'
import type { ThirdPartyService } from './third-party-service.ts'

export interface AccountRoutesOptions {
  readonly thirdParties: ThirdPartyService
  readonly clock: Clock
  readonly registrations: Pick<Registrations, 'byPublicIds' | 'annualReviewFrom' | 'organisationCode'>
  profileOf(appId: string): Promise<Profile>
}

type Info = AnswerOf<'POST /cgi-bin/account/getaccountbasicinfo'>

interface Asked {
  readonly query: { readonly access_token: string }
  readonly origin: RequestOrigin
}

const MINI_PROGRAM = 3

/** Subjects overseas cannot be registered. */
const CHINA = 1017

/** A sole trader is a kind of enterprise (X8). */
const PRINCIPALS: Readonly<Record<SubjectType, number>> = {
  individual: 0,
  enterprise: 1,
  'sole-trader': 1,
  media: 2,
  government: 3,
  other: 4,
}

export function accountRoutes({
  thirdParties,
  clock,
  registrations,
  profileOf,
}: AccountRoutesOptions): readonly Route[] {
  const annualReviewOf = ({ isVerified, verifiedUntil: until }: RegisteredAccount) => {
    if (!isVerified || until === undefined) return {}
    const from = registrations.annualReviewFrom(until)
    return {
      annual_review: from <= clock.now(),
      annual_review_begin_time: Math.floor(from.getTime() / SECOND_MS),
      annual_review_end_time: Math.floor(until.getTime() / SECOND_MS),
    }
  }
  const info = async ({
    query,
    origin,
  }: Asked): Promise<Result<{ readonly answer: Info }, RaisedProblem>> => {
    const found = await thirdParties.access.authorisedFor(BASICS_SET, query.access_token, origin.address)
    if (!found.ok) return found
    const appId = found.value.authorisation.app_id
    const profile = await profileOf(appId)
    const account = (await registrations.byPublicIds([appId])).get(appId)
    const credential = await registrations.organisationCode(appId)
    const { name: nickname, nameChanges, avatarChanges, introChanges } = profile
    return accept({
      answer: {
        errcode: 0,
        errmsg: 'ok',
        appid: appId,
        account_type: MINI_PROGRAM,
        principal_type: PRINCIPALS[account?.subject.type ?? 'individual'],
        principal_name: account?.subject.name ?? '',
        ...(credential !== undefined && { credential }),
        realname_status: account?.isChecked ? 1 : 2,
        wx_verify_info: {
          qualification_verify: account?.isVerified ?? false,
          naming_verify: account?.isVerified ?? false,
          ...(account && annualReviewOf(account)),
        },
        signature_info: { signature: profile.intro, ...modified(introChanges) },
        head_image_info: {
          head_image_url: `${origin.scheme}://${origin.host}${profile.iconUrl}`,
          ...modified(avatarChanges),
        },
        nickname,
        registered_country: CHINA,
        nickname_info: { nickname, ...modified(nameChanges) },
      },
    })
  }
  return [
    route({ endpoint: 'GET /cgi-bin/account/getaccountbasicinfo', guard: anyone, handle: info }),
    route({
      endpoint: 'POST /cgi-bin/account/getaccountbasicinfo',
      guard: anyone,
      rate: 'component.calls-per-address',
      changesNothing: true,
      handle: info,
    }),
  ]
}

function modified({ used, limit }: Profile['nameChanges']) {
  return { modify_used_count: used, modify_quota: limit }
}
