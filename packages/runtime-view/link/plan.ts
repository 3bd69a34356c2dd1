/**
 * What a body is linked to: a skeleton that is cloned, addresses of the nodes that something is done
 * to, and the instructions that do it.
 *
 * (1) Nodes are addressed by number: the place in `Fragment.nodes`.
 * (2) Instructions run in document order when a fragment is made: what stands around something is
 *     ready before it. Later, those that read what changed run again, in the same order.
 * (3) Children of elements with behaviour and contents of hosts are skeletons of their own (`Part`):
 *     they are cloned once what is around them is ready.
 * (4) A block is placed before a node that is always there: its next sibling if that is fixed,
 *     otherwise an empty text of its own; a block that stands last in an element needs none.
 */
import type { ScopeChanges } from '@maque/template/reads.ts'
import type { Read } from '@maque/template/reads.ts'
import type { BuiltIn } from '../ports/built-in.ts'
import type { EventBinding } from '@maque/protocol/bundle/program.ts'
import type { Fragment } from '../draw/fragment.ts'
import type { Address } from './skeleton.ts'
import type { Value } from './value.ts'

export interface BodyPlan {
  readonly part: Part
  /** The whole body is one element: it is cloned without a holder around it. */
  readonly isSingle: boolean
  readonly tops: readonly Top[]
  readonly instructions: readonly Instruction[]
  /** Those of the instructions that read anything. */
  readonly updating: readonly Instruction[]
  /** Those that must be told when a fragment goes. */
  readonly forgetting: readonly Instruction[]
  /** Logic tells the states of blocks in it by the fragment's id. */
  readonly hasSites: boolean
}

export interface Part {
  readonly skeleton: Node
  /** How to get to the addressed nodes, for `addressNodes`. */
  readonly walk: readonly number[]
  readonly firstAddress: number
}

/** What stands at the top of a body or of a host's content, in order. */
export type Top =
  | { readonly kind: 'node'; readonly node: Address }
  /** An empty text that a block is placed before; it means nothing in the content of a component. */
  | { readonly kind: 'anchor'; readonly node: Address }
  | { readonly kind: 'block'; readonly at: number }
  | { readonly kind: 'host'; readonly at: number }
  | { readonly kind: 'slot'; readonly at: number }

/** Where a block or slot puts its nodes. */
export type Spot =
  /** Into an element, before a node or at its end. */
  | { readonly kind: 'inside'; readonly parent: Address; readonly before: Address | null }
  /** At the top of its fragment. */
  | { readonly kind: 'top'; readonly before: Address }
  /** At the top of the content of the host whose instruction is `host`. */
  | { readonly kind: 'content'; readonly host: number }

export interface Instruction {
  readonly reads: readonly Read[]
  create(fragment: Fragment): void
  update(fragment: Fragment, changes: ScopeChanges): void
  /** Absent: nothing to do. */
  forget?(fragment: Fragment): void
  /** The values of external classes changed: whatever is made of class names is made again. */
  refreshClasses?(fragment: Fragment): void
}

/** What events and questions ask about an element, besides what stands in the document. */
export interface ElementPlan {
  readonly tag: string
  readonly builtIn: BuiltIn | undefined
  readonly events: readonly LinkedEvent[]
  /** A WXS function may decide about touches while they happen. */
  readonly hasScriptedTouch: boolean
  readonly dataset: readonly (readonly [key: string, value: Value])[]
  readonly marks: readonly (readonly [key: string, value: Value])[]
  readonly slot: Value | undefined
  readonly hover: HoverPlan | undefined
  /** What two-way binding writes to, by attribute. */
  readonly writes: ReadonlyMap<string, readonly (string | number)[]>
}

export interface LinkedEvent extends Omit<EventBinding, 'handler'> {
  readonly handler: Value
}

export interface HoverPlan {
  /** Absent: the built-in's own, which no component scopes. */
  readonly className: Value | undefined
  readonly startMs: Value
  readonly stayMs: Value
  readonly isStopped: Value
}
