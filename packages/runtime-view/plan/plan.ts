/**
 * A body, linked: a skeleton to clone, where the live nodes stand in the clone, and what keeps
 * each of them up to date.
 *
 * A plan belongs to one component, because class names are scoped when the skeleton is made.
 */
import type { Evaluate } from '@maque/template/evaluate.ts'
import type { Read } from '@maque/template/reads.ts'
import type { BuiltIn } from '../ports/built-in.ts'
import type { LeafProgram } from '@maque/protocol/bundle/program.ts'

export interface Plan {
  readonly hostCount: number
  /** What is cloned. */
  readonly skeleton: DocumentFragment
  /** The skeleton's only node, when it has one: cloned without a fragment around it. */
  readonly onlyNode: Node | null
  /** Where each live node is: see `Walk`. The first live node is the first node of the clone. */
  readonly walks: readonly Walk[]
  readonly elements: readonly LiveElement[]
  readonly texts: readonly LiveText[]
  readonly blocks: readonly LiveBlock[]
  readonly slots: readonly LiveSlot[]
  /** Top-level nodes and ranges, in order. */
  readonly items: readonly PlanItem[]
  /** Reads of everything in the body, nested bodies included, as seen from this body. */
  readonly reads: readonly Read[]
  /** Something in a fragment must be told when it goes: a host, a mounted built-in, a slot. */
  readonly needsTeardown: boolean
}

/** From live node `from`: to its first child if `down`, then `right` siblings on. */
export interface Walk {
  readonly from: number
  readonly down: boolean
  readonly right: number
}

export type PlanItem =
  | { readonly kind: 'node'; readonly node: number }
  | { readonly kind: 'element'; readonly element: number }
  | { readonly kind: 'block'; readonly block: number }
  | { readonly kind: 'slot'; readonly slot: number }

/** A value to keep up to date, with what it depends on. */
export interface LiveValue {
  readonly evaluate: Evaluate
  readonly reads: readonly Read[]
}

export interface LiveText extends LiveValue {
  readonly node: number
}

export interface LiveElement {
  readonly node: number
  readonly tag: string
  readonly builtIn: BuiltIn | undefined
  readonly attributes: readonly LiveAttribute[]
  readonly events: readonly LiveEvent[]
  readonly dataset: readonly NamedValue[]
  readonly marks: readonly NamedValue[]
  /** `hover-class` and its companions, by name. */
  readonly hover: ReadonlyMap<string, Evaluate> | null
  /** For a host: its site, and its content as top-level items. */
  readonly host: { readonly site: number; readonly content: readonly PlanItem[] } | null
}

/** Evaluated when somebody asks: datasets and marks cost nothing until an event. */
export interface NamedValue {
  readonly name: string
  readonly evaluate: Evaluate
}

export interface LiveAttribute extends LiveValue {
  readonly name: string
  readonly kind: AttributeKind
  /** Where two-way binding writes to, in the owner's data. */
  readonly writesTo: readonly (string | number)[] | null
  /** For `change:x`: the attribute it watches. */
  readonly watched: LiveValue | null
}

/** Who deals with an attribute: see `apply-attribute.ts`. */
export type AttributeKind =
  | 'id'
  | 'class'
  | 'style'
  | 'hidden'
  | 'slot'
  | 'animation'
  | 'plain'
  | 'built-in'
  | 'change'

export interface LiveEvent {
  readonly type: string
  readonly handler: Evaluate
  readonly isCatch: boolean
  readonly isCapture: boolean
  readonly isMutual: boolean
}

export type LiveBlock = LiveIf | LiveFor | LiveTemplate

export interface LiveIf {
  readonly kind: 'if'
  readonly node: number
  readonly site: number | null
  readonly branches: readonly { readonly when: Evaluate | null; readonly plan: Plan }[]
  readonly conditionReads: readonly Read[]
  readonly reads: readonly Read[]
}

export interface LiveFor {
  readonly kind: 'for'
  readonly node: number
  readonly site: number | null
  readonly list: Evaluate
  readonly listReads: readonly Read[]
  /** The list is exactly this path, so a change below it can be followed to one row. */
  readonly listPath: Read | null
  readonly item: number
  readonly index: number
  readonly key: string | undefined
  readonly plan: Plan
  /** What rows read besides their own item and index. */
  readonly outerReads: readonly Read[]
  readonly reads: readonly Read[]
}

export interface LiveTemplate {
  readonly kind: 'template'
  readonly node: number
  readonly site: number | null
  /** The key of the template to use. */
  readonly keyOf: Evaluate
  readonly planOf: (key: string) => Plan | undefined
  readonly data: Evaluate | null
  /** How each field of the data depends on the surroundings; `null`: any change may change any field. */
  readonly fields:
    | readonly { readonly name: string; readonly path: Read | null; readonly reads: readonly Read[] }[]
    | null
  readonly reads: readonly Read[]
}

export interface LiveSlot {
  readonly node: number
  readonly name: LiveValue | null
}

/** The programs a linker can be asked for. */
export type Programs = Pick<LeafProgram, 'root' | 'templates'>
