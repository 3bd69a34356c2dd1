/** Every member of `wx` with how far it does what WeChat documents: derived from the declarations. */
import { capabilities, logicMembers } from './declarations.ts'
import { OFFICIAL_PAGES } from './define-capability.ts'
import { refusalReasons } from './refusal-reasons.ts'
import { namesOf, refusedGroups } from './refused-calls.ts'
import type { Support } from './support.ts'

export interface ConformanceRow {
  readonly name: string
  readonly support: Support
  /** The official page, where the declaration names one. */
  readonly url?: string
}

/** By name. */
export const conformance: readonly ConformanceRow[] = [
  ...capabilities
    .filter(({ reach }) => reach !== 'internal')
    .map(({ name, support, see }) => ({ name, support, url: officialPage(see) })),
  ...logicMembers.flatMap(({ names, support, see }) =>
    names.map((name) => ({ name, support, url: officialPage(see) })),
  ),
  ...refusedGroups.flatMap((group) =>
    namesOf(group).map((name) => ({
      name,
      support: { status: 'refused' as const, because: refusalReasons[group.because] },
    })),
  ),
].sort((a, b) => (a.name < b.name ? -1 : 1))

function officialPage(see: string): string {
  return `${OFFICIAL_PAGES}${see}.html`
}
