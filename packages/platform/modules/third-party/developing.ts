/** What WeChat's open interfaces for an app that is developed by a third-party platform have in common. */
import { accept, type Result } from '@maque/base/result.ts'
import { anyone } from '../../kernel/http/anyone.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import type { Actor, RequestOrigin } from '../../kernel/http/route.ts'
import type { CodePorts } from './code-ports.ts'
import { actorOf } from './component-access.ts'
import { DEVELOPMENT_SET } from './permission-sets.ts'
import type { PlatformEntry } from './third-party-options.ts'

/** What reads is not counted; what changes something is. */
export const changing = { guard: anyone, rate: 'component.calls-per-address' } as const

interface Asked {
  readonly query: { readonly access_token: string }
  readonly origin: RequestOrigin
}

export interface Developing {
  readonly appId: string
  readonly platform: PlatformEntry
  readonly actor: Actor
  /** As people are told who it was. */
  readonly actorName: string
}

/** Whose app the token that came with this opens, to a platform that may develop it or has another set. */
export async function developing(
  { query, origin }: Asked,
  { thirdParties: { access } }: Pick<CodePorts, 'thirdParties'>,
  set: number = DEVELOPMENT_SET,
): Promise<Result<Developing, RaisedProblem>> {
  const found = await access.authorisedFor(set, query.access_token, origin.address)
  if (!found.ok) return found
  const { platform, authorisation } = found.value
  const appId = authorisation.app_id
  return accept({ appId, platform, actor: actorOf(platform), actorName: platform.name })
}

/** Handles requests of platforms that may develop the app, or have this set; refuses all others. */
export function byPlatforms(ports: Pick<CodePorts, 'thirdParties'>, set: number = DEVELOPMENT_SET) {
  return <Request extends Asked, Answer>(
    handle: (request: Request, by: Developing) => Promise<Result<Answer, RaisedProblem>>,
  ) =>
    async (request: Request): Promise<Result<Answer, RaisedProblem>> => {
      const admitted = await developing(request, ports, set)
      return admitted.ok ? handle(request, admitted.value) : admitted
    }
}
