/**
 * The editions of this instance's policy: which pack it goes by, and where it differs.
 *
 * (1) An edition is never changed; a later one takes its place from the moment it names.
 * (2) It cannot name a moment that has passed: nobody was judged by a rule made afterwards.
 * (3) Without any, the instance goes by its pack as it comes.
 */
import type { Kysely, Selectable } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { EditionDraft, PolicyDifference, PolicyEdition } from '@maque/protocol/platform/policy.ts'
import type { Clock } from '../clock.ts'
import type { KernelTables, PolicyEditionRow } from '../store/kernel-tables.ts'
import { isPackName, isRuleId, packs, type PackName, type RuleId, type Rules } from './packs.ts'
import { createPolicy, withValues, type Policy } from './policy.ts'
import { isSameKind, ruleValue, type RuleValue } from './rule.ts'

export interface PolicyBook extends Policy {
  /** The rules in force, and the edition they come from. */
  inForce(): { readonly edition: PolicyEdition; readonly rules: Rules }
  /** The newest first. */
  editions(): readonly PolicyEdition[]
  /** What would change, against what is in force when it begins. */
  compare(draft: EditionDraft): Result<readonly PolicyDifference[], EditionRefusal>
  publish(draft: EditionDraft, author: string): Promise<Result<PolicyEdition, EditionRefusal>>
  /** Reads editions that others have published. */
  follow(): Promise<void>
}

export type EditionRefusal =
  | { readonly kind: 'no-such-pack'; readonly name: string }
  | { readonly kind: 'no-such-rule'; readonly id: string }
  | { readonly kind: 'wrong-kind-of-value'; readonly id: string }
  | { readonly kind: 'fixed-rule'; readonly id: string }
  | { readonly kind: 'in-the-past' }

export interface PolicyBookOptions {
  readonly pack: PackName
  readonly clock: Clock
  /** Values that differ before any edition: for tests. */
  readonly values?: Readonly<Record<string, RuleValue>>
  database(): Kysely<KernelTables>
}

interface KnownEdition {
  readonly edition: PolicyEdition
  readonly rules: Rules
}

export function createPolicyBook({ pack, clock, values = {}, database }: PolicyBookOptions): PolicyBook {
  const first: KnownEdition = {
    edition: {
      version: 0,
      pack,
      overrides: values,
      effectiveAt: new Date(0).toISOString(),
      note: '',
      author: '',
    },
    rules: withValues(packs[pack].rules, values),
  }
  /** By the moment they take effect; of two for the same moment the later published counts. */
  let known: readonly KnownEdition[] = [first]

  const at = (moment: Date): KnownEdition =>
    known.findLast(({ edition }) => new Date(edition.effectiveAt) <= moment) ?? first
  const inForce = (): KnownEdition => at(clock.now())
  const learn = (editions: readonly PolicyEdition[]): void => {
    const read = editions.map((edition) => ({ edition, rules: rulesOf(edition) }))
    known = [first, ...read].toSorted(
      (a, b) =>
        Date.parse(a.edition.effectiveAt) - Date.parse(b.edition.effectiveAt) ||
        a.edition.version - b.edition.version,
    )
  }
  const compare: PolicyBook['compare'] = (draft) => {
    const refusal = refusalOf(draft, clock.now())
    if (refusal) return refuse(refusal)
    const begins = draft.effectiveAt === undefined ? clock.now() : new Date(draft.effectiveAt)
    return accept(differences(at(begins).rules, rulesOf(draft)))
  }
  return {
    ...createPolicy(() => inForce().rules),
    inForce,
    compare,
    editions: () => known.map(({ edition }) => edition).toReversed(),
    async publish(draft, author) {
      const refusal = refusalOf(draft, clock.now())
      if (refusal) return refuse(refusal)
      const row = await database()
        .insertInto('policy_editions')
        .values({
          pack: draft.pack,
          overrides: JSON.stringify(draft.overrides),
          effective_at: draft.effectiveAt === undefined ? clock.now() : new Date(draft.effectiveAt),
          note: draft.note,
          author,
          created_at: clock.now(),
        })
        .returningAll()
        .executeTakeFirstOrThrow()
      return accept(toEdition(row))
    },
    async follow() {
      const rows = await database().selectFrom('policy_editions').selectAll().execute()
      if (rows.length !== known.length - 1) learn(rows.map(toEdition))
    },
  }
}

function toEdition(row: Selectable<PolicyEditionRow>): PolicyEdition {
  return {
    version: row.version,
    // Checked when it was published.
    pack: row.pack as PackName,
    overrides: row.overrides as Readonly<Record<string, RuleValue>>,
    effectiveAt: row.effective_at.toISOString(),
    note: row.note,
    author: row.author,
  }
}

function rulesOf({ pack, overrides }: Pick<PolicyEdition, 'pack' | 'overrides'>): Rules {
  if (!isPackName(pack)) throw new Error(`there is no policy pack ${pack}`)
  return withValues(packs[pack].rules, overrides)
}

function refusalOf({ pack, overrides, effectiveAt }: EditionDraft, now: Date): EditionRefusal | undefined {
  if (!isPackName(pack)) return { kind: 'no-such-pack', name: pack }
  for (const [id, value] of Object.entries(overrides)) {
    if (!isRuleId(id)) return { kind: 'no-such-rule', id }
    if (!ruleValue.safeParse(value).success || !isSameKind(packs[pack].rules[id].value, value)) {
      return { kind: 'wrong-kind-of-value', id }
    }
    if (packs[pack].rules[id].fixed && value !== packs[pack].rules[id].value)
      return { kind: 'fixed-rule', id }
  }
  if (effectiveAt !== undefined && new Date(effectiveAt) < now) return { kind: 'in-the-past' }
  return undefined
}

function differences(before: Rules, after: Rules): readonly PolicyDifference[] {
  // `Object.keys` of a record by RuleId.
  return (Object.keys(after) as RuleId[]).flatMap((id) => {
    const [from, to] = [before[id].value, after[id].value]
    return JSON.stringify(from) === JSON.stringify(to) ? [] : [{ id, from, to }]
  })
}
