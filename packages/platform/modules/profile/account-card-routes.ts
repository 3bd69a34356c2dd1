import { accept } from '@maque/base/result.ts'
import { answering } from '../../kernel/http/answering.ts'
import { route, type Route } from '../../kernel/http/route.ts'
import type { RegistrationGuards } from '../registration/contract.ts'
import type { AccountCards } from './account-cards.ts'

export function accountCardRoutes(cards: AccountCards, guards: RegistrationGuards): readonly Route[] {
  const guard = guards.account(
    'subscription-account',
    'service-account',
    'open-account',
    'enterprise-account',
    'merchant',
  )
  return [
    route({
      endpoint: 'GET /api/account/profile',
      guard,
      handle: async ({ admitted: { account } }) => accept({ answer: await cards.of(account.publicId) }),
    }),
    route({
      endpoint: 'PUT /api/account/name',
      guard,
      audit: 'account.name-set',
      handle: async ({ admitted: { account }, body, note }) => {
        const { name: before } = await cards.of(account.publicId)
        const set = await cards.setName(account, body.name)
        if (set.ok) note({ what: 'name', before, after: set.value.name })
        return answering(set)
      },
    }),
    route({
      endpoint: 'PUT /api/account/intro',
      guard,
      audit: 'account.intro-set',
      handle: async ({ admitted: { account }, body }) => answering(await cards.setIntro(account, body.intro)),
    }),
  ]
}
