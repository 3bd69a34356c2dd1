/** What logic is told of navigations, and asked before each of them once the app listens. */
import type { HostToLogic, RouteFacts, RouteMoment, RouteRewrite } from '@maque/protocol/bridge/logic-host.ts'

export interface RouteTalk {
  tell(moment: RouteMoment, route: RouteFacts): void
  /** Tells that it begins; gives where the app leads it instead. */
  begin(route: RouteFacts): Promise<RouteRewrite | undefined>
  /** What became of where the app led it. */
  tellRewritten(route: number, refusal: string | undefined): void
  /** From now on the app is waited for. */
  listen(): void
  answered(route: number, rewrite: RouteRewrite | undefined): void
}

/** A thread that hangs keeps nobody on a page. */
const PATIENCE_MS = 1000
/** Until its scripts have run an app answers nothing, and has nothing else to show. */
const LAUNCH_PATIENCE_MS = 10_000

/** `isLaunchAsked`: the app may lead its launch elsewhere, which begins before anybody can listen. */
export function createRouteTalk(
  post: (message: HostToLogic) => void,
  { isLaunchAsked }: { readonly isLaunchAsked: boolean },
): RouteTalk {
  const waiting = new Map<number, (rewrite: RouteRewrite | undefined) => void>()
  let isHeard = false
  return {
    tell: (moment, route) => post({ t: 'route', moment, route }),
    async begin(route) {
      const isLaunch = route.openType === 'appLaunch'
      const isAsked = isHeard || (isLaunch && isLaunchAsked)
      post({ t: 'route', moment: 'before', route, ...(isAsked && { isAsked }) })
      if (!isAsked) return undefined
      return new Promise((resolve) => {
        const timer = setTimeout(() => settle(undefined), isLaunch ? LAUNCH_PATIENCE_MS : PATIENCE_MS)
        const settle = (rewrite: RouteRewrite | undefined): void => {
          clearTimeout(timer)
          waiting.delete(route.id)
          resolve(rewrite)
        }
        waiting.set(route.id, settle)
      })
    },
    tellRewritten: (route, refusal) =>
      post({ t: 'route-rewritten', route, ...(refusal !== undefined && { refusal }) }),
    listen() {
      isHeard = true
    },
    answered: (route, rewrite) => waiting.get(route)?.(rewrite),
  }
}
