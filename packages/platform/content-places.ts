/** Where an app's content is found by somebody who asked the platform at `origin`. Whoever serves content says. */
import type { LaunchContent } from '@maque/protocol/platform/catalogue.ts'
import type { RequestOrigin } from './kernel/http/route.ts'

export interface ContentPlaces {
  placeOf(appId: string, origin: RequestOrigin): LaunchContent
}
