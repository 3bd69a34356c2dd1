import { accept } from '@maque/base/result.ts'
import { route, type Route } from '../../kernel/http/route.ts'
import type { AppGuards } from '../apps/contract.ts'
import type { RegistrationGuards } from '../registration/contract.ts'
import type { BoundSide } from './bound-side.ts'

export interface BoundSideRoutesOptions {
  readonly boundSide: BoundSide
  readonly appGuards: AppGuards
  readonly registrationGuards: RegistrationGuards
}

export function boundSideRoutes({
  boundSide,
  appGuards,
  registrationGuards,
}: BoundSideRoutesOptions): readonly Route[] {
  const officialAccount = registrationGuards.account('subscription-account', 'service-account')
  const read = async (publicId: string) => {
    const held = await boundSide.heldBy(publicId)
    return accept({ answer: held ? { held } : {} })
  }
  return [
    route({
      endpoint: 'GET /api/apps/:appId/open-account',
      guard: appGuards.member('view'),
      handle: ({ params }) => read(params.appId),
    }),
    route({
      endpoint: 'DELETE /api/apps/:appId/open-account',
      guard: appGuards.member('manage'),
      audit: 'open-account.left',
      confirm: 'confirmation.association',
      handle: async ({ params: { appId }, note }) => {
        const left = await boundSide.leave(appId)
        if (left.ok) note({ what: appId, before: left.value })
        return left.ok ? accept({ answer: {} }) : left
      },
    }),
    route({
      endpoint: 'GET /api/official-account/open-account',
      guard: officialAccount,
      handle: ({ admitted: { account } }) => read(account.publicId),
    }),
    route({
      endpoint: 'DELETE /api/official-account/open-account',
      guard: officialAccount,
      audit: 'open-account.left',
      handle: async ({ admitted: { account }, note }) => {
        const left = await boundSide.leave(account.publicId)
        if (left.ok) note({ what: account.publicId, before: left.value })
        return left.ok ? accept({ answer: {} }) : left
      },
    }),
  ]
}
