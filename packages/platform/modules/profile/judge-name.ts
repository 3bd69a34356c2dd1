/** Gathers what decides whether an app can have a name, and lets decide-name.ts decide. */
import { refuse, type Result } from '@maque/base/result.ts'
import type { Occupant } from '@maque/protocol/platform/problem.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
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
}

export interface Judged {
  readonly outcome: Result<'set' | 'audit', RaisedProblem>
  /** The protected word in it, or none. */
  readonly word: string
}

interface LookedAt {
  readonly situation: Pick<NameSituation, 'holder' | 'protection' | 'word'>
  readonly particulars: Omit<NameParticulars, 'used' | 'now'>
}

type JudgeNamesOptions = Pick<ProfileOptions, 'clock' | 'policy' | 'apps' | 'releases' | 'subjectOf'> & {
  readonly changes: NameChanges
  readonly words: NameWords
}

export function createNameJudge(options: JudgeNamesOptions): JudgeNames {
  const { clock, policy, apps, releases, subjectOf, changes, words } = options

  /** Who has a name is told as far as anybody can know it; of one's own, all of it. */
  const toldOf = async (appId: string, isOwn: boolean): Promise<readonly Occupant[]> => {
    const { isOnline } = await releases.lifeOf(appId)
    const label = isOwn || isOnline ? appId : '***'
    return [{ kind: 'mini-program', label, since: (await changes.heldSince(appId)).toISOString() }]
  }

  /** What holds of the name, whoever asks for it. */
  const lookAt = async (
    name: string,
    own: { readonly appId?: string; readonly subject: ProfileSubject },
  ): Promise<LookedAt> => {
    const holderId = await apps.holderOfName(name)
    const isOther = holderId !== undefined && holderId !== own.appId
    const isSameSubject = isOther && (await subjectOf(holderId)).key === own.subject.key
    const protection = await changes.protectionOf(name)
    const word = wordIn(name, await words.all())
    return {
      situation: {
        holder: isOther ? { isSameSubject, isSameKind: true } : undefined,
        protection: protection && {
          cause: protection.cause,
          isForUs: protection.subject_key === own.subject.key,
        },
        word: word?.kind,
      },
      particulars: {
        word: word?.word ?? '',
        keptUntil: protection?.until,
        holders: isOther ? await toldOf(holderId, isSameSubject) : [],
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
      const looked = await lookAt(name, { appId, subject })
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
      const looked = await lookAt(name, { subject })
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
  }
}
