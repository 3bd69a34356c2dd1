/** What there is to examine of a submission: its source, its bundle, and what its owner has declared. */
import { SECOND_MS } from '../../kernel/clock.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import type { ExaminationWork, ExaminedBundle } from '../../examiner.ts'
import type { Apps } from '../apps/contract.ts'
import type { Bundles } from '../bundles/contract.ts'
import type { AppReach } from '../development/contract.ts'
import type { Profiles } from '../profile/contract.ts'
import type { ReleaseSources, ReviewedReleases } from '../releases/contract.ts'
import type { Examining } from './examination-runner.ts'

export interface SubmittedWorkOptions {
  readonly policy: Policy
  readonly apps: Apps
  readonly bundles: Bundles
  readonly releases: Pick<ReviewedReleases, 'compiled'>
  readonly sources: ReleaseSources
  readonly reach: AppReach
  readonly profiles: Pick<Profiles, 'privacyGuide'>
}

/** `undefined` when the version or its app is gone. */
export async function submittedWork(
  { app_id: appId, release_id: releaseId, version, groups }: Examining,
  { policy, apps, bundles, releases, sources, reach, profiles }: SubmittedWorkOptions,
): Promise<ExaminationWork | undefined> {
  const [release, card, settings, source] = await Promise.all([
    releases.compiled(releaseId),
    apps.cards([appId]).then((cards) => cards.get(appId)),
    reach.reachOf(appId),
    sources.sourceOf(releaseId),
  ])
  const bundle = release && (await readBundle(release.digest, bundles))
  if (!bundle || !card || !settings || !source) return undefined
  const guide = await profiles.privacyGuide(appId)
  return {
    appId,
    appName: card.name,
    version,
    source: source.files,
    bundle: { ...bundle, ...(source.maps && { maps: source.maps }) },
    groups,
    declared: { reach: settings, privacyKeys: guide?.guide.uses.map(({ key }) => key) ?? [] },
    limits: {
      timeMs: policy.value('examination.run-seconds') * SECOND_MS,
      pageMs: policy.value('examination.page-seconds') * SECOND_MS,
      taps: policy.value('examination.taps'),
      findings: policy.value('examination.findings'),
    },
  }
}

async function readBundle(digest: string, bundles: Bundles): Promise<ExaminedBundle | undefined> {
  const [manifest, signature] = await Promise.all([
    bundles.readManifest(digest),
    bundles.readSignature(digest),
  ])
  if (!manifest || !signature) return undefined
  const files = new Map<string, Uint8Array>()
  for (const path of Object.keys(await bundles.filesOf(digest))) {
    const bytes = await bundles.readFile(digest, path)
    if (!bytes) throw new Error(`a file of the bundle ${digest} is gone`)
    files.set(path, bytes)
  }
  return { digest, manifest, signature, files }
}
