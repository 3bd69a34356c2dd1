import { accept } from '@maque/base/result.ts'
import { route, type Route } from '../../kernel/http/route.ts'
import type { AccountGuards } from '../accounts/contract.ts'
import type { AppAdmission, AppGuards } from '../apps/contract.ts'
import type { AddressLists } from './address-lists.ts'
import type { AddressRequests } from './address-requests.ts'
import type { AppSecretService } from './app-secrets.ts'
import type { DomainService } from './domain-service.ts'
import { ownHosts } from './own-hosts.ts'
import type { IcpFilings } from './icp-filings.ts'
import type { SettingChanges } from './setting-changes.ts'
import type { KeyMaker, UploadKeys } from './upload-keys.ts'
import type { Policy } from '../../kernel/policy/policy.ts'

export interface DevelopmentRoutesOptions {
  readonly policy: Policy
  readonly secrets: AppSecretService
  readonly keys: UploadKeys
  readonly addresses: AddressLists
  readonly requests: AddressRequests
  readonly domains: DomainService
  readonly changes: SettingChanges
  readonly filings: IcpFilings
  readonly guards: AppGuards
  readonly accountGuards: AccountGuards
}

export function developmentRoutes(options: DevelopmentRoutesOptions): readonly Route[] {
  return [
    ...overviewRoutes(options),
    ...secretRoutes(options),
    ...uploadRoutes(options),
    ...domainRoutes(options),
    ...filingRoutes(options),
  ]
}

function makerOf({ appId, personId, actorName }: AppAdmission): KeyMaker {
  return { appId, personId, actorName }
}

function overviewRoutes(options: DevelopmentRoutesOptions): readonly Route[] {
  const { policy, secrets, keys, addresses, requests, domains, changes, guards } = options
  const developer = guards.member('develop')
  return [
    route({
      endpoint: 'GET /api/apps/:appId/development',
      guard: developer,
      handle: async ({ params: { appId } }) => {
        const originalId = await domains.originalId(appId)
        const uploadPair = await keys.pair(appId)
        return accept({
          answer: {
            appId,
            originalId,
            secret: await secrets.secretState(appId),
            apiAddresses: await addresses.read(appId, 'api'),
            addressRequests: await requests.waiting(appId),
            ...(uploadPair && { uploadPair }),
            uploadAddresses: await addresses.read(appId, 'upload'),
            addressAllowance: policy.value('development.addresses'),
            ...(await domains.settings(appId)),
          },
        })
      },
    }),
    route({
      endpoint: 'GET /api/apps/:appId/development/changes',
      guard: developer,
      handle: async ({ params }) => accept({ answer: { changes: await changes.latest(params.appId) } }),
    }),
  ]
}

function secretRoutes({ secrets, addresses, requests, guards }: DevelopmentRoutesOptions): readonly Route[] {
  const developer = guards.member('develop')
  return [
    route({
      endpoint: 'POST /api/apps/:appId/secret',
      guard: developer,
      audit: 'secret.made',
      confirm: 'confirmation.secret',
      handle: async ({ admitted }) =>
        accept({ answer: { secret: await secrets.makeSecret(makerOf(admitted)) }, status: 201 }),
    }),
    route({
      endpoint: 'PUT /api/apps/:appId/secret/freezing',
      guard: developer,
      audit: 'secret.freezing-set',
      confirm: 'confirmation.secret',
      handle: async ({ admitted, body: { isFrozen }, note }) => {
        const set = await secrets.setFrozen(makerOf(admitted), isFrozen)
        note({ what: 'isFrozen', after: isFrozen })
        return set.ok ? accept({ answer: {} }) : set
      },
    }),
    route({
      endpoint: 'PUT /api/apps/:appId/api-addresses',
      guard: developer,
      audit: 'api-addresses.set',
      confirm: 'confirmation.secret',
      handle: async ({ admitted, body, note }) => {
        const before = await addresses.read(admitted.appId, 'api')
        const written = await addresses.write(makerOf(admitted), 'api', body)
        if (!written.ok) return written
        note({ what: 'api', before, after: written.value })
        return accept({ answer: written.value })
      },
    }),
    route({
      endpoint: 'POST /api/apps/:appId/address-requests',
      guard: guards.member('manage'),
      audit: 'api-address.answered',
      handle: async ({ admitted, body: { address, isAllowed }, note }) => {
        const answered = await requests.answer(makerOf(admitted), address, isAllowed)
        if (!answered.ok) return answered
        note({ what: address, after: isAllowed })
        const apiAddresses = await addresses.read(admitted.appId, 'api')
        const addressRequests = await requests.waiting(admitted.appId)
        return accept({ answer: { apiAddresses, addressRequests } })
      },
    }),
  ]
}

