import type { RequestOrigin } from '../../kernel/http/route.ts'

/** Under which names the platform was asked: no app may list them, or have them told anything. */
export function ownHosts({ host }: RequestOrigin): readonly string[] {
  return [host.replace(/:\d+$/, '').toLowerCase()]
}
