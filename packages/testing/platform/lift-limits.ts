import type { PlatformClient } from '@maque/client/platform-client.ts'

/** Weeks of work are done in minutes: rules that count people's deeds are out of the way from now on. */
export async function liftLimits(operator: PlatformClient, note: string): Promise<void> {
  const overrides = {
    'release.uploads-per-hour': 1_000_000,
    'review.submissions-per-month': 1_000_000,
    'api.changes-per-minute': 1_000_000,
  }
  await operator.call('POST /api/operator/policy/editions', {
    body: { pack: 'guide-2018', overrides, note },
  })
}
