/**
 * The servers and sites that an app may reach (§2.6).
 *
 * (1) A list holds origins, each once: what a request has to be, exactly.
 * (2) Changes are counted by the month; what changes nothing is refused and does not count.
 * (3) Sites that `<web-view>` shows have the app's proof file when they are added.
 */
import type { Kysely } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type {
  BusinessDomain,
  DevelopmentSettings,
  DomainChecks,
  DomainKind,
  ProofFile,
  ServerDomains,
} from '@maque/protocol/platform/development.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import type { Random } from '../../kernel/random.ts'
import type { KeyedHash } from '../../kernel/secrets/keyed-hash.ts'
import { lockFor } from '../../kernel/store/lock.ts'
import type { Apps } from '../apps/contract.ts'
import type { Profiles } from '../profile/contract.ts'
import type { Registrations } from '../registration/contract.ts'
import type { ListOwner } from './address-lists.ts'
import type { AppReach } from './contract.ts'
import {
  businessDomainNotFound,
  businessDomainTaken,
  domainMalformed,
  domainsUnchanged,
  proofNotFound,
} from './development-problems.ts'
import type { DevelopmentTables } from './development-tables.ts'
import { requireFiled, type IcpFilings } from './icp-filings.ts'
import type { OutsideChecks } from './outside-checks.ts'
import { proofFileOf } from './proof-file.ts'
import { parseServerDomain } from './server-domain.ts'
import type { SettingChanges } from './setting-changes.ts'

export interface DomainService extends AppReach {
  originalId(appId: string): Promise<string>
  settings(
    appId: string,
  ): Promise<
    Pick<DevelopmentSettings, 'serverDomains' | 'domainChecks' | 'domainAllowances' | 'businessDomains'>
  >
  /** `ownHosts`: under which the platform itself is asked. */
  setServerDomains(
    owner: ListOwner,
    written: ServerDomains,
    ownHosts: readonly string[],
  ): Promise<Result<ServerDomains, RaisedProblem>>
  setChecks(owner: ListOwner, checks: DomainChecks): Promise<DomainChecks>
  proofFile(appId: string): ProofFile
  /** Looks for the proof file. Before the unit in which the site is added. */
  lookForProof(
    appId: string,
    domain: string,
    ownHosts: readonly string[],
  ): Promise<Result<void, RaisedProblem>>
  /** For what is known otherwise to be in the right hands. Before the unit in which the site is added. */
  vouchFor(appId: string, domain: string, ownHosts: readonly string[]): Promise<Result<void, RaisedProblem>>
  /** Whether `lookForProof` has lately found the file of this app, or platform. It is used up by this. */
  takeProof(id: string, domain: string): Promise<boolean>
  addBusinessDomain(
    owner: ListOwner,
    domain: string,
    ownHosts: readonly string[],
  ): Promise<Result<BusinessDomain, RaisedProblem>>
  removeBusinessDomain(owner: ListOwner, domain: string): Promise<Result<void, RaisedProblem>>
}

export interface DomainServiceOptions {
  readonly database: Kysely<DevelopmentTables>
  readonly clock: Clock
  readonly random: Random
  readonly policy: Policy
  readonly changes: SettingChanges
  readonly filings: IcpFilings
  readonly checks: OutsideChecks
  readonly proofKey: KeyedHash
  readonly apps: Pick<Apps, 'exists'>
  readonly registrations: Pick<Registrations, 'byPublicIds'>
  readonly profiles: Pick<Profiles, 'isGame'>
}

const domainKinds: readonly DomainKind[] = ['request', 'socket', 'upload', 'download', 'udp', 'tcp']

const noDomains: ServerDomains = { request: [], socket: [], upload: [], download: [], udp: [], tcp: [] }

/** Not a rule: the form of an original id, `gh_` and 12 hexadecimal digits. */
const ORIGINAL_ID_BYTES = 6

export function createDomainService(options: DomainServiceOptions): DomainService {
  return { ...reading(options), ...serverDomainDeeds(options), ...businessDomainDeeds(options) }
}

type Reading = Pick<DomainService, 'originalId' | 'settings' | 'reachOf' | 'proofFile'>

