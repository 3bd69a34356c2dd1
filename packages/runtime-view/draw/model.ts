/**
 * What a page is drawn from, and what it is drawn as.
 *
 * A body is linked to a *plan*: a skeleton that is cloned, addresses of the nodes that something is
 * done to, and the instructions that do it. A *fragment* is one drawn body.
 *
 * (1) Nodes are addressed by number: the place in `Fragment.nodes`.
 * (2) Instructions run in document order when a fragment is made: what stands around something is
 *     ready before it. Later, those that read what changed run again, in the same order.
 * (3) Children of elements with behaviour and contents of hosts are skeletons of their own (`Part`):
 *     they are cloned once what is around them is ready.
 * (4) A block is placed before a node that is always there: its next sibling if that is fixed,
 *     otherwise an empty text of its own; a block that stands last in an element needs none.
 */
import type {
  BlockState as ToldState,
  ComponentDefinition,
  FragmentId,
  InstanceId,
} from '@maque/protocol/bridge/logic-view.ts'
import type { EventBinding, LeafBody, LeafProgram } from '@maque/protocol/bundle/program.ts'
import type { Fields } from '@maque/template/evaluate.ts'
import type { Read, ScopeChanges } from '@maque/template/reads.ts'
import type { ClassOwner, ScopedComponent } from '../elements/class-scope.ts'
import type { Value } from '../link/value.ts'
import type { BuiltIn } from '../ports/built-in.ts'

// Plans

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
  /** How to get to the addressed nodes, for `clonePart`. */
  readonly walk: readonly number[]
  readonly firstAddress: number
}

/** The number of a node: known once its part is finished. */
export interface Address {
  at: number
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

/** An instruction that follows a structural block's state. */
export interface StructuralInstruction extends Instruction {
  readonly site: number | undefined
  /** Follows the state that logic decided. */
  follow(fragment: Fragment, state: ToldState): void
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
  readonly id: Value | undefined
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

/** A component as one page draws it. */
export interface Component extends ScopedComponent {
  readonly definition: ComponentDefinition
  readonly program: LeafProgram
  /** Its style sheet speaks of its host. */
  readonly stylesHost: boolean
  /** Bodies are linked when they are first drawn. */
  plan(body: LeafBody): BodyPlan
  template(key: string): LeafBody | undefined
}

// What is drawn

/** What expressions see as data. Fragments of one component, or of one `<template>` use, share it. */
export interface DataBase {
  data: Fields
}

export interface FragmentParts {
  readonly id: FragmentId
  /** Whose template it is of. */
  readonly owner: Instance
  readonly base: DataBase
  readonly locals: unknown[]
  /** It stands at the top of a component's content: the component's slots place its nodes. */
  readonly content: Content | null
}

/** One drawn body. */
export class Fragment implements FragmentParts {
  readonly id: FragmentId
  readonly plan: BodyPlan
  readonly owner: Instance
  readonly base: DataBase
  readonly locals: unknown[]
  /** Its nodes that have an address. */
  readonly nodes: Node[] = []
  /** What each instruction remembers, by its place. */
  readonly state: unknown[]
  readonly content: Content | null
  /** The transaction that made it: what is new is drawn already and need not be updated. */
  readonly bornIn: number
  /** Holds its nodes until they are placed for the first time. */
  holder: Node | null = null

  constructor(parts: FragmentParts, plan: BodyPlan, bornIn: number) {
    this.id = parts.id
    this.state = new Array<unknown>(plan.instructions.length)
    this.plan = plan
    this.owner = parts.owner
    this.base = parts.base
    this.locals = parts.locals
    this.content = parts.content
    this.bornIn = bornIn
  }
}

/** One living component, or the page. */
export interface Instance extends ClassOwner {
  readonly id: InstanceId
  readonly page: Page
  readonly component: Component
  readonly data: Fields
  readonly slots: Set<Slot>
  readonly owner: Instance | null
  /** `null` for a page, and until its owner has drawn it. */
  host: Host | null
  root: Fragment | null
  /** What its owner put between its tags. */
  content: ReceivedContent | null
}

/** The place of a component in its owner's template. */
export interface Host {
  readonly instance: Instance
  readonly fragment: Fragment
  /** Its element; for a component without one, the empty text behind its nodes. */
  readonly node: Node
  readonly isVirtual: boolean
  /** The slot that is written on it, where that cannot be told from its element. */
  slotName(): string | undefined
  /** What stands between its tags, for slots that draw it themselves. */
  readonly repeated: RepeatedBodies
}

export interface RepeatedBodies {
  /** The part of it that is for the slot of this name; one that is named by data is for any. */
  bodyFor(slot: string): LeafBody
  /** Places in the locals of the values that slots give. */
  readonly values: readonly (readonly [name: string, local: number])[]
}

/** A `<slot>` of a component. */
export interface Slot {
  name: string
  /** What it draws itself, in a component with `dynamicSlots`. */
  readonly repeated: { readonly fragment: Fragment | null } | null
  /** The nodes that it shows. */
  readonly assigned: readonly Node[]
  /** Shows these nodes. Those that are there already stay untouched, with what they hold. */
  assign(nodes: readonly Node[]): void
  /** The slot that is written on it, where it is itself content of another component. */
  slotName(): string | undefined
}

/** What stands between the tags of a component. */
export interface Content {
  /** Its nodes or the slots changed: it is distributed before the transaction ends. */
  touch(): void
  distribute(): void
}

/** One that a component shows, while it is there. */
export interface ReceivedContent extends Content {
  readonly receiver: Instance
}

/** What instructions ask of the page they draw. */
export interface Page {
  readonly root: HTMLElement
  readonly instances: ReadonlyMap<InstanceId, Instance>
  /** The living components that have no element of their own. */
  readonly hostsWithoutElement: Set<Host>
  /** The transaction that is being applied. */
  readonly transaction: number
  report(error: unknown, where: string): void
  /** Says something to the app's author. */
  warn(message: string): void
  /** Runs a task; what it throws is reported. */
  guard(where: string, task: () => void): void
  /** The state that logic decided for a block in this transaction, for it to follow. */
  takeState(fragment: Fragment, site: number): ToldState | undefined
  /** Takes the instance that stands at a host of a fragment being drawn; `undefined` if logic never told it. */
  takeExpected(id: InstanceId): { readonly instance: Instance; readonly root: FragmentId } | undefined
  draw(body: LeafBody, parts: FragmentParts): Fragment
  drawRoot(instance: Instance, id: FragmentId, content: Content | null): Fragment
  update(fragment: Fragment, changes: ScopeChanges): void
  /** Everything in a fragment that outlives its nodes ends; the nodes are the caller's. */
  forget(fragment: Fragment): void
  forgetInstance(instance: Instance): void
  touchContent(content: ReceivedContent): void
  distribute(content: ReceivedContent): void
  /** Children of this node came, went or moved: a built-in may want to know. */
  childrenChanged(parent: Node): void
  /** Once the transaction is in the document. */
  afterwards(task: () => void): void
  /** Tells the built-in mounted on this element once it is in the document. */
  attachLater(element: HTMLElement): void
}
