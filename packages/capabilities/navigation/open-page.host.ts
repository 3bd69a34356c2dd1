import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { OpenedPage } from '@maque/runtime-host/ports/page-stack.ts'
import { onHost, passOn, type PassedOn } from '../on-host.host.ts'
import { navigateBack, navigateTo, reLaunch, redirectTo, switchTab } from './open-page.ts'

export const openPageOnHost = [
  onHost(navigateTo, async ({ url }, { pages }) => opened(await pages.navigateTo(url))),
  onHost(redirectTo, async ({ url }, { pages }) => opened(await pages.redirectTo(url))),
  onHost(switchTab, async ({ url }, { pages }) => opened(await pages.switchTab(url))),
  onHost(reLaunch, async ({ url }, { pages }) => opened(await pages.reLaunch(url))),
  onHost(navigateBack, async ({ delta }, { pages }) => {
    if (pages.all().length <= 1) return refuse('cannot navigate back at first page.')
    return opened(await pages.navigateBack(Math.max(1, Math.trunc(delta))))
  }),
]

/** Which page was opened is told to logic by other means; apps receive nothing. */
function opened(outcome: Result<OpenedPage>): Result<Readonly<Record<never, never>>, PassedOn> {
  return outcome.ok ? accept({}) : passOn(outcome)
}
