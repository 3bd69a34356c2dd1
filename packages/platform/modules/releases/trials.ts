/**
 * What experiencers open. An app's trial code leads to whichever version is its trial, so choosing
 * another version leaves the codes that people hold alone. It ends by itself
 * (`release.trial-code-days`) or when it is replaced, and says to members of the app why it leads
 * nowhere; nobody else learns that it was one.
 */
import type { Kysely, Selectable } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { Trial } from '@maque/protocol/platform/releases.ts'
import { DAY_MS, later, type Clock } from '../../kernel/clock.ts'
import { plainProblem, type RaisedProblem } from '../../kernel/http/problem.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import { newId, type Random } from '../../kernel/random.ts'
import { lockFor } from '../../kernel/store/lock.ts'
import type { Apps } from '../apps/contract.ts'
import type { OwnersReleases } from './contract.ts'
import { previewAddress } from './preview-code.ts'
import { toRelease } from './release-answer.ts'
import type { ReleaseRow, ReleasesTables, TrialCodeRow } from './releases-tables.ts'

/** Whatever version is chosen, a code leads to it: that of before, unless it is over. */
export interface Trials extends Pick<OwnersReleases, 'trialOf' | 'setTrial' | 'addressToTry'> {
  /** `undefined`: experiencers are offered none. */
  trialWithCode(appId: string): Promise<Trial | undefined>
  /** The code of before leads nowhere from then on. */
  renewCode(appId: string): Promise<Result<Trial, RaisedProblem>>
  /** The version to which this code leads this person. */
  opened(code: string, personId: string): Promise<Result<Selectable<ReleaseRow>, RaisedProblem>>
}

export interface TrialOptions {
  readonly database: Kysely<ReleasesTables>
  readonly clock: Clock
  readonly random: Random
  readonly policy: Policy
  readonly apps: Apps
}

const codeReplaced = plainProblem('trial-code-replaced', 403, {
  zh: '这个体验码已被更换；请向管理员索取新的体验码。',
  en: 'This trial code was replaced. Ask whoever manages the mini program for the new one.',
})
const trialEnded = plainProblem('trial-ended', 403, {
  zh: '这个小程序暂时没有体验版。',
  en: 'This mini program has no trial version at present.',
})

export function createTrials({ database, clock, random, policy, apps }: TrialOptions): Trials {
  const untilOf = ({ made_at }: Pick<TrialCodeRow, 'made_at'>): Date =>
    later(made_at, policy.value('release.trial-code-days') * DAY_MS)
  const rowOf = (appId: string) =>
    database
      .selectFrom('releases')
      .selectAll()
      .where('app_id', '=', appId)
      .where('is_trial', '=', true)
      .executeTakeFirst()
  const codeOf = (appId: string) =>
    database
      .selectFrom('trial_codes')
      .selectAll()
      .where('app_id', '=', appId)
      .where('replaced_at', 'is', null)
      .executeTakeFirst()
  const replaceCode = async (appId: string): Promise<void> => {
    const now = clock.now()
    await database
      .updateTable('trial_codes')
      .set({ replaced_at: now })
      .where('app_id', '=', appId)
      .where('replaced_at', 'is', null)
      .execute()
    await database
      .insertInto('trial_codes')
      .values({ code: newId('trial', random), app_id: appId, made_at: now, replaced_at: null })
      .execute()
  }
  const trialWithCode = async (appId: string): Promise<Trial | undefined> => {
    const [row, code] = [await rowOf(appId), await codeOf(appId)]
    if (!row || !code) return undefined
    const until = untilOf(code)
    const isOver = until <= clock.now()
    return { releaseId: row.id, version: row.version, code: code.code, until: until.toISOString(), isOver }
  }
  return {
    trialWithCode,
    async trialOf(appId) {
      const row = await rowOf(appId)
      return row && toRelease(row)
    },
    async setTrial(appId, releaseId) {
      await lockFor(database, 'releases of an app', appId)
      await database
        .updateTable('releases')
        .set({ is_trial: false })
        .where('app_id', '=', appId)
        .where('is_trial', '=', true)
        .execute()
      if (releaseId === undefined) return accept(undefined)
      const row = await database
        .updateTable('releases')
        .set({ is_trial: true })
        .where('id', '=', releaseId)
        .where('app_id', '=', appId)
        .where('purpose', '=', 'version')
        .where('bundle_digest', 'is not', null)
        .where('state', '!=', 'deleted')
        .returningAll()
        .executeTakeFirst()
      if (!row) return refuse(notFound)
      const code = await codeOf(appId)
      if (!code || untilOf(code) <= clock.now()) await replaceCode(appId)
      return accept(toRelease(row))
    },
    async renewCode(appId) {
      await lockFor(database, 'releases of an app', appId)
      if (!(await rowOf(appId))) return refuse(trialEnded)
      await replaceCode(appId)
      const renewed = await trialWithCode(appId)
      return renewed ? accept(renewed) : refuse(trialEnded)
    },
    async addressToTry({ id, appId, isTrial }, origin, launch) {
      if (!isTrial) return accept(previewAddress(id, origin, launch))
      const trial = await trialWithCode(appId)
      if (!trial) return refuse(trialEnded)
      return trial.isOver
        ? policy.refuse('release.trial-code-days')
        : accept(previewAddress(trial.code, origin, launch))
    },
    async opened(code, personId) {
      const found = await database
        .selectFrom('trial_codes')
        .selectAll()
        .where('code', '=', code)
        .executeTakeFirst()
      if (!found || !(await apps.isMember(found.app_id, personId))) return refuse(notFound)
      if (found.replaced_at) return refuse(codeReplaced)
      const row = await rowOf(found.app_id)
      if (!row) return refuse(trialEnded)
      return untilOf(found) <= clock.now() ? policy.refuse('release.trial-code-days') : accept(row)
    },
  }
}
