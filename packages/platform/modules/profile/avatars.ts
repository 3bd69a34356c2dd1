/** The avatars that apps have and had: what auditors look at, what was taken away, what comes back. */
import { sql, type Selectable } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { AvatarTaken } from '@maque/protocol/platform/profile.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import { newId } from '../../kernel/random.ts'
import { lockFor } from '../../kernel/store/lock.ts'
import { reasonText } from './audit-reasons.ts'
import { distance, lookOf } from './avatar-look.ts'
import { decideAvatar, type AvatarCommand } from './decide-avatar.ts'
import type { Documents } from './documents.ts'
import { avatarTakenBefore, nothingWaits } from './profile-problems.ts'
import type { ProfileOptions } from './profile-options.ts'
import type { AvatarRow } from './profile-tables.ts'
import type { ProtectedPictures } from './protected-pictures.ts'

type Row = Selectable<AvatarRow>
type Done = Promise<Result<void, RaisedProblem>>

export interface Avatars {
  /** Refuses what cannot be an avatar; otherwise the app has it, and an auditor will look at it. */
  set(appId: string, picture: Buffer): Done
  judge(avatarId: string, verdict: AvatarVerdict): Done
  /** The longest waiting first. */
  waiting(): Promise<readonly Row[]>
  find(avatarId: string): Promise<Row | undefined>
  /** The avatar that it has, for who would take it away though it has passed. */
  currentOf(appId: string): Promise<Row | undefined>
  /** The latest that was taken away, while nothing was set since. */
  takenOf(appId: string): Promise<AvatarTaken | undefined>
}

export interface AvatarVerdict {
  readonly isApproved: boolean
  readonly reason: string | null
  readonly because: string | null
  readonly evidence: readonly string[]
  /** Whether nobody else may have it either, and as what. */
  readonly protectAs?: string | undefined
}

export interface AvatarsOptions extends ProfileOptions {
  readonly documents: Pick<Documents, 'byIds'>
  readonly pictures: ProtectedPictures
}

/** Not a rule: as many as an auditor looks at, the first that had such a picture. */
const LOOKED_AT = 20

export function createAvatars(options: AvatarsOptions): Avatars {
  const { database, clock, random, policy, apps, subjectOf, documents, pictures } = options
  const find = (id: string): Promise<Row | undefined> =>
    database.selectFrom('app_avatars').selectAll().where('id', '=', id).executeTakeFirst()
  const currentOf = (appId: string): Promise<Row | undefined> =>
    database
      .selectFrom('app_avatars')
      .selectAll()
      .where('app_id', '=', appId)
      .where('is_current', '=', true)
      .executeTakeFirst()
  const update = (id: string, values: Partial<Row>) =>
    database.updateTable('app_avatars').set(values).where('id', '=', id).execute()

  /** Apps of other subjects that people would take for this one by their avatars. */
  const alikeTo = async (appId: string, bits: string): Promise<readonly string[]> => {
    const near = await database
      .selectFrom('app_avatars')
      .select('app_id')
      .where('is_current', '=', true)
      .where('app_id', '!=', appId)
      .where(
        sql<number>`bit_count(look::bit(64) # ${bits}::bit(64))`,
        '<=',
        policy.value('profile.avatar-alike-bits'),
      )
      .orderBy('sequence')
      .limit(LOOKED_AT)
      .execute()
    const own = (await subjectOf(appId)).key
    const alike: string[] = []
    // One after another: within a unit of work all have one connection.
    for (const { app_id } of near) if ((await subjectOf(app_id)).key !== own) alike.push(app_id)
    return alike
  }

  const wasTaken = async (appId: string, bits: string): Promise<boolean> => {
    const taken = await database
      .selectFrom('app_avatars')
      .select('look')
      .where('app_id', '=', appId)
      .where('state', '=', 'taken')
      .execute()
    return taken.some(({ look }) => distance(look, bits) <= policy.value('profile.avatar-alike-bits'))
  }

  const leave = async (appId: string, command: AvatarCommand): Promise<void> => {
    const row = await currentOf(appId)
    const decided = row && decideAvatar(row.state, command)
    if (row && decided?.ok) await update(row.id, { state: decided.value, is_current: false })
  }

  /** The latest before it that was not taken away; without one a letter is drawn. */
  const putBack = async ({ app_id, sequence }: Row): Promise<void> => {
    const before = await database
      .selectFrom('app_avatars')
      .selectAll()
      .where('app_id', '=', app_id)
      .where('sequence', '<', sequence)
      .where('state', '!=', 'taken')
      .orderBy('sequence', 'desc')
      .limit(1)
      .executeTakeFirst()
    const decided = before && decideAvatar(before.state, 'put-back')
    if (before && decided?.ok) await update(before.id, { state: decided.value, is_current: true })
    await apps.putAvatarBack(app_id, before?.icon_digest)
  }

  return {
    find,
    currentOf,
    async set(appId, picture) {
      const { bits, plainPercent } = await lookOf(picture)
      if (plainPercent > policy.value('profile.avatar-plain-percent')) {
        return policy.refuse('profile.avatar-plain-percent', { used: plainPercent })
      }
      const free = await pictures.check(bits)
      if (!free.ok) return free
      if (await wasTaken(appId, bits)) return refuse(avatarTakenBefore)
      await leave(appId, 'replace')
      await database
        .insertInto('app_avatars')
        .values({
          id: newId('avatar', random),
          app_id: appId,
          icon_digest: await apps.setAvatar(appId, picture),
          look: bits,
          alike: await alikeTo(appId, bits),
          state: 'waiting',
          is_current: true,
          reason: null,
          because: null,
          evidence: [],
          set_at: clock.now(),
          judged_at: null,
        })
        .execute()
      return accept(undefined)
    },
    async judge(avatarId, { isApproved, reason, because, evidence, protectAs }) {
      const row = await find(avatarId)
      if (!row) return refuse(notFound)
      await lockFor(database, 'avatar of an app', row.app_id)
      const now = (await find(avatarId)) ?? row
      const decided = decideAvatar(now.state, isApproved ? 'pass' : 'take')
      if (!decided.ok) return refuse(nothingWaits)
      await update(avatarId, {
        state: decided.value,
        reason,
        because,
        evidence,
        judged_at: clock.now(),
        is_current: isApproved,
      })
      if (isApproved) return accept(undefined)
      if (protectAs !== undefined) await pictures.protect(protectAs, row.look)
      await putBack(row)
      return accept(undefined)
    },
    waiting: () =>
      database
        .selectFrom('app_avatars')
        .selectAll()
        .where('state', '=', 'waiting')
        .orderBy('set_at')
        .execute(),
    async takenOf(appId) {
      const latest = await database
        .selectFrom('app_avatars')
        .selectAll()
        .where('app_id', '=', appId)
        .orderBy('sequence', 'desc')
        .limit(1)
        .executeTakeFirst()
      if (latest?.state !== 'taken' || !latest.judged_at) return undefined
      const because = reasonText(latest.because)
      return {
        pictureUrl: `/icons/${latest.icon_digest}`,
        at: latest.judged_at.toISOString(),
        reason: latest.reason ?? '',
        ...(because && { because }),
        evidence: await documents.byIds(latest.evidence),
      }
    },
  }
}
