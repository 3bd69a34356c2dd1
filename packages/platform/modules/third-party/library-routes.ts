/** WeChat's open interfaces for the base library that an app's users need (§2.6). */
import { accept } from '@maque/base/result.ts'
import { LIBRARY_VERSION } from '@maque/protocol/platform/own-versions.ts'
import { anyone } from '../../kernel/http/anyone.ts'
import { route, type Route } from '../../kernel/http/route.ts'
import type { CodePorts } from './code-ports.ts'
import { done } from './component-routes.ts'
import { byPlatforms, changing } from './developing.ts'

/** Every player of an instance has the library that the instance serves. */
const EVERYBODY = { version: LIBRARY_VERSION, percentage: 100 } as const

export function libraryRoutes(ports: CodePorts): readonly Route[] {
  const { libraries } = ports
  const admitted = byPlatforms(ports)
  return [
    route({
      endpoint: 'POST /cgi-bin/wxopen/getweappsupportversion',
      guard: anyone,
      rate: 'component.calls-per-address',
      changesNothing: true,
      handle: admitted(async (_, { appId }) => {
        const now_version = (await libraries.minimumLibrary(appId)) ?? ''
        return accept({ answer: { ...done, now_version, uv_info: { items: [EVERYBODY] } } })
      }),
    }),
    route({
      endpoint: 'POST /cgi-bin/wxopen/setweappsupportversion',
      ...changing,
      audit: 'app.client-updates-changed',
      handle: admitted(async ({ body: { version }, note }, { appId, actor }) => {
        const before = await libraries.minimumLibrary(appId)
        const set = await libraries.setMinimumLibrary(appId, version)
        if (!set.ok) return set
        note({ what: appId, before, after: version })
        return accept({ answer: done, actor })
      }),
    }),
  ]
}