function reading(options: DomainServiceOptions): Reading {
  const { database, random, policy, changes, proofKey, apps } = options
  const find = (appId: string) =>
    database.selectFrom('development_settings').selectAll().where('app_id', '=', appId).executeTakeFirst()
  /** Those of a new app are made when they are first asked for. */
  const row = async (appId: string) => {
    const found = await find(appId)
    if (found) return found
    await database
      .insertInto('development_settings')
      .values({
        app_id: appId,
        original_id: `gh_${random(ORIGINAL_ID_BYTES).toString('hex')}`,
        server_domains: JSON.stringify(noDomains),
        domain_checks: JSON.stringify({ develop: true, trial: true }),
      })
      .onConflict((conflict) => conflict.column('app_id').doNothing())
      .execute()
    const made = await find(appId)
    if (!made) throw new Error(`the settings of ${appId} were made and are not there`)
    return made
  }
  const businessDomains = async (appId: string): Promise<readonly BusinessDomain[]> => {
    const rows = await database
      .selectFrom('business_domains')
      .selectAll()
      .where('app_id', '=', appId)
      .orderBy('added_at')
      .orderBy('domain')
      .execute()
    return rows.map(({ domain, added_at }) => ({ domain, addedAt: added_at.toISOString() }))
  }
  return {
    originalId: async (appId) => (await row(appId)).original_id,
    proofFile: (appId) => proofFileOf(appId, proofKey),
    async settings(appId) {
      const { server_domains, domain_checks } = await row(appId)
      const domains = await businessDomains(appId)
      const closedTo = await closedToSites(appId, options)
      return {
        serverDomains: server_domains,
        domainChecks: domain_checks,
        domainAllowances: {
          perKind: policy.value('app.server-domains'),
          changes: await changes.allowance(appId, 'server-domains', 'domain.changes-per-month'),
        },
        businessDomains: {
          domains,
          proofFile: proofFileOf(appId, proofKey),
          allowance: {
            rule: 'domain.business-per-app',
            limit: policy.value('domain.business-per-app'),
            used: domains.length,
          },
          ...(closedTo && { closedTo }),
        },
      }
    },
    async reachOf(appId) {
      const found = await find(appId)
      if (!found && !(await apps.exists(appId))) return undefined
      return {
        serverDomains: found?.server_domains ?? noDomains,
        domainChecks: found?.domain_checks ?? { develop: true, trial: true },
        businessDomains: (await businessDomains(appId)).map(({ domain }) => domain),
      }
    },
  }
}

/** Why an app may show no sites. */
async function closedToSites(
  appId: string,
  { policy, registrations, profiles }: DomainServiceOptions,
): Promise<'individual' | 'game' | undefined> {
  const subject = (await registrations.byPublicIds([appId])).get(appId)?.subject
  if (subject?.type === 'individual' && !policy.value('domain.business-of-individuals')) return 'individual'
  const isClosedToGames = !policy.value('domain.business-of-games')
  return isClosedToGames && (await profiles.isGame(appId)) ? 'game' : undefined
}

type ServerDomainDeeds = Pick<DomainService, 'setServerDomains' | 'setChecks'>

function serverDomainDeeds(options: DomainServiceOptions): ServerDomainDeeds {
  const { database, policy, changes, filings } = options
  const { originalId, settings } = reading(options)
  return {
    async setServerDomains({ appId, actorName }, written, ownHosts) {
      const parsed = parseAll(written, ownHosts, policy)
      if (!parsed.ok) return parsed
      await originalId(appId)
      await lockFor(database, 'server domains of an app', appId)
      const before = (await settings(appId)).serverDomains
      const added = domainKinds.flatMap((kind) =>
        parsed.value[kind].filter((domain) => !before[kind].includes(domain)),
      )
      const removed = domainKinds.flatMap((kind) =>
        before[kind].filter((domain) => !parsed.value[kind].includes(domain)),
      )
      if (added.length + removed.length === 0) return refuse(domainsUnchanged)
      const filed = await requireFiled(added, filings, policy)
      if (!filed.ok) return filed
      const counted = await changes.noteLimited(
        { appId, actorName, what: 'server-domains' },
        'domain.changes-per-month',
      )
      if (!counted.ok) return counted
      await database
        .updateTable('development_settings')
        .set({ server_domains: JSON.stringify(parsed.value) })
        .where('app_id', '=', appId)
        .execute()
      return accept(parsed.value)
    },
    async setChecks({ appId, actorName }, checks) {
      await originalId(appId)
      await database
        .updateTable('development_settings')
        .set({ domain_checks: JSON.stringify(checks) })
        .where('app_id', '=', appId)
        .execute()
      await changes.note({ appId, actorName, what: 'domain-checks' })
      return checks
    },
  }
}

function parseAll(
  written: ServerDomains,
  ownHosts: readonly string[],
  policy: Policy,
): Result<ServerDomains, RaisedProblem> {
  const parsed: Record<DomainKind, readonly string[]> = { ...noDomains }
  for (const kind of domainKinds) {
    const origins = new Set<string>()
    for (const domain of written[kind]) {
      const origin = parseServerDomain(kind, domain, ownHosts)
      if (!origin.ok) return refuse(domainMalformed({ list: kind, domain, why: origin.refusal }))
      origins.add(origin.value)
    }
    if (origins.size > policy.value('app.server-domains')) {
      return policy.refuse('app.server-domains', { used: origins.size })
    }
    parsed[kind] = [...origins]
  }
  return accept(parsed)
}

