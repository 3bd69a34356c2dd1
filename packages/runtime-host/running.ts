import type { AppConfig } from '@maque/protocol/bundle/app-config.ts'
import type { AppPackages } from './bundle/app-packages.ts'
import type { TabBar } from './chrome/tab-bar.ts'
import type { PageStack } from './pages/page-stack.ts'
import type { SpareSheets } from './pages/spare-sheets.ts'

/** What there is once the bundle has been opened. */
export interface Running {
  readonly config: AppConfig
  readonly packages: AppPackages
  readonly sheets: SpareSheets
  readonly tabBar: TabBar | undefined
  readonly stack: PageStack
}
