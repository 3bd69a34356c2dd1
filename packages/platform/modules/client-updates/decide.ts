/**
 * Decides what becomes of versions that people have already. No clock or database in here.
 *
 * (1) What was taken back, and what came online before the oldest version that the owner still
 *     wants, is neither started nor left running.
 * (2) A version in stages is started only by whom it is given to; whoever has it open keeps it.
 * (3) Everything else that was online, as far back as owners can go back themselves, may be used on.
 */
import type { UsableVersion } from '../releases/contract.ts'

/** Bundles that may be started where they are kept. */
export function startable(
  versions: readonly UsableVersion[],
  minimumReleaseId: string | null,
): readonly string[] {
  return allowed(versions, minimumReleaseId)
    .filter(({ state }) => state !== 'gray')
    .map(({ digest }) => digest)
}

export function mayGoOn(
  versions: readonly UsableVersion[],
  { minimumReleaseId, digest }: { readonly minimumReleaseId: string | null; readonly digest: string },
): boolean {
  return allowed(versions, minimumReleaseId).some((version) => version.digest === digest)
}

function allowed(
  versions: readonly UsableVersion[],
  minimumReleaseId: string | null,
): readonly UsableVersion[] {
  const minimum = versions.find(({ id }) => id === minimumReleaseId)
  // What is online is never too old: an owner who went back before the minimum meant it.
  return versions.filter(
    ({ onlineAt, state }) =>
      !minimum || state === 'online' || onlineAt.getTime() >= minimum.onlineAt.getTime(),
  )
}
