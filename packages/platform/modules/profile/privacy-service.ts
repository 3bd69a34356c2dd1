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
  write(appId: string, guide: PrivacyGuide): Promise<Result<PrivacyState, RaisedProblem>>
  publish(appId: string): Promise<Result<PrivacyState, RaisedProblem>>
  published(appId: string): Promise<PublishedGuide | undefined>
  undeclared(appId: string, used: readonly PrivacyKey[]): Promise<readonly PrivacyKey[]>
  /** Keys of the guide in force that a user who agreed to `version` has not been asked for. */
  newSince(appId: string, version: number): Promise<readonly PrivacyKey[]>
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
  const draftOf = async (appId: string): Promise<PrivacyGuide | undefined> =>
    (
      await database
        .selectFrom('privacy_drafts')
        .select('guide')
        .where('app_id', '=', appId)
        .executeTakeFirst()
    )?.guide
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
    const draft = await draftOf(appId)
    return {
      ...(latest && { published: await toPublished(latest) }),
      ...(draft && { draft }),
      versions: versions.map(({ version, published_at }) => ({
        version,
        publishedAt: published_at.toISOString(),
      })),
    }
  }
  return {
    of,
    published,
    async write(appId, guide) {
      const checked = checkGuide(guide, policy)
      if (!checked.ok) return checked
      const row = { guide: JSON.stringify(guide) }
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
      const [latest] = await versionsOf(appId)
      await database
        .insertInto('privacy_guides')
        .values({
          app_id: appId,
          version: (latest?.version ?? 0) + 1,
          guide: JSON.stringify(draft),
          published_at: clock.now(),
        })
        .execute()
      await database.deleteFrom('privacy_drafts').where('app_id', '=', appId).execute()
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
