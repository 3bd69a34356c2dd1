/**
 * Decides whether an app may authorise a third-party platform (§2.8). No clock, database or provider
 * in here.
 *
 * (1) A platform is given what it asked for, or less, and something at all.
 * (2) An exclusive set is of one platform at a time.
 * (3) Before a platform is published, accounts of its test list may authorise it, and no others.
 * (4) A mini program gives no set of official accounts, nor the other way round.
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { permissionSets, type AuthorisingKind } from './permission-sets.ts'

export interface AuthorisationSituation {
  readonly appId: string
  readonly kind: AuthorisingKind
  readonly platform: {
    readonly componentId: string
    readonly sets: readonly number[]
    readonly testApps: readonly string[]
    readonly isPublished: boolean
  }
  /** What this app has authorised, this platform and others. */
  readonly given: readonly { readonly componentId: string; readonly sets: readonly number[] }[]
}

export type AuthorisationRefusal =
  | { readonly reason: 'nothing-chosen' | 'not-asked-for' | 'not-published' }
  | { readonly reason: 'given-to-another'; readonly set: number; readonly componentId: string }

export function decideAuthorisation(
  { appId, kind, platform, given }: AuthorisationSituation,
  wanted: readonly number[],
): Result<readonly number[], AuthorisationRefusal> {
  const { componentId, sets, testApps, isPublished } = platform
  const chosen = [...new Set(wanted)].toSorted((a, b) => a - b)
  if (!isPublished && !testApps.includes(appId)) return refuse({ reason: 'not-published' })
  if (chosen.length === 0) return refuse({ reason: 'nothing-chosen' })
  const offered = permissionSets.filter(({ id, of }) => of === kind && sets.includes(id))
  if (chosen.some((id) => !offered.some((set) => set.id === id))) return refuse({ reason: 'not-asked-for' })
  for (const { id, isExclusive } of permissionSets) {
    const other = given.find((one) => one.componentId !== componentId && one.sets.includes(id))
    if (isExclusive && chosen.includes(id) && other) {
      return refuse({ reason: 'given-to-another', set: id, componentId: other.componentId })
    }
  }
  return accept(chosen)
}

/** Whether an authorised page may be left for this address: one of the platform’s own, in the web. */
export function isOwnPage(address: string, hosts: readonly string[]): boolean {
  const url = URL.parse(address)
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return false
  return url.username === '' && url.password === '' && hosts.includes(url.host)
}
