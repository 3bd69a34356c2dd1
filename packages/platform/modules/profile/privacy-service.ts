/**
 * Privacy guides: one draft an app, and versions that never change.
 *
 * A version is in force from its publication; what of it is new is told by the keys it adds.
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type {
  PrivacyGuide,
  PrivacyKey,
  PrivacyState,
  PublishedGuide,
} from '@maque/protocol/platform/profile.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { lockFor } from '../../kernel/store/lock.ts'
import { checkGuide, undeclared } from './check-privacy.ts'
import { textOf } from './privacy-text.ts'
import { noDraft } from './profile-problems.ts'
import type { ProfileOptions } from './profile-options.ts'
import type { PrivacyGuideRow } from './profile-tables.ts'
import type { Selectable } from 'kysely'

export interface PrivacyService {
  of(appId: string): Promise<PrivacyState>
  /** `writtenBy`: the third-party platform that writes it in the owner's place. */
  write(appId: string, guide: PrivacyGuide, writtenBy?: string): Promise<Result<PrivacyState, RaisedProblem>>
  drafted(appId: string): Promise<Drafted | undefined>
  /** Comes into force, if this platform has written what is being written. */
  publishDraftOf(appId: string, writtenBy: string): Promise<void>
  /** Another version of what is in force, beside whatever is being written. */
  amend(appId: string, guide: PrivacyGuide): Promise<Result<PrivacyState, RaisedProblem>>
  publish(appId: string): Promise<Result<PrivacyState, RaisedProblem>>
  published(appId: string): Promise<PublishedGuide | undefined>
  undeclared(appId: string, used: readonly PrivacyKey[]): Promise<readonly PrivacyKey[]>
  /** Keys of the guide in force that a user who agreed to `version` has not been asked for. */
  newSince(appId: string, version: number): Promise<readonly PrivacyKey[]>
}

export interface Drafted {
  readonly guide: PrivacyGuide
  /** `undefined`: before this was noted. */
  readonly writtenAt: Date | undefined
}

type Row = Selectable<PrivacyGuideRow>

export function createPrivacyService({ database, clock, policy, apps }: ProfileOptions): PrivacyService {
  const versionsOf = (appId: string): Promise<readonly Row[]> =>
    database
      .selectFrom('privacy_guides')
      .selectAll()
      .where('app_id', '=', appId)
      .orderBy('version', 'desc')
      .execute()
  const draftOf = (appId: string) =>
    database.selectFrom('privacy_drafts').selectAll().where('app_id', '=', appId).executeTakeFirst()
  const toPublished = async ({ app_id, version, guide, published_at }: Row): Promise<PublishedGuide> => ({
    version,
    publishedAt: published_at.toISOString(),
    guide,
    text: textOf(guide, (await apps.cardOf(app_id))?.name ?? ''),
  })
  const published = async (appId: string): Promise<PublishedGuide | undefined> => {
    const [latest] = await versionsOf(appId)
    return latest && toPublished(latest)
  }
  const of = async (appId: string): Promise<PrivacyState> => {
    const versions = await versionsOf(appId)
    const [latest] = versions
    const draft = (await draftOf(appId))?.guide
    return {
      ...(latest && { published: await toPublished(latest) }),
      ...(draft && { draft }),
      versions: versions.map(({ version, published_at }) => ({
        version,
        publishedAt: published_at.toISOString(),
      })),
    }
  }
  /** Under the lock of whoever asks. */
  const bringIntoForce = async (appId: string, guide: PrivacyGuide): Promise<void> => {
    const [latest] = await versionsOf(appId)
    await database
      .insertInto('privacy_guides')
      .values({
        app_id: appId,
        version: (latest?.version ?? 0) + 1,
        guide: JSON.stringify(guide),
        published_at: clock.now(),
      })
      .execute()
  }
  const publishDraft = async (appId: string, guide: PrivacyGuide): Promise<void> => {
    await bringIntoForce(appId, guide)
    await database.deleteFrom('privacy_drafts').where('app_id', '=', appId).execute()
  }
  return {
    of,
    published,
    async drafted(appId) {
      const draft = await draftOf(appId)
      return draft && { guide: draft.guide, writtenAt: draft.written_at ?? undefined }
    },
    async publishDraftOf(appId, writtenBy) {
      await lockFor(database, 'privacy guide of an app', appId)
      const draft = await draftOf(appId)
      if (draft?.written_by === writtenBy) await publishDraft(appId, draft.guide)
    },
    async amend(appId, guide) {
      const checked = checkGuide(guide, policy)
      if (!checked.ok) return checked
      await lockFor(database, 'privacy guide of an app', appId)
      await bringIntoForce(appId, guide)
      return accept(await of(appId))
    },
    async write(appId, guide, writtenBy) {
      const checked = checkGuide(guide, policy)
      if (!checked.ok) return checked
      const row = {
        guide: JSON.stringify(guide),
        written_by: writtenBy ?? null,
        written_at: clock.now(),
      }
      await database
        .insertInto('privacy_drafts')
        .values({ app_id: appId, ...row })
        .onConflict((conflict) => conflict.column('app_id').doUpdateSet(row))
        .execute()
      return accept(await of(appId))
    },
    async publish(appId) {
      await lockFor(database, 'privacy guide of an app', appId)
      const draft = await draftOf(appId)
      if (!draft) return refuse(noDraft)
      await publishDraft(appId, draft.guide)
      return accept(await of(appId))
    },
    undeclared: async (appId, used) => undeclared(used, (await versionsOf(appId))[0]?.guide),
    async newSince(appId, version) {
      const versions = await versionsOf(appId)
      const declared = versions[0]?.guide.uses.map(({ key }) => key) ?? []
      return undeclared(declared, versions.find((one) => one.version === version)?.guide)
    },
  }
}
