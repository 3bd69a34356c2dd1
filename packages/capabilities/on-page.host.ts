import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { HostContext } from '@maque/runtime-host/ports/capability.ts'
import type { PageOnHost } from '@maque/runtime-host/ports/page-stack.ts'

/** What to run for a call that changes the page it comes from and gives nothing back. */
export function onPage<Params>(
  change: (params: Params, page: PageOnHost) => void,
): (params: Params, context: HostContext) => Result<Readonly<Record<never, never>>, 'no page is open'> {
  return (params, { page }) => {
    if (!page) return refuse('no page is open')
    change(params, page)
    return accept({})
  }
}
