/**
 * Punishments and appeals. Their life is in decide.ts, what they mean for others in standing.ts.
 *
 * (1) Every punishment cites a rule of the review's checklist and shows evidence.
 * (2) Nobody judges an app that they belong to, and nobody the appeal against their own deed.
 * (3) Its owners are told by mail and message push, in the unit of work that does it.
 */
import type { Kysely, Selectable } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { NewPunishment, Punishment } from '@maque/protocol/platform/violations.ts'
import { DAY_MS, later, type Clock } from '../../kernel/clock.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import { newId, type Random } from '../../kernel/random.ts'
import { lockFor } from '../../kernel/store/lock.ts'
import type { Apps } from '../apps/contract.ts'
import { decidePunishment, isEffective, type PunishmentCommand } from './decide.ts'
import { fileUrl, type ViolationFiles } from './violation-files.ts'
import type { ViolationNews } from './violation-news.ts'
import {
  featureMissing,
  ownAppPunished,
  punishmentProblem,
  ruleUnknown,
  termMissing,
} from './violation-problems.ts'
import type { PunishmentRow, ViolationsTables } from './violations-tables.ts'

type Row = Selectable<PunishmentRow>
type Answer = Promise<Result<Punishment, RaisedProblem>>
type BrokenRule = Punishment['rule']

export interface ViolationService {
  /** The appealed first, then the newest; with text, of apps whose name or id is that. */
  all(text?: string): Promise<readonly Punishment[]>
  of(appId: string): Promise<readonly Punishment[]>
  readonly rules: readonly BrokenRule[]
  punish(appId: string, by: string, wanted: NewPunishment): Answer
  lift(punishmentId: string, by: string, reason: string): Answer
  appeal(appId: string, punishmentId: string, appeal: NewAppeal): Answer
  decideAppeal(punishmentId: string, by: string, decision: AppealDecision): Answer
}

interface NewAppeal {
  readonly text: string
  readonly materials: readonly string[]
}

interface AppealDecision {
  readonly isUpheld: boolean
  readonly answer: string
}

export interface ViolationServiceOptions {
  readonly database: Kysely<ViolationsTables>
  readonly clock: Clock
  readonly random: Random
  readonly policy: Policy
  readonly apps: Apps
  readonly files: ViolationFiles
  readonly news: ViolationNews
  /** What can be broken: the checklist of reviews. */
  readonly rules: readonly BrokenRule[]
  subjectKeyOf(appId: string): Promise<string>
}

/** Not a rule: a page of the desk. */
const LISTED = 200

