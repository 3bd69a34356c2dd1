/**
 * Whether what is given is what a category asks for (RULES §2.4): any one of its sets of documents, and
 * of that set all. A document may have several files; one that no set asks for is refused.
 */
import type { DocumentProof } from '@maque/protocol/platform/profile.ts'

export type Sets = readonly (readonly string[])[]

export type ProofLack =
  | { readonly kind: 'unknown'; readonly name: string }
  /** Of the set that lacks least, what it lacks. */
  | { readonly kind: 'missing'; readonly names: readonly string[] }

/** `undefined`: nothing is lacking. */
export function lackOf(sets: Sets, proofs: readonly DocumentProof[]): ProofLack | undefined {
  if (sets.length === 0) return undefined
  const given = new Set(proofs.map(({ proves }) => proves))
  const unknown = [...given].find((name) => !sets.some((set) => set.includes(name)))
  if (unknown !== undefined) return { kind: 'unknown', name: unknown }
  const lacks = sets.map((set) => set.filter((name) => !given.has(name)))
  const [least = []] = lacks.toSorted((a, b) => a.length - b.length)
  return least.length === 0 ? undefined : { kind: 'missing', names: least }
}
