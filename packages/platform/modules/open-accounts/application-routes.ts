import { accept } from '@maque/base/result.ts'
import { answering, answeringNothing } from '../../kernel/http/answering.ts'
import { route, type Route } from '../../kernel/http/route.ts'
import type { AccountGuards } from '../accounts/contract.ts'
import type { RegistrationGuards } from '../registration/contract.ts'
import type { Applications } from './applications.ts'

export interface ApplicationRoutesOptions {
  readonly applications: Applications
  readonly accountGuards: AccountGuards
  readonly registrationGuards: RegistrationGuards
}

export function applicationRoutes({
  applications,
  accountGuards,
  registrationGuards,
}: ApplicationRoutesOptions): readonly Route[] {
  const guard = registrationGuards.account('open-account')
  const auditor = accountGuards.staff('qualification-auditor')
  return [
    route({
      endpoint: 'GET /api/open-account/applications',
      guard,
      handle: async ({ admitted: { account } }) =>
        accept({
          answer: {
            applications: await applications.of(account.publicId),
            places: await applications.places(account.publicId),
          },
        }),
    }),
    route({
      endpoint: 'POST /api/open-account/applications',
      guard,
      audit: 'open-account.application-said',
      handle: async ({ admitted: { account }, body }) => {
        const said = await applications.say(account, body)
        return said.ok ? accept({ answer: said.value, status: 201 }) : said
      },
    }),
    route({
      endpoint: 'PUT /api/open-account/applications/:applicationId',
      guard,
      audit: 'open-account.application-said-again',
      handle: async ({ admitted: { account }, params, body }) =>
        answering(await applications.sayAgain(account, params.applicationId, body)),
    }),
    route({
      endpoint: 'DELETE /api/open-account/applications/:applicationId',
      guard,
      audit: 'open-account.application-removed',
      handle: async ({ admitted: { account }, params }) =>
        answeringNothing(await applications.remove(account.publicId, params.applicationId)),
    }),
    route({
      endpoint: 'GET /api/operator/open-applications',
      guard: auditor,
      handle: async () => accept({ answer: { applications: await applications.waiting() } }),
    }),
    route({
      endpoint: 'POST /api/operator/open-applications/:applicationId/verdict',
      guard: auditor,
      audit: 'open-account.application-judged',
      handle: async ({ admitted: { account }, params, body, note }) => {
        const judged = await applications.judge(params.applicationId, { ...body, auditorId: account.id })
        if (judged.ok) note({ what: judged.value.publicId ?? judged.value.id, after: judged.value.state })
        return answering(judged)
      },
    }),
  ]
}
