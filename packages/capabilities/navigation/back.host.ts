import { accept, refuse } from '@maque/base/result.ts'
import { onHost } from '../on-host.host.ts'
import { onPage } from '../on-page.host.ts'
import { interceptBack, releaseBack } from './back.ts'

export const backOnHost = [
  onHost(interceptBack, async (_, { page }) => {
    if (!page) return refuse('no page is open')
    return (await page.interceptBack()).ok ? accept({}) : refuse('released')
  }),
  onHost(
    releaseBack,
    onPage((_, page) => page.releaseBack()),
  ),
]
