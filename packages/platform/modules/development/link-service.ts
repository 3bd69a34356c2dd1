/**
 * Rules by which links of ordinary QR codes open an app (§2.10); what they mean is in link-rule.ts.
 *
 * (1) A rule is one app's: the same rule, or one below an exclusive rule of somebody else, is
 *     nobody else's to have.
 * (2) The app's proof file was found at the place of a rule when it was written.
 * (3) A rule that opens something else than before is not published any more.
 */
import type { Kysely, Selectable } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { Allowance, ProofFile } from '@maque/protocol/platform/development.ts'
import type { LinkRuleForm, LinkRuleView } from '@maque/protocol/platform/link-rules.ts'
import { SECOND_MS, type Clock } from '../../kernel/clock.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import { newId, type Random } from '../../kernel/random.ts'
import { lockFor } from '../../kernel/store/lock.ts'
import type { Apps } from '../apps/contract.ts'
import type { Registrations } from '../registration/contract.ts'
import type { ListOwner } from './address-lists.ts'
import type { LinkRules } from './contract.ts'
import {
  linkMalformed,
  linkRuleTaken,
  linkRuleThere,
  notOnline,
  pageNotOnline,
  pagePathMalformed,
  proofNotFound,
  testLinkElsewhere,
} from './development-problems.ts'
import type { DevelopmentTables, LinkRuleRow } from './development-tables.ts'
import { requireFiled, type IcpFilings } from './icp-filings.ts'
import { decideLink, matches, parametersOf, parseLink, placeOf, proofFolderOf } from './link-rule.ts'
import type { OutsideChecks } from './outside-checks.ts'
import type { SettingChanges } from './setting-changes.ts'

export interface LinkService extends LinkRules {
  list(appId: string): Promise<readonly LinkRuleView[]>
  allowance(appId: string): Promise<Allowance>
  isClosedTo(appId: string): Promise<'individual' | undefined>
  /** Looks for the proof file. Before the unit in which the rule is written. */
  lookForProof(
    appId: string,
    form: LinkRuleForm,
    ownHosts: readonly string[],
  ): Promise<Result<void, RaisedProblem>>
  write(writing: LinkWriting): Promise<Result<LinkRuleView, RaisedProblem>>
  remove(owner: ListOwner, ruleId: string): Promise<Result<void, RaisedProblem>>
  publish(owner: ListOwner, ruleId: string): Promise<Result<LinkRuleView, RaisedProblem>>
}

export interface LinkWriting {
  readonly owner: ListOwner
  /** Absent: a new one. */
  readonly ruleId?: string
  readonly form: LinkRuleForm
  readonly ownHosts: readonly string[]
}

export interface LinkServiceOptions {
  readonly database: Kysely<DevelopmentTables>
  readonly clock: Clock
  readonly random: Random
  readonly policy: Policy
  readonly changes: SettingChanges
  readonly filings: IcpFilings
  readonly checks: OutsideChecks
  readonly apps: Pick<Apps, 'isMember'>
  readonly registrations: Pick<Registrations, 'byPublicIds'>
  proofFile(appId: string): ProofFile
  isOnline(appId: string): Promise<boolean>
  /** Of the version that is online; absent: none is. */
  pagesOnline(appId: string): Promise<readonly string[] | undefined>
  /** The version that members try; `undefined` when there is none. */
  versionUnderTest(appId: string, version: 'develop' | 'trial'): Promise<string | undefined>
}

type Row = Selectable<LinkRuleRow>

export function createLinkService(options: LinkServiceOptions): LinkService {
  return { ...reading(options), ...writing(options) }
}

type Reading = Pick<LinkService, 'list' | 'allowance' | 'isClosedTo' | 'openingOf'>

