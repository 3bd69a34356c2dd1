/** Gathers what decides whether an app can have a name, and lets decide-name.ts decide. */
import { refuse, type Result } from '@maque/base/result.ts'
import type { Occupant } from '@maque/protocol/platform/problem.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { nameKey } from '../../names/account-name.ts'
import type { OwnCard } from '../apps/contract.ts'
import { decideName, type NameSituation } from './decide-name.ts'
import type { NameChanges } from './name-changes.ts'
import { nameProblem, nameRules, type NameParticulars } from './name-rules.ts'
import { wordIn, type NameWords } from './name-words.ts'
import type { ProfileOptions } from './profile-options.ts'
import type { ProfileSubject } from './subjects.ts'

export interface JudgeNames {
  /** For an app that is there. */
  ofApp(card: OwnCard, name: string, hasDocuments: boolean): Promise<Judged>
  /** For one that a subject is about to make: documents cannot be added to it yet. */
  ofNew(subject: ProfileSubject, name: string): Promise<Judged>
  /** For an account of another kind, which has no releases and can add no documents. */
  ofAccount(account: NamedAccount, name: string): Promise<Judged>
}

export interface NamedAccount {
  readonly publicId: string
  readonly isUnnamed: boolean
  /** Whether nobody else may have its name. */
  readonly isUnique: boolean
  readonly subject: ProfileSubject
}

export interface Judged {
  readonly outcome: Result<'set' | 'audit', RaisedProblem>
  /** The protected word in it, or none. */
  readonly word: string
}

interface Holder {
  readonly id: string
  readonly kind: 'app' | 'account'
}

/** Who asks; without an id, what is about to be made. */
interface Own {
  readonly kind: Holder['kind']
  readonly id?: string
  readonly subject: ProfileSubject
}

interface LookedAt {
  readonly situation: Pick<NameSituation, 'holder' | 'isOfHostAccount' | 'protection' | 'word'>
  readonly particulars: Omit<NameParticulars, 'used' | 'now'>
}

type JudgeNamesOptions = Pick<
  ProfileOptions,
  'database' | 'clock' | 'policy' | 'apps' | 'releases' | 'subjectOf'
> & {
  readonly changes: NameChanges
  readonly words: NameWords
}

export function createNameJudge(options: JudgeNamesOptions): JudgeNames {
  const { database, clock, policy, apps, releases, subjectOf, changes, words } = options

  /** Who has a name is told as far as anybody can know it; of one's own, all of it. */
  const toldOf = async ({ id, kind }: Holder, isOwn: boolean): Promise<readonly Occupant[]> => {
    const since = (await changes.heldSince(id)).toISOString()
    // Everybody can see whom an official account is.
    if (kind === 'account') return [{ kind: 'official-account', label: id, since }]
    const appId = id
    const { isOnline } = await releases.lifeOf(appId)
    const label = isOwn || isOnline ? appId : '***'
    return [{ kind: 'mini-program', label, since }]
  }

  /** Of one's own kind first: that one nobody shares. */
  const holderOf = async (name: string, own: Own): Promise<Holder | undefined> => {
    const account = await database
      .selectFrom('account_cards')
      .select('public_id')
      .where('name_key', '=', nameKey(name))
      .executeTakeFirst()
    const appId = await apps.holderOfName(name)
    const holders: readonly Holder[] = [
      ...(appId === undefined ? [] : [{ id: appId, kind: 'app' as const }]),
      ...(account ? [{ id: account.public_id, kind: 'account' as const }] : []),
    ].filter(({ id }) => id !== own.id)
    return holders.find(({ kind }) => kind === own.kind) ?? holders[0]
  }

  /** Whether a corp of another subject goes by it: users meet it by its name. */
  const isOfHostAccount = async (name: string, own: Own): Promise<boolean> => {
    const corps = await database
      .selectFrom('account_cards')
      .select('public_id')
      .where('host_key', '=', nameKey(name))
      .execute()
    for (const { public_id } of corps) {
      if (public_id !== own.id && (await subjectOf(public_id)).key !== own.subject.key) return true
    }
    return false
  }

  /** What holds of the name, whoever asks for it. */
  const lookAt = async (name: string, own: Own): Promise<LookedAt> => {
    const holder = await holderOf(name, own)
    const isSameSubject = holder !== undefined && (await subjectOf(holder.id)).key === own.subject.key
    const protection = await changes.protectionOf(name)
    const word = wordIn(name, await words.all())
    return {
      situation: {
        holder: holder && { isSameSubject, isSameKind: holder.kind === own.kind },
        isOfHostAccount: await isOfHostAccount(name, own),
        protection: protection && {
          cause: protection.cause,
          isForUs: protection.subject_key === own.subject.key,
        },
        word: word?.kind,
      },
      particulars: {
        word: word?.word ?? '',
        keptUntil: protection?.until,
        holders: holder ? await toldOf(holder, isSameSubject) : [],
      },
    }
  }

  const judge = ({ particulars }: LookedAt, situation: NameSituation, used: number): Judged => {
    const outcome = decideName(situation, nameRules(policy))
    const word = particulars.word
    return outcome.ok
      ? { outcome, word }
      : {
          outcome: refuse(nameProblem(outcome.refusal, policy, { ...particulars, used, now: clock.now() })),
          word,
        }
  }

  return {
    async ofApp(card, name, hasDocuments) {
      const { appId } = card
      const subject = await subjectOf(appId)
      const life = await releases.lifeOf(appId)
      const { ever, thisYear } = await changes.counted(appId)
      const looked = await lookAt(name, { kind: 'app', id: appId, subject })
      const situation = {
        ...looked.situation,
        subject,
        isFirst: card.isUnnamed,
        wasEverOnline: life.wasEverOnline,
        isInReview: life.isInReview,
        changesBeforeRelease: ever,
        changesThisYear: thisYear,
        hasDocuments,
      }
      return judge(looked, situation, life.wasEverOnline ? thisYear : ever)
    },
    async ofNew(subject, name) {
      const looked = await lookAt(name, { kind: 'app', subject })
      const situation = {
        ...looked.situation,
        subject,
        isFirst: true,
        wasEverOnline: false,
        isInReview: false,
        changesBeforeRelease: 0,
        changesThisYear: 0,
        hasDocuments: false,
      }
      return judge(looked, situation, 0)
    },
    async ofAccount({ publicId, isUnnamed, isUnique, subject }, name) {
      const { thisYear } = await changes.counted(publicId)
      const looked = await lookAt(name, { kind: 'account', id: publicId, subject })
      const situation = {
        ...looked.situation,
        ...(!isUnique && { holder: undefined, isOfHostAccount: false, protection: undefined }),
        subject,
        isFirst: isUnnamed,
        wasEverOnline: true,
        isInReview: false,
        changesBeforeRelease: 0,
        changesThisYear: thisYear,
        hasDocuments: false,
      }
      return judge(looked, situation, thisYear)
    },
  }
}
