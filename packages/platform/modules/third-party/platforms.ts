/**
 * Third-party platforms as their Open account keeps them (§2.8).
 *
 * (1) A secret is told once and kept as a keyed hash; a new one voids what was given for the one before.
 * (2) A platform is published once its server has taken a ticket.
 * (3) One that was given up (ending.ts) is not found here: nothing that it shows opens anything.
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { AddressList } from '@maque/protocol/platform/development.ts'
import type { PlatformSettings, ThirdPartyPlatform } from '@maque/protocol/platform/third-party.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import { lockFor } from '../../kernel/store/lock.ts'
import type { RegisteredAccount } from '../registration/contract.ts'
import { isOffered } from './permission-sets.ts'
import {
  hostMalformed,
  nameMissing,
  notQualified,
  setNotOffered,
  ticketNotTaken,
} from './third-party-problems.ts'
import type { PlatformEntry, ThirdPartyOptions } from './third-party-options.ts'
import { TICKET_JOB, TICKET_NOTICE } from './tickets.ts'

export interface Platforms {
  of(openAccount: string): Promise<readonly ThirdPartyPlatform[]>
  /** One of this Open account's. */
  own(openAccount: string, componentId: string): Promise<Result<PlatformEntry, RaisedProblem>>
  find(componentId: string): Promise<PlatformEntry | undefined>
  toPlatform(entry: PlatformEntry): Promise<ThirdPartyPlatform>
  create(openAccount: RegisteredAccount, said: Said): Promise<Result<Created, RaisedProblem>>
  change(
    entry: PlatformEntry,
    settings: PlatformSettings,
    ownHosts: readonly string[],
  ): Promise<Result<PlatformEntry, RaisedProblem>>
  /** What apps can be given; only what is named changes. */
  setHosts(entry: PlatformEntry, hosts: NamedHosts): Promise<Result<PlatformEntry, RaisedProblem>>
  setAddresses(entry: PlatformEntry, list: AddressList): Promise<Result<AddressList, RaisedProblem>>
  newSecret(entry: PlatformEntry): Promise<string>
  publish(entry: PlatformEntry): Promise<Result<PlatformEntry, RaisedProblem>>
  /** Whether this is the secret. */
  hasSecret(entry: PlatformEntry, secret: string): boolean
}

export interface NamedHosts {
  readonly servers?: readonly string[]
  readonly sites?: readonly string[]
  /** Of the sites, those that have shown the platform's file. */
  readonly proven?: readonly string[]
}

interface Said {
  readonly name: string
  readonly about: string
}

interface Created {
  readonly platform: ThirdPartyPlatform
  readonly secret: string
}

/** Not a rule: the form of an AppID, `wx` and 16 hexadecimal digits. */
const ID_BYTES = 8
/** Not a rule: the form of a secret, 32 hexadecimal digits. */
const SECRET_BYTES = 16

export function createPlatforms(options: ThirdPartyOptions): Platforms {
  return { ...reading(options), ...deeds(options) }
}

type Reading = Pick<Platforms, 'of' | 'own' | 'find' | 'toPlatform'>

function reading(options: ThirdPartyOptions): Reading {
  const { database, notices, addresses } = options
  const toPlatform = async (entry: PlatformEntry): Promise<ThirdPartyPlatform> => {
    const receiver = await notices.receiver(entry.component_id)
    const deliveries = await notices.deliveries(entry.component_id)
    const apiAddresses = await addresses.addresses(entry.component_id)
    const taken = deliveries.find(({ event, state }) => event === TICKET_NOTICE && state === 'delivered')
    return {
      componentAppId: entry.component_id,
      name: entry.name,
      about: entry.about,
      sets: entry.sets,
      pageHosts: entry.page_hosts,
      eventUrl: receiver?.url ?? '',
      messageUrl: entry.message_url,
      token: receiver?.token ?? '',
      encodingKeyHint: receiver?.encodingKeyHint ?? '',
      testApps: entry.test_apps,
      serverHosts: entry.server_hosts,
      siteHosts: entry.site_hosts,
      apiAddresses,
      isPublished: entry.is_published,
      ...(taken && { ticketTakenAt: taken.createdAt }),
      createdAt: entry.created_at.toISOString(),
    }
  }
  const find: Platforms['find'] = (componentId) =>
    database
      .selectFrom('third_party_platforms')
      .selectAll()
      .where('component_id', '=', componentId)
      .where('ended_at', 'is', null)
      .executeTakeFirst()
  return {
    find,
    toPlatform,
    async of(openAccount) {
      const rows = await database
        .selectFrom('third_party_platforms')
        .selectAll()
        .where('open_account', '=', openAccount)
        .where('ended_at', 'is', null)
        .orderBy('created_at')
        .execute()
      return Promise.all(rows.map(toPlatform))
    },
    async own(openAccount, componentId) {
      const entry = await find(componentId)
      return entry?.open_account === openAccount ? accept(entry) : refuse(notFound)
    },
  }
}