function reading(options: LinkServiceOptions): Reading {
  const { database, clock, policy, apps, registrations, isOnline, versionUnderTest } = options
  const ofApp = (appId: string): Promise<Row[]> =>
    database
      .selectFrom('link_rules')
      .selectAll()
      .where('app_id', '=', appId)
      .orderBy('created_at')
      .orderBy('id')
      .execute()
  return {
    list: async (appId) => (await ofApp(appId)).map(toView),
    allowance: async (appId) => ({
      rule: 'qr-rule.per-app',
      limit: policy.value('qr-rule.per-app'),
      used: (await ofApp(appId)).length,
    }),
    async isClosedTo(appId) {
      const subject = (await registrations.byPublicIds([appId])).get(appId)?.subject
      return subject?.type === 'individual' && !policy.value('qr-rule.of-individuals')
        ? 'individual'
        : undefined
    },
    async openingOf(text, personId) {
      const link = parseLink(text.replace(/#.*$/s, ''), [])
      if (!link.ok) return undefined
      const rows = await database
        .selectFrom('link_rules')
        .selectAll()
        .where('place', '=', placeOf(link.value))
        .execute()
      const ownApps = new Set<string>()
      for (const { app_id } of rows) {
        if (personId !== undefined && (await apps.isMember(app_id, personId))) ownApps.add(app_id)
      }
      const opening = decideLink(link.value, rows.map(toKept), (appId) => ownApps.has(appId))
      if (!opening) return undefined
      const query = parametersOf(link.value, Math.floor(clock.now().getTime() / SECOND_MS))
      const { appId, version } = opening
      if (version === 'release') return (await isOnline(appId)) ? { ...opening, query } : undefined
      const releaseId = await versionUnderTest(appId, version)
      return releaseId === undefined ? undefined : { ...opening, query, releaseId }
    },
  }
}

function toKept(row: Row) {
  return {
    prefix: row.prefix,
    ignoresCase: row.ignores_case,
    appId: row.app_id,
    path: row.path,
    isPublished: row.published_at !== null,
    testLinks: row.test_links,
    testVersion: row.test_version,
  }
}

function toView(row: Row): LinkRuleView {
  return {
    id: row.id,
    prefix: row.prefix,
    path: row.path,
    ignoresCase: row.ignores_case,
    isExclusive: row.is_exclusive,
    testLinks: row.test_links,
    testVersion: row.test_version,
    proofUrl: proofFolderOf(row.prefix),
    ...(row.published_at && { publishedAt: row.published_at.toISOString() }),
  }
}

type Writing = Omit<LinkService, keyof Reading>

function writing(options: LinkServiceOptions): Writing {
  const { database, clock, random, policy, changes, filings, checks, proofFile, pagesOnline } = options
  const { isClosedTo } = reading(options)
  const whatOf = (prefix: string): string => `link ${proofFolderOf(prefix)}`
  const find = (appId: string, ruleId: string) =>
    database
      .selectFrom('link_rules')
      .selectAll()
      .where('app_id', '=', appId)
      .where('id', '=', ruleId)
      .executeTakeFirst()
  return {
    async lookForProof(appId, form, ownHosts) {
      const prefix = parseLink(form.prefix, ownHosts)
      if (!prefix.ok) return refuse(linkMalformed)
      const { name, content } = proofFile(appId)
      const url = `${proofFolderOf(prefix.value)}${name}`
      const found = await checks.findText(url, content)
      if (!found.ok) return refuse(proofNotFound({ url, why: found.refusal }))
      await checks.pass(appId, whatOf(prefix.value))
      return accept(undefined)
    },

    async write({ owner: { appId, actorName }, ruleId, form, ownHosts }) {
      if (await isClosedTo(appId)) return policy.refuse('qr-rule.of-individuals')
      const checked = checkForm(form, ownHosts, policy)
      if (!checked.ok) return checked
      const { prefix, path, ignoresCase, isExclusive, testLinks, testVersion } = checked.value
      const filed = await requireFiled([placeOf(prefix)], filings, policy)
      if (!filed.ok) return filed
      await lockFor(database, 'link rules of an app', appId)
      await lockFor(database, 'link rules of a place', placeOf(prefix))
      const before = ruleId === undefined ? undefined : await find(appId, ruleId)
      if (ruleId !== undefined && !before) return refuse(notFound)
      const there = await database
        .selectFrom('link_rules')
        .selectAll()
        .where(({ or, eb }) => or([eb('app_id', '=', appId), eb('place', '=', placeOf(prefix))]))
        .where('id', '<>', ruleId ?? '')
        .execute()
      const own = there.filter((row) => row.app_id === appId)
      if (own.some((row) => row.prefix === prefix)) return refuse(linkRuleThere)
      const others = there.filter((row) => row.app_id !== appId)
      const isTaken = others.some(
        (row) => row.prefix === prefix || (row.is_exclusive && matches(toKept(row), prefix)),
      )
      if (isTaken) return refuse(linkRuleTaken)
      if (!before && own.length >= policy.value('qr-rule.per-app')) {
        const occupiedBy = own.map((row) => ({
          kind: 'link-rule',
          label: row.prefix,
          since: row.created_at.toISOString(),
        }))
        return policy.refuse('qr-rule.per-app', { used: own.length, occupiedBy })
      }
      if (!(await checks.hasPassed(appId, whatOf(prefix)))) {
        const url = `${proofFolderOf(prefix)}${proofFile(appId).name}`
        return refuse(proofNotFound({ url, why: 'content' }))
      }
      const opensTheSame =
        before !== undefined &&
        before.prefix === prefix &&
        before.path === path &&
        before.ignores_case === ignoresCase
      const values = {
        prefix,
        place: placeOf(prefix),
        path,
        ignores_case: ignoresCase,
        is_exclusive: isExclusive,
        test_links: JSON.stringify(testLinks),
        test_version: testVersion,
        published_at: opensTheSame ? before.published_at : null,
      }
      const row = before
        ? await database
            .updateTable('link_rules')
            .set(values)
            .where('id', '=', before.id)
            .returningAll()
            .executeTakeFirstOrThrow()
        : await database
            .insertInto('link_rules')
            .values({ id: newId('link', random), app_id: appId, created_at: clock.now(), ...values })
            .returningAll()
            .executeTakeFirstOrThrow()
      await changes.note({ appId, actorName, what: 'link-rule.written' })
      return accept(toView(row))
    },

    async remove({ appId, actorName }, ruleId) {
      const removed = await database
        .deleteFrom('link_rules')
        .where('app_id', '=', appId)
        .where('id', '=', ruleId)
        .returning('id')
        .executeTakeFirst()
      if (!removed) return refuse(notFound)
      await changes.note({ appId, actorName, what: 'link-rule.removed' })
      return accept(undefined)
    },

    async publish({ appId, actorName }, ruleId) {
      const rule = await find(appId, ruleId)
      if (!rule) return refuse(notFound)
      if (rule.published_at) return accept(toView(rule))
      const pages = await pagesOnline(appId)
      if (!pages) return refuse(notOnline)
      if (!pages.includes(rule.path)) return refuse(pageNotOnline({ path: rule.path }))
      const counted = await changes.noteLimited(
        { appId, actorName, what: 'link-rule.published' },
        'qr-rule.publishes-per-month',
      )
      if (!counted.ok) return counted
      const published_at = clock.now()
      await database.updateTable('link_rules').set({ published_at }).where('id', '=', ruleId).execute()
      return accept(toView({ ...rule, published_at }))
    },
  }
}

function checkForm(
  form: LinkRuleForm,
  ownHosts: readonly string[],
  policy: Policy,
): Result<LinkRuleForm, RaisedProblem> {
  const prefix = parseLink(form.prefix, ownHosts)
  if (!prefix.ok) return refuse(linkMalformed)
  const path = form.path.trim().replace(/^\//, '')
  if (!/^[\w-]+(\/[\w-]+)*$/.test(path)) return refuse(pagePathMalformed)
  const testLinks = new Set<string>()
  for (const text of form.testLinks) {
    const link = parseLink(text, ownHosts)
    if (!link.ok || !matches({ ...form, prefix: prefix.value }, link.value)) {
      return refuse(testLinkElsewhere({ link: text }))
    }
    testLinks.add(link.value)
  }
  if (testLinks.size > policy.value('qr-rule.test-links')) {
    return policy.refuse('qr-rule.test-links', { used: testLinks.size })
  }
  return accept({ ...form, prefix: prefix.value, path, testLinks: [...testLinks] })
}
