/**
 * What a third-party platform may read of an app that has authorised it to (§2.4).
 *
 * Not a rule: the numbers here are words of WeChat's interface.
 */
import { accept } from '@maque/base/result.ts'
import { SECOND_MS, type Clock } from '../../kernel/clock.ts'
import type { Profile } from '@maque/protocol/platform/profile.ts'
import { anyone } from '../../kernel/http/anyone.ts'
import { route, type Route } from '../../kernel/http/route.ts'
import type { RegisteredAccount, Registrations } from '../registration/contract.ts'
import { BASICS_SET } from './permission-sets.ts'
import type { ThirdPartyService } from './third-party-service.ts'

export interface AccountRoutesOptions {
  readonly thirdParties: ThirdPartyService
  readonly clock: Clock
  readonly registrations: Pick<Registrations, 'byPublicIds' | 'annualReviewFrom'>
  profileOf(appId: string): Promise<Profile>
}

const MINI_PROGRAM = 3

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
  return [
    route({
      endpoint: 'GET /cgi-bin/account/getaccountbasicinfo',
      guard: anyone,
      handle: async ({ query, origin }) => {
        const found = await thirdParties.access.authorisedFor(BASICS_SET, query.access_token, origin.address)
        if (!found.ok) return found
        const appId = found.value.authorisation.app_id
        const profile = await profileOf(appId)
        const account = (await registrations.byPublicIds([appId])).get(appId)
        const { nameChanges, avatarChanges, introChanges } = profile
        return accept({
          answer: {
            errcode: 0,
            errmsg: 'ok',
            appid: appId,
            account_type: MINI_PROGRAM,
            principal_type: account === undefined || account.subject.type === 'individual' ? 0 : 1,
            principal_name: account?.subject.name ?? '',
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
            nickname_info: { nickname: profile.name, ...modified(nameChanges) },
          },
        })
      },
    }),
  ]
}

function modified({ used, limit }: Profile['nameChanges']) {
  return { modify_used_count: used, modify_quota: limit }
}
