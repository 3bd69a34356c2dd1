/** Pictures that no avatar may look like: the brand of the platform, and what its staff add. */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { ProtectedPicture } from '@maque/protocol/platform/profile.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import { newId } from '../../kernel/random.ts'
import { distance, lookOf } from './avatar-look.ts'
import { avatarNotAnImage } from './profile-problems.ts'
import type { ProfileOptions } from './profile-options.ts'
import ours from './protected-pictures.json' with { type: 'json' }

export interface ProtectedPictures {
  all(): Promise<readonly ProtectedPicture[]>
  add(name: string, picture: Buffer): Promise<Result<ProtectedPicture, RaisedProblem>>
  /** Of a picture that is known by its look. */
  protect(name: string, look: string): Promise<ProtectedPicture>
  remove(pictureId: string): Promise<Result<void, RaisedProblem>>
  /** Refuses what looks like one of them. */
  check(look: string): Promise<Result<void, RaisedProblem>>
}

type Options = Pick<ProfileOptions, 'database' | 'clock' | 'random' | 'policy'>

/** Which of them people would take for a picture that looks like that. */
export function nearest(
  known: readonly { readonly name: string; readonly look: string }[],
  look: string,
  limit: number,
): { readonly name: string; readonly distance: number } | undefined {
  return known
    .map((one) => ({ name: one.name, distance: distance(one.look, look) }))
    .filter((one) => one.distance <= limit)
    .toSorted((a, b) => a.distance - b.distance)[0]
}

export function createProtectedPictures({ database, clock, random, policy }: Options): ProtectedPictures {
  const rows = () =>
    database.selectFrom('protected_pictures').selectAll().orderBy('added_at', 'desc').execute()
  const protect: ProtectedPictures['protect'] = async (name, look) => {
    const row = {
      id: newId('picture', random),
      name: name.normalize('NFC').trim(),
      look,
      added_at: clock.now(),
    }
    await database.insertInto('protected_pictures').values(row).execute()
    return { pictureId: row.id, name: row.name, isOurs: false, addedAt: row.added_at.toISOString() }
  }
  return {
    protect,
    async all() {
      return [
        ...(await rows()).map(({ id, name, added_at }) => ({
          pictureId: id,
          name,
          isOurs: false,
          addedAt: added_at.toISOString(),
        })),
        ...ours.pictures.map(({ name }) => ({ pictureId: name, name, isOurs: true })),
      ]
    },
    async add(name, picture) {
      const look = await lookOf(picture).catch(() => undefined)
      return look ? accept(await protect(name, look.bits)) : refuse(avatarNotAnImage)
    },
    async remove(pictureId) {
      const removed = await database
        .deleteFrom('protected_pictures')
        .where('id', '=', pictureId)
        .returning('id')
        .executeTakeFirst()
      return removed ? accept(undefined) : refuse(notFound)
    },
    async check(look) {
      const limit = policy.value('profile.avatar-alike-bits')
      const known = [...ours.pictures, ...(await rows())]
      const near = nearest(known, look, limit)
      return near
        ? policy.refuse('profile.avatar-alike-bits', {
            used: near.distance,
            what: { zh: near.name, en: near.name },
          })
        : accept(undefined)
    },
  }
}
