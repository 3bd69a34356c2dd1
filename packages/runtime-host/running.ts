import type { AppConfig } from '@maque/protocol/bundle/app-config.ts'
import type { TabBar } from './chrome/tab-bar.ts'
import type { PackagesOnHost } from './ports/packages.ts'
import type { WorkersOnHost } from './ports/workers.ts'
import type { PageStack } from './pages/page-stack.ts'

/** What there is once the bundle has been opened. */
export interface Running {
  readonly config: AppConfig
  readonly tabBar: TabBar | undefined
  readonly stack: PageStack
  readonly packages: PackagesOnHost
  readonly workers: WorkersOnHost
}