function deeds(options: ThirdPartyOptions): Omit<Platforms, keyof Reading> {
  const { database, clock, random, policy, secretKey, notices, addresses, settingChanges, jobs } = options
  const { toPlatform } = reading(options)
  const newSecret = (): string => random(SECRET_BYTES).toString('hex')
  const hashOf = (componentId: string, secret: string): string => secretKey(`secret ${componentId} ${secret}`)
  const write = (
    { component_id }: PlatformEntry,
    values: Partial<Omit<PlatformEntry, 'component_id'>>,
  ): Promise<PlatformEntry> =>
    database
      .updateTable('third_party_platforms')
      .set(values)
      .where('component_id', '=', component_id)
      .returningAll()
      .executeTakeFirstOrThrow()
  /** Counted, where it changes something. */
  const setHosts = async (
    entry: PlatformEntry,
    {
      servers = entry.server_hosts,
      sites = entry.site_hosts,
      proven = entry.proven_sites.filter((site) => sites.includes(site)),
    }: NamedHosts,
  ): Promise<Result<PlatformEntry, RaisedProblem>> => {
    if (servers.length > policy.value('component.server-hosts')) {
      return policy.refuse('component.server-hosts', { used: servers.length })
    }
    if (sites.length > policy.value('component.site-hosts')) {
      return policy.refuse('component.site-hosts', { used: sites.length })
    }
    if (
      isSame(servers, entry.server_hosts) &&
      isSame(sites, entry.site_hosts) &&
      isSame(proven, entry.proven_sites)
    ) {
      return accept(entry)
    }
    const { component_id: appId, name: actorName } = entry
    const counted = await settingChanges.noteLimited(
      { appId, actorName, what: 'component-hosts' },
      'component.host-changes-per-month',
    )
    if (!counted.ok) return counted
    return accept(await write(entry, { server_hosts: servers, site_hosts: sites, proven_sites: proven }))
  }
  return {
    async create({ publicId, isVerified }, { name, about }) {
      if (!isVerified && policy.value('open-account.requires-qualification')) return refuse(notQualified)
      if (name.trim() === '') return refuse(nameMissing)
      await lockFor(database, 'third-party platforms of an Open account', publicId)
      const { used } = await database
        .selectFrom('third_party_platforms')
        .select(({ fn }) => fn.countAll<string>().as('used'))
        .where('open_account', '=', publicId)
        .where('ended_at', 'is', null)
        .executeTakeFirstOrThrow()
      if (Number(used) >= policy.value('component.platforms')) {
        return policy.refuse('component.platforms', { used: Number(used) })
      }
      const component_id = `wx${random(ID_BYTES).toString('hex')}`
      const secret = newSecret()
      const entry = await database
        .insertInto('third_party_platforms')
        .values({
          component_id,
          open_account: publicId,
          name: name.trim(),
          about: about.trim(),
          secret_hash: hashOf(component_id, secret),
          sets: [],
          page_hosts: [],
          message_url: '',
          test_apps: [],
          server_hosts: [],
          site_hosts: [],
          proven_sites: [],
          is_published: false,
          next_ticket_at: null,
          created_at: clock.now(),
          ended_at: null,
        })
        .returningAll()
        .executeTakeFirstOrThrow()
      return accept({ platform: await toPlatform(entry), secret })
    },
    async change(entry, settings, ownHosts) {
      const { name, about, sets, eventUrl, messageUrl, token, encodingKey, testApps } = settings
      if (name.trim() === '') return refuse(nameMissing)
      if (!sets.every(isOffered)) return refuse(setNotOffered)
      const hosts = [settings.pageHosts, settings.serverHosts, settings.siteHosts].map(parseHosts)
      const [pages, servers, sites] = hosts
      for (const read of hosts) if (!read.ok) return read
      if (!pages?.ok || !servers?.ok || !sites?.ok) throw new Error('three lists were read')
      const hostsSet = await setHosts(entry, { servers: servers.value, sites: sites.value })
      if (!hostsSet.ok) return hostsSet
      if (messageUrl !== '') {
        const checked = notices.checkAddress(messageUrl, ownHosts)
        if (!checked.ok) return checked
      }
      if (eventUrl === '') await notices.removeReceiver(entry.component_id)
      else {
        const receiver = { componentAppId: entry.component_id, url: eventUrl, token, encodingKey }
        const set = await notices.setReceiver(receiver, ownHosts)
        if (!set.ok) return set
      }
      const isTold = eventUrl !== ''
      // Told at once, so that nobody has to wait to see whether the address is right.
      if (isTold) await jobs().add({ kind: TICKET_JOB, subject: entry.component_id })
      return accept(
        await write(entry, {
          name: name.trim(),
          about: about.trim(),
          sets,
          page_hosts: pages.value,
          message_url: messageUrl,
          test_apps: [...new Set(testApps.map((id) => id.trim()).filter((id) => id !== ''))],
          next_ticket_at: isTold ? clock.now() : null,
        }),
      )
    },
    setHosts,
    setAddresses: (entry, list) =>
      addresses.setAddresses({ appId: entry.component_id, actorName: entry.name }, list),
    async newSecret(entry) {
      const secret = newSecret()
      await write(entry, { secret_hash: hashOf(entry.component_id, secret) })
      return secret
    },
    async publish(entry) {
      const { ticketTakenAt } = await toPlatform(entry)
      if (ticketTakenAt === undefined) return refuse(ticketNotTaken)
      return accept(await write(entry, { is_published: true }))
    },
    hasSecret: ({ component_id, secret_hash }, secret) => hashOf(component_id, secret) === secret_hash,
  }
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((one) => others.includes(one))
}

/** Each once, as browsers write them. */
function parseHosts(written: readonly string[]): Result<readonly string[], RaisedProblem> {
  const hosts = new Set<string>()
  for (const text of written.map((one) => one.trim()).filter((one) => one !== '')) {
    const host = parseHost(text)
    if (host === undefined) return refuse(hostMalformed({ host: text }))
    hosts.add(host)
  }
  return accept([...hosts])
}

/** As browsers write it; `undefined`: it is none. */
export function parseHost(text: string): string | undefined {
  const url = /^[^\s/?#@\\]+$/.test(text) ? URL.parse(`https://${text}`) : null
  return url && url.hostname !== '' ? url.host : undefined
}