function uploadRoutes({ keys, addresses, guards }: DevelopmentRoutesOptions): readonly Route[] {
  const developer = guards.member('develop')
  return [
    route({
      endpoint: 'GET /api/apps/:appId/upload-tokens',
      guard: developer,
      handle: async ({ params }) => accept({ answer: { tokens: await keys.tokens(params.appId) } }),
    }),
    route({
      endpoint: 'POST /api/apps/:appId/upload-tokens',
      guard: developer,
      audit: 'app.upload-token-created',
      handle: async ({ admitted, body }) => {
        const created = await keys.createToken(makerOf(admitted), body.label)
        return created.ok ? accept({ answer: created.value, status: 201 }) : created
      },
    }),
    route({
      endpoint: 'DELETE /api/apps/:appId/upload-tokens/:tokenId',
      guard: developer,
      audit: 'app.upload-token-revoked',
      handle: async ({ admitted, params }) => {
        const revoked = await keys.revokeToken(makerOf(admitted), params.tokenId)
        return revoked.ok ? accept({ answer: {} }) : revoked
      },
    }),
    route({
      endpoint: 'POST /api/apps/:appId/upload-pair',
      guard: developer,
      audit: 'app.upload-pair-made',
      confirm: 'confirmation.secret',
      // Keys are dear to make: not for who has still to ask the administrator.
      handle: async ({ admitted, note }) =>
        accept({
          async onceConfirmed() {
            const made = await keys.makePair(makerOf(admitted))
            note({ what: 'fingerprint', after: made.fingerprint })
            return { answer: made, status: 201 }
          },
        }),
    }),
    route({
      endpoint: 'DELETE /api/apps/:appId/upload-pair',
      guard: developer,
      audit: 'app.upload-pair-revoked',
      handle: async ({ admitted }) => {
        const revoked = await keys.revokePair(makerOf(admitted))
        return revoked.ok ? accept({ answer: {} }) : revoked
      },
    }),
    route({
      endpoint: 'PUT /api/apps/:appId/upload-addresses',
      guard: developer,
      audit: 'upload-addresses.set',
      confirm: 'confirmation.secret',
      handle: async ({ admitted, body, note }) => {
        const before = await addresses.read(admitted.appId, 'upload')
        const written = await addresses.write(makerOf(admitted), 'upload', body)
        if (!written.ok) return written
        note({ what: 'upload', before, after: written.value })
        return accept({ answer: written.value })
      },
    }),
  ]
}

function domainRoutes({ domains, guards }: DevelopmentRoutesOptions): readonly Route[] {
  const developer = guards.member('develop')
  return [
    route({
      endpoint: 'PUT /api/apps/:appId/server-domains',
      guard: developer,
      audit: 'server-domains.set',
      confirm: 'confirmation.domains',
      handle: async ({ admitted, body, origin, note }) => {
        const before = (await domains.settings(admitted.appId)).serverDomains
        const set = await domains.setServerDomains(makerOf(admitted), body, ownHosts(origin))
        if (!set.ok) return set
        note({ what: 'serverDomains', before, after: set.value })
        return accept({ answer: set.value })
      },
    }),
    route({
      endpoint: 'PUT /api/apps/:appId/domain-checks',
      guard: developer,
      audit: 'domain-checks.set',
      handle: async ({ admitted, body, note }) => {
        const checks = await domains.setChecks(makerOf(admitted), body)
        note({ what: 'domainChecks', after: checks })
        return accept({ answer: checks })
      },
    }),
    route({
      endpoint: 'POST /api/apps/:appId/business-domains/:domain',
      guard: developer,
      rate: 'development.checks-per-minute',
      audit: 'business-domain.added',
      confirm: 'confirmation.domains',
      before: ({ params, origin }) => domains.lookForProof(params.appId, params.domain, ownHosts(origin)),
      handle: async ({ admitted, params, origin }) => {
        const added = await domains.addBusinessDomain(makerOf(admitted), params.domain, ownHosts(origin))
        return added.ok ? accept({ answer: added.value, status: 201 }) : added
      },
    }),
    route({
      endpoint: 'DELETE /api/apps/:appId/business-domains/:domain',
      guard: developer,
      audit: 'business-domain.removed',
      handle: async ({ admitted, params }) => {
        const removed = await domains.removeBusinessDomain(makerOf(admitted), params.domain)
        return removed.ok ? accept({ answer: {} }) : removed
      },
    }),
  ]
}

function filingRoutes({ filings, accountGuards }: DevelopmentRoutesOptions): readonly Route[] {
  const operator = accountGuards.staff('operator')
  return [
    route({
      endpoint: 'GET /api/operator/icp-filings',
      guard: operator,
      handle: async () => accept({ answer: { domains: await filings.list() } }),
    }),
    route({
      endpoint: 'PUT /api/operator/icp-filings/:domain',
      guard: operator,
      audit: 'icp-filing.added',
      handle: async ({ params }) => {
        await filings.add(params.domain)
        return accept({ answer: {} })
      },
    }),
    route({
      endpoint: 'DELETE /api/operator/icp-filings/:domain',
      guard: operator,
      audit: 'icp-filing.removed',
      handle: async ({ params }) => {
        await filings.remove(params.domain)
        return accept({ answer: {} })
      },
    }),
  ]
}
