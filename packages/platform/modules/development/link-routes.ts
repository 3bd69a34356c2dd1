import { accept } from '@maque/base/result.ts'
import { nobody, route, type Admission, type Guard, type Route } from '../../kernel/http/route.ts'
import type { Accounts } from '../accounts/contract.ts'
import type { AppGuards } from '../apps/contract.ts'
import type { LinkService } from './link-service.ts'
import { ownHosts } from './own-hosts.ts'
import type { SettingChanges } from './setting-changes.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import type { ProofFile } from '@maque/protocol/platform/development.ts'

export interface LinkRoutesOptions {
  readonly links: LinkService
  readonly changes: SettingChanges
  readonly policy: Policy
  readonly accounts: Pick<Accounts, 'ofRequest'>
  readonly guards: AppGuards
  proofFile(appId: string): ProofFile
}

export function linkRoutes(options: LinkRoutesOptions): readonly Route[] {
  return [...ruleRoutes(options), openingRoute(options)]
}

function ruleRoutes({ links, changes, policy, guards, proofFile }: LinkRoutesOptions): readonly Route[] {
  const developer = guards.member('develop')
  return [
    route({
      endpoint: 'GET /api/apps/:appId/link-rules',
      guard: developer,
      handle: async ({ params: { appId } }) => {
        const closedTo = await links.isClosedTo(appId)
        return accept({
          answer: {
            rules: await links.list(appId),
            proofFile: proofFile(appId),
            allowance: await links.allowance(appId),
            testLinks: policy.value('qr-rule.test-links'),
            publications: await changes.allowance(
              appId,
              'link-rule.published',
              'qr-rule.publishes-per-month',
            ),
            ...(closedTo && { closedTo }),
          },
        })
      },
    }),
    route({
      endpoint: 'POST /api/apps/:appId/link-rules',
      guard: developer,
      rate: 'development.checks-per-minute',
      audit: 'link-rule.written',
      before: ({ params, body, origin }) => links.lookForProof(params.appId, body, ownHosts(origin)),
      handle: async ({ admitted, body, origin, note }) => {
        const written = await links.write({ owner: admitted, form: body, ownHosts: ownHosts(origin) })
        if (!written.ok) return written
        note({ what: written.value.id, after: body })
        return accept({ answer: written.value, status: 201 })
      },
    }),
    route({
      endpoint: 'PUT /api/apps/:appId/link-rules/:ruleId',
      guard: developer,
      rate: 'development.checks-per-minute',
      audit: 'link-rule.written',
      before: ({ params, body, origin }) => links.lookForProof(params.appId, body, ownHosts(origin)),
      handle: async ({ admitted, params: { ruleId }, body, origin, note }) => {
        const written = await links.write({ owner: admitted, ruleId, form: body, ownHosts: ownHosts(origin) })
        if (!written.ok) return written
        note({ what: ruleId, after: body })
        return accept({ answer: written.value })
      },
    }),
    route({
      endpoint: 'DELETE /api/apps/:appId/link-rules/:ruleId',
      guard: developer,
      audit: 'link-rule.removed',
      handle: async ({ admitted, params }) => {
        const removed = await links.remove(admitted, params.ruleId)
        return removed.ok ? accept({ answer: {} }) : removed
      },
    }),
    route({
      endpoint: 'POST /api/apps/:appId/link-rules/:ruleId/publication',
      guard: developer,
      audit: 'link-rule.published',
      handle: async ({ admitted, params }) => {
        const published = await links.publish(admitted, params.ruleId)
        return published.ok ? accept({ answer: published.value }) : published
      },
    }),
  ]
}

function openingRoute({ links, accounts }: LinkRoutesOptions): Route {
  /** Everybody may ask; members are told of what is under test. */
  const whoever: Guard<object, Admission> = {
    name: 'anyone',
    async admit({ headers }) {
      const account = await accounts.ofRequest(headers)
      return accept({ actor: account ? { kind: 'person', id: account.id } : nobody })
    },
  }
  return route({
    endpoint: 'GET /api/link-openings',
    guard: whoever,
    handle: async ({ query, admitted: { actor } }) => {
      const opening = await links.openingOf(query.url, actor.kind === 'person' ? actor.id : undefined)
      return accept({ answer: opening ? { opening } : {} })
    },
  })
}
