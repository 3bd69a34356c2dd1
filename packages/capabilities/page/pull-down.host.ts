import { onHost } from '../on-host.host.ts'
import { onPage } from '../on-page.host.ts'
import { startPullDownRefresh, stopPullDownRefresh } from './pull-down.ts'

export const pullDownOnHost = [
  onHost(
    startPullDownRefresh,
    onPage((_, page) => page.startPullDown()),
  ),
  onHost(
    stopPullDownRefresh,
    onPage((_, page) => page.stopPullDown()),
  ),
]
