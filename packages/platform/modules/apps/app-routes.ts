import { accept } from '@maque/base/result.ts'
import { route, type Route } from '../../kernel/http/route.ts'
import type { AccountGuards } from '../accounts/contract.ts'
import type { AppService } from './app-service.ts'
import type { AppGuards } from './contract.ts'

export interface AppRoutesOptions {
  readonly apps: AppService
  readonly accountGuards: AccountGuards
  readonly guards: AppGuards
}

export function appRoutes({ apps, accountGuards, guards }: AppRoutesOptions): readonly Route[] {
  return [
    route({
      endpoint: 'GET /api/apps',
      guard: accountGuards.signedIn,
      handle: async ({ admitted }) => accept({ answer: { apps: await apps.ofPerson(admitted.account.id) } }),
    }),
    route({
      endpoint: 'POST /api/apps',
      guard: accountGuards.signedIn,
      audit: 'app.created',
      handle: async ({ admitted, body }) => {
        const created = await apps.create(admitted.account.id, body)
        return created.ok ? accept({ answer: created.value, status: 201 }) : created
      },
    }),
    route({
      endpoint: 'GET /api/apps/:appId',
      guard: guards.anyMember,
      handle: async ({ params, admitted }) =>
        accept({ answer: await apps.get(params.appId, admitted.personId) }),
    }),
  ]
}