type BusinessDomainDeeds = Pick<
  DomainService,
  'lookForProof' | 'vouchFor' | 'takeProof' | 'addBusinessDomain' | 'removeBusinessDomain'
>

function businessDomainDeeds(options: DomainServiceOptions): BusinessDomainDeeds {
  const { database, clock, policy, changes, filings, checks, registrations } = options
  const { proofFile, originalId } = reading(options)
  /** Its kind is that of requests: https, a name, perhaps a port. */
  const parse = (domain: string, ownHosts: readonly string[]): Result<string, RaisedProblem> => {
    const origin = parseServerDomain(
      'request',
      domain.includes('://') ? domain : `https://${domain}`,
      ownHosts,
    )
    return origin.ok ? origin : refuse(domainMalformed({ list: 'site', domain, why: origin.refusal }))
  }
  return {
    async lookForProof(appId, domain, ownHosts) {
      const origin = parse(domain, ownHosts)
      if (!origin.ok) return origin
      const { name, content } = proofFile(appId)
      const url = `${origin.value}/${name}`
      const found = await checks.findText(url, content)
      if (!found.ok) return refuse(proofNotFound({ url, why: found.refusal }))
      await checks.pass(appId, `site ${origin.value}`)
      return accept(undefined)
    },
    async vouchFor(appId, domain, ownHosts) {
      const origin = parse(domain, ownHosts)
      if (!origin.ok) return origin
      await checks.pass(appId, `site ${origin.value}`)
      return accept(undefined)
    },
    async takeProof(id, domain) {
      const origin = parse(domain, [])
      return origin.ok && (await checks.hasPassed(id, `site ${origin.value}`))
    },
    async addBusinessDomain({ appId, actorName }, domain, ownHosts) {
      const origin = parse(domain, ownHosts)
      if (!origin.ok) return origin
      const closedTo = await closedToSites(appId, options)
      if (closedTo === 'individual') return policy.refuse('domain.business-of-individuals')
      if (closedTo === 'game') return policy.refuse('domain.business-of-games')
      const filed = await requireFiled([origin.value], filings, policy)
      if (!filed.ok) return filed
      await lockFor(database, 'business domains of an app', appId)
      await lockFor(database, 'subjects of a business domain', origin.value)
      const there = await database
        .selectFrom('business_domains')
        .select(['app_id', 'domain', 'added_at'])
        .where(({ or, eb }) => or([eb('app_id', '=', appId), eb('domain', '=', origin.value)]))
        .execute()
      const own = there.filter((row) => row.app_id === appId)
      if (own.some((row) => row.domain === origin.value)) return refuse(businessDomainTaken)
      if (own.length >= policy.value('domain.business-per-app')) {
        const occupiedBy = own.map((row) => ({
          kind: 'business-domain',
          label: row.domain,
          since: row.added_at.toISOString(),
        }))
        return policy.refuse('domain.business-per-app', { used: own.length, occupiedBy })
      }
      const subjects = new Set<string>()
      const listing = there.filter((row) => row.domain === origin.value).map((row) => row.app_id)
      const registered = await registrations.byPublicIds([...listing, appId])
      for (const id of listing) subjects.add(registered.get(id)?.subject.key ?? id)
      const limit = policy.value('domain.subjects-per-business-domain')
      if (!subjects.has(registered.get(appId)?.subject.key ?? appId) && subjects.size >= limit) {
        return policy.refuse('domain.subjects-per-business-domain', { used: subjects.size })
      }
      if (!(await checks.hasPassed(appId, `site ${origin.value}`))) {
        return refuse(proofNotFound({ url: `${origin.value}/${proofFile(appId).name}`, why: 'content' }))
      }
      await originalId(appId)
      const added_at = clock.now()
      await database
        .insertInto('business_domains')
        .values({ app_id: appId, domain: origin.value, added_at })
        .execute()
      await changes.note({ appId, actorName, what: 'business-domain.added' })
      return accept({ domain: origin.value, addedAt: added_at.toISOString() })
    },
    async removeBusinessDomain({ appId, actorName }, domain) {
      const origin = parse(domain, [])
      const removed =
        origin.ok &&
        (await database
          .deleteFrom('business_domains')
          .where('app_id', '=', appId)
          .where('domain', '=', origin.value)
          .returning('domain')
          .executeTakeFirst())
      if (!removed) return refuse(businessDomainNotFound)
      await changes.note({ appId, actorName, what: 'business-domain.removed' })
      return accept(undefined)
    },
  }
}
