/**
 * The living structure of one page: what the programs were instantiated to.
 *
 * A node's `parent` is the element or host around it in the same template, blocks skipped;
 * `null` at the top of a template.
 */
import type { Fields } from '@maque/template/evaluate.ts'
import type {
  Body,
  ElementNode,
  ForNode,
  HostNode,
  IfNode,
  NodeFacts,
  SlotNode,
  TemplateNode,
  Value,
} from './program.ts'
import type { Instance } from './instance.ts'

/** What expressions see. Fragments inside one `<template>` use, or one component, share the base. */
export interface Scope {
  readonly base: { data: Fields }
  locals: readonly unknown[]
}

export interface Fragment {
  readonly id: number
  readonly body: Body
  readonly owner: Instance
  readonly scope: Scope
  readonly parent: LiveParent | null
  /** Filled once all of them are made. */
  nodes: readonly LiveNode[]
  isGone: boolean
}

export type LiveNode = LiveElement | LiveHost | LiveSlot | LiveContents | LiveBlock
export type LiveParent = LiveElement | LiveHost
export type LiveBlock = LiveIf | LiveFor | LiveTemplate

interface Placed {
  readonly owner: Instance
  readonly scope: Scope
  readonly parent: LiveParent | null
}

export interface LiveElement extends Placed {
  readonly kind: 'element'
  readonly node: ElementNode
  /** Filled once all of them are made. */
  children: readonly LiveNode[]
}

export interface LiveHost extends Placed {
  readonly kind: 'host'
  readonly node: HostNode
  readonly instance: Instance
  /** Filled once all of them are made. */
  children: readonly LiveNode[]
}

interface Block extends Placed {
  /** The fragment that the block stands in: blocks are told by it and their site. */
  readonly home: Fragment
}

export interface LiveSlot extends Block {
  readonly kind: 'slot'
  readonly node: SlotNode
  /** What it shows by itself, in a component with `dynamicSlots`: a fragment of the owner's template. */
  fragment: Fragment | null
  /** The slot that the fragment is for. */
  name: string
}

/** The only child of a host with `dynamicSlots`: what its slots show. */
export interface LiveContents {
  readonly kind: 'contents'
  readonly instance: Instance
}

export interface LiveIf extends Block {
  readonly kind: 'if'
  readonly node: IfNode
  branch: number
  fragment: Fragment | null
}

export interface LiveFor extends Block {
  readonly kind: 'for'
  readonly node: ForNode
  keys: readonly unknown[]
  /** Replaced as a whole, never changed in place: walks in progress keep what they began with. */
  rows: readonly Fragment[]
}

export interface LiveTemplate extends Block {
  readonly kind: 'template'
  readonly node: TemplateNode
  key: string | null
  fragment: Fragment | null
}

export function valueIn(scope: Scope, value: Value): unknown {
  return value.evaluate(scope.base.data, scope.locals)
}

export function factsOf(node: LiveParent): NodeFacts {
  return node.node.facts
}

/** The fragments that a block shows now. */
export function fragmentsOf(block: LiveBlock | LiveContents): readonly Fragment[] {
  if (block.kind === 'for') return block.rows
  if (block.kind === 'contents') return slotsOf(block.instance).flatMap(({ fragment }) => fragment ?? [])
  return block.fragment ? [block.fragment] : []
}

/** Elements, hosts and slots in document order, without entering the components' own templates. */
export function* nodesOf(nodes: readonly LiveNode[]): Generator<LiveElement | LiveHost | LiveSlot> {
  for (const node of nodes) {
    switch (node.kind) {
      case 'element':
      case 'host':
        yield node
        yield* nodesOf(node.children)
        break
      case 'slot':
        yield node
        break
      default:
        for (const fragment of fragmentsOf(node)) yield* nodesOf(fragment.nodes)
    }
  }
}

/** The slots in a component's own template, in document order. */
export function slotsOf({ root }: Instance): readonly LiveSlot[] {
  return root ? [...nodesOf(root.nodes)].filter((node) => node.kind === 'slot') : []
}

/** The hosts in a component's own template, in document order. */
export function* hostsOf(instance: Instance): Generator<LiveHost> {
  if (!instance.root) return
  for (const node of nodesOf(instance.root.nodes)) if (node.kind === 'host') yield node
}
