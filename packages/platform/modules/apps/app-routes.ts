import { accept } from '@maque/base/result.ts'
import type { App } from '@maque/protocol/platform/apps.ts'
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
      guard: guards.member('view'),
      handle: async ({ params, admitted }) =>
        accept({ answer: await apps.get(params.appId, admitted.personId) }),
    }),
    route({
      endpoint: 'PATCH /api/apps/:appId',
      guard: guards.member('manage'),
      audit: 'app.changed',
      confirm: ({ body }) => (body.name === undefined ? undefined : 'confirmation.name'),
      handle: async ({ params, admitted, body, note }) => {
        const before = await apps.get(params.appId, admitted.personId)
        const changed = await apps.update(params.appId, admitted.personId, body)
        if (changed.ok)
          note({ what: params.appId, before: profileOf(before), after: profileOf(changed.value) })
        return changed.ok ? accept({ answer: changed.value }) : changed
      },
    }),
    route({
      endpoint: 'PUT /api/apps/:appId/icon',
      guard: guards.member('manage'),
      fileTypes: ['image/png', 'image/jpeg', 'image/webp'],
      fileLimit: 'app.icon-bytes',
      audit: 'app.icon-changed',
      handle: async ({ params, admitted, file }) => {
        const changed = await apps.setIcon(params.appId, admitted.personId, file)
        return changed.ok ? accept({ answer: changed.value }) : changed
      },
    }),
  ]
}

function profileOf({ name, intro }: App): Pick<App, 'name' | 'intro'> {
  return { name, intro }
}