export function createViolationService(options: ViolationServiceOptions): ViolationService {
  const { database, clock, random, policy, apps, files, news, rules, subjectKeyOf } = options

  const toPunishments = async (rows: readonly Row[]): Promise<readonly Punishment[]> => {
    const cards = await apps.cards(rows.map(({ app_id }) => app_id))
    return rows.map((row) => toPunishment(row, cards.get(row.app_id)?.name ?? row.app_id, options))
  }
  const one = async (row: Row): Promise<Punishment> =>
    toPunishment(row, (await apps.cards([row.app_id])).get(row.app_id)?.name ?? row.app_id, options)

  const find = (punishmentId: string): Promise<Row | undefined> =>
    database.selectFrom('punishments').selectAll().where('id', '=', punishmentId).executeTakeFirst()

  const checkText = (text: string): Result<string, RaisedProblem> => {
    const written = text.normalize('NFC').trim()
    const used = [...written].length
    const { min, max } = policy.value('violation.reason-characters')
    return used < min || used > max ? policy.refuse('violation.reason-characters', { used }) : accept(written)
  }

  /** Load, decide, write. */
  const carryOut = async (
    punishmentId: string,
    command: PunishmentCommand,
    values: Partial<Pick<Row, 'appeal' | 'materials' | 'appealed_at' | 'answer' | 'settled_by'>>,
  ): Promise<Result<Row, RaisedProblem>> => {
    await lockFor(database, 'punishment', punishmentId)
    const row = await find(punishmentId)
    if (!row) return refuse(notFound)
    const isAppealable = clock.now() <= appealableUntil(row, policy)
    const decided = decidePunishment({ state: row.state, punishedBy: row.punished_by, isAppealable }, command)
    if (!decided.ok) return refuse(punishmentProblem(decided.refusal))
    const changed = await database
      .updateTable('punishments')
      .set({ state: decided.value, ...values })
      .where('id', '=', punishmentId)
      .returningAll()
      .executeTakeFirstOrThrow()
    return accept(changed)
  }

  const admit = async (appId: string, by: string): Promise<Result<void, RaisedProblem>> => {
    if (!(await apps.exists(appId))) return refuse(notFound)
    return (await apps.isMember(appId, by)) ? refuse(ownAppPunished) : accept(undefined)
  }

  return {
    rules,
    async all(text = '') {
      const rows = await database
        .selectFrom('punishments')
        .selectAll()
        .orderBy(({ eb }) => eb.case().when('state', '=', 'appealing').then(0).else(1).end())
        .orderBy('starts_at', 'desc')
        .limit(LISTED)
        .execute()
      const told = await toPunishments(rows)
      const sought = text.trim()
      return told.filter(
        ({ appId, appName }) => sought === '' || appId === sought || appName.includes(sought),
      )
    },
    async of(appId) {
      const rows = await database
        .selectFrom('punishments')
        .selectAll()
        .where('app_id', '=', appId)
        .orderBy('starts_at', 'desc')
        .execute()
      return toPunishments(rows)
    },
    async punish(appId, by, { kind, feature, rule, reason, evidence, days }) {
      const admitted = await admit(appId, by)
      if (!admitted.ok) return admitted
      if (!rules.some(({ id }) => id === rule)) return refuse(ruleUnknown)
      if ((kind === 'feature-ban') !== (feature !== undefined)) return refuse(featureMissing)
      if ((kind === 'suspend' && days === undefined) || (kind === 'warn' && days !== undefined)) {
        return refuse(termMissing)
      }
      if (days !== undefined && days > policy.value('violation.days')) {
        return policy.refuse('violation.days', { used: days })
      }
      const text = checkText(reason)
      if (!text.ok) return text
      const { min, max } = policy.value('violation.evidence')
      if (evidence.length < min || evidence.length > max) {
        return policy.refuse('violation.evidence', { used: evidence.length })
      }
      const known = await files.check(appId, 'evidence', evidence)
      if (!known.ok) return known
      const startsAt = clock.now()
      const row = await database
        .insertInto('punishments')
        .values({
          id: newId('punishment', random),
          app_id: appId,
          subject_key: await subjectKeyOf(appId),
          kind,
          feature: feature ?? null,
          rule,
          reason: text.value,
          evidence,
          punished_by: by,
          starts_at: startsAt,
          ends_at: days === undefined ? null : later(startsAt, days * DAY_MS),
          state: 'in-force',
          appeal: null,
          materials: [],
          appealed_at: null,
          answer: null,
          settled_by: null,
        })
        .returningAll()
        .executeTakeFirstOrThrow()
      const punishment = await one(row)
      await news.tell('punished', punishment)
      return accept(punishment)
    },
    async lift(punishmentId, by, reason) {
      const row = await find(punishmentId)
      const admitted = row ? await admit(row.app_id, by) : refuse(notFound)
      if (!admitted.ok) return admitted
      const text = checkText(reason)
      if (!text.ok) return text
      const done = await carryOut(punishmentId, { kind: 'lift' }, { answer: text.value, settled_by: by })
      if (!done.ok) return done
      const punishment = await one(done.value)
      await news.tell('lifted', punishment)
      return accept(punishment)
    },
    async appeal(appId, punishmentId, { text, materials }) {
      if ((await find(punishmentId))?.app_id !== appId) return refuse(notFound)
      const written = checkText(text)
      if (!written.ok) return written
      if (materials.length > policy.value('violation.appeal-materials')) {
        return policy.refuse('violation.appeal-materials', { used: materials.length })
      }
      const known = await files.check(appId, 'material', materials)
      if (!known.ok) return known
      const values = { appeal: written.value, materials, appealed_at: clock.now() }
      const done = await carryOut(punishmentId, { kind: 'appeal' }, values)
      return done.ok ? accept(await one(done.value)) : done
    },
    async decideAppeal(punishmentId, by, { isUpheld, answer }) {
      const row = await find(punishmentId)
      const admitted = row ? await admit(row.app_id, by) : refuse(notFound)
      if (!admitted.ok) return admitted
      const text = checkText(answer)
      if (!text.ok) return text
      const command: PunishmentCommand = { kind: isUpheld ? 'uphold' : 'overturn', by }
      const done = await carryOut(punishmentId, command, { answer: text.value, settled_by: by })
      if (!done.ok) return done
      const punishment = await one(done.value)
      await news.tell('appeal-decided', punishment)
      return accept(punishment)
    },
  }
}

function appealableUntil({ starts_at }: Row, policy: Policy): Date {
  return later(starts_at, policy.value('violation.appeal-days') * DAY_MS)
}

function toPunishment(
  row: Row,
  appName: string,
  { clock, policy, rules }: Pick<ViolationServiceOptions, 'clock' | 'policy' | 'rules'>,
): Punishment {
  const now = clock.now()
  const until = appealableUntil(row, policy)
  return {
    id: row.id,
    appId: row.app_id,
    appName,
    kind: row.kind,
    ...(row.feature && { feature: row.feature }),
    // A rule that a later checklist leaves out keeps its number.
    rule: rules.find(({ id }) => id === row.rule) ?? { id: row.rule, text: { zh: row.rule, en: row.rule } },
    reason: row.reason,
    evidence: row.evidence.map(fileUrl),
    startsAt: row.starts_at.toISOString(),
    ...(row.ends_at && { endsAt: row.ends_at.toISOString() }),
    state: row.state,
    isEffective: isEffective(
      { state: row.state, startsAt: row.starts_at, endsAt: row.ends_at ?? undefined },
      now,
    ),
    ...(row.appealed_at && {
      appeal: {
        text: row.appeal ?? '',
        materials: row.materials.map(fileUrl),
        madeAt: row.appealed_at.toISOString(),
        ...(row.answer !== null && { answer: row.answer }),
      },
    }),
    ...(row.state === 'in-force' && now <= until && { appealableUntil: until.toISOString() }),
  }
}
