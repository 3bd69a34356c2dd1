/**
 * What a template compiles to: two programs that agree on *fragments* and *sites*.
 *
 * (1) A *body* is one instantiable stretch of template: the root of a component,
 *     one branch of `wx:if`, one row of `wx:for`, one `<template>`. Instantiating
 *     a body makes a *fragment*.
 * (2) The *structure program* (logic) holds only what decides which components
 *     exist and what they receive: hosts, slots, the blocks that contain them, and
 *     those of their ancestor elements that events or selectors can name.
 * (3) The *leaf program* (view) holds everything that is drawn.
 * (4) A block that contains a host or a slot is *structural*: it has a `site`, its
 *     number among the structural blocks standing directly in its body (blocks
 *     nested in other blocks count in theirs). Logic decides its state; the view
 *     follows. A block without `site` is a *leaf block*: logic does not know it, and
 *     the view decides from data.
 * (5) A host has a `site` too: its number among the hosts standing directly in its
 *     body. Fragment F with h hosts owns the ids F … F+h; the component instance at
 *     host site i has id F+1+i. So only fragment ids ever need to be told.
 * (6) Both programs give the same number to the same host and block.
 */
import type { Expression } from './expression.ts'

export interface LeafProgram {
  readonly root: LeafBody
  /** Bodies of the `<template>`s that can be used here, by name. */
  readonly templates?: Readonly<Record<string, LeafBody>>
  /** Fields of the component's data that any expression here reads. Others need not cross. */
  readonly reads: readonly string[]
}

export interface StructureProgram {
  readonly root: StructureBody
  readonly templates?: Readonly<Record<string, StructureBody>>
}

export interface Body<Node> {
  readonly nodes: readonly Node[]
  /** How many hosts stand directly in this body: see (5). */
  readonly hosts: number
}
export type LeafBody = Body<LeafNode>
export type StructureBody = Body<StructureNode>

/** Text is a plain string when static. */
export type LeafNode = string | LeafText | LeafElement | LeafHost | LeafIf | LeafFor | LeafTemplate | SlotNode

export interface LeafText {
  readonly t: 'text'
  readonly value: Expression
}

export interface LeafElement {
  readonly t: 'element'
  /** As written: `view`, `scroll-view`, or an unknown name. */
  readonly tag: string
  readonly attributes?: readonly Attribute[]
  readonly events?: readonly EventBinding[]
  readonly children?: readonly LeafNode[]
}

/** The element of a custom component. Its properties are logic's business; here is what is drawn on it. */
export interface LeafHost {
  readonly t: 'host'
  readonly site: number
  readonly tag: string
  /**
   * Only `id`, `class`, `style`, `hidden`, `slot`, `data-*`, `mark:*`, `change:*`, and the
   * properties that a `change:*` here observes.
   */
  readonly attributes?: readonly Attribute[]
  readonly events?: readonly EventBinding[]
  readonly children?: readonly LeafNode[]
  readonly slotValues?: readonly SlotValue[]
}

export interface LeafIf {
  readonly t: 'if'
  readonly site?: number
  /** `when` is absent for `wx:else`, and for every branch of a structural block. */
  readonly branches: readonly { readonly when?: Expression; readonly body: LeafBody }[]
}

export interface LeafFor extends Loop {
  readonly t: 'for'
  readonly site?: number
  readonly body: LeafBody
}

export interface LeafTemplate extends TemplateUse {
  readonly t: 'template'
  readonly site?: number
}

export type StructureNode =
  | StructureElement
  | StructureHost
  | StructureIf
  | StructureFor
  | StructureTemplate
  | SlotNode

/** An ancestor of a host or slot; carries only what events and selectors can see. */
export interface StructureElement {
  readonly t: 'element'
  readonly tag: string
  /** Only `id`, `class`, `slot`, `data-*` and `mark:*`. */
  readonly attributes?: readonly Attribute[]
  readonly events?: readonly EventBinding[]
  readonly children?: readonly StructureNode[]
}

export interface StructureHost {
  readonly t: 'host'
  readonly site: number
  /** The name in `usingComponents` or `componentGenerics`. */
  readonly tag: string
  /** Everything written on it: properties, external classes, `id`, `class`, `data-*`, `mark:*`, `generic:*`, `slot`. */
  readonly attributes?: readonly Attribute[]
  readonly events?: readonly EventBinding[]
  readonly children?: readonly StructureNode[]
  readonly slotValues?: readonly SlotValue[]
}

export interface StructureIf {
  readonly t: 'if'
  readonly site: number
  /** Absent only for `wx:else`. */
  readonly branches: readonly { readonly when?: Expression; readonly body: StructureBody }[]
}

export interface StructureFor extends Loop {
  readonly t: 'for'
  readonly site: number
  readonly body: StructureBody
}

export interface StructureTemplate extends TemplateUse {
  readonly t: 'template'
  readonly site: number
}

/**
 * A `<slot>`. It stands in both programs. In a component with `dynamicSlots` it starts a fragment: the
 * children of the host around, from the owner's template, once for each slot. Hosts and blocks in it
 * have the numbers that they have in the body around the host, and as many ids are taken.
 */
export interface SlotNode {
  readonly t: 'slot'
  /** Its number among the structural blocks of its body. */
  readonly site: number
  /** Absent: the default slot. */
  readonly name?: string | Expression
  /** `slot`: where the content goes in the host around; all else is values given to the content of a dynamic slot. */
  readonly attributes?: readonly Attribute[]
}

/** A value that a dynamic slot gives to its content, in camels, and its place in the locals of the fragment. */
export type SlotValue = readonly [name: string, local: number]

export interface Loop {
  readonly list: Expression
  /** Places of the item and of the index in the locals of the row's fragment. */
  readonly item: number
  readonly index: number
  /** A field name of the item, or `*this`. Absent: rows are matched by position. */
  readonly key?: string
}

export interface TemplateUse {
  /** Which of the program's `templates`. The names are unique keys made by the compiler unless `is` is computed. */
  readonly is: string | Expression
  /** For a computed `is`: the key in `templates` for each name it may yield. */
  readonly among?: Readonly<Record<string, string>>
  /** Where its author wrote it, if it is computed or within a template: `pages/a/a.wxml:12:7`. */
  readonly place?: string
  /** The data of the fragment. Absent: an empty object. Its locals start empty. */
  readonly data?: Expression
}

/**
 * `true` for an attribute written without value, a string when static, otherwise an expression.
 *
 * A third entry holds what two-way binding (`model:value="{{a.b}}"`, `wx:model`) writes to: a
 * path in the owner's data.
 */
export type Attribute =
  | readonly [name: string, value: AttributeValue]
  | readonly [name: string, value: AttributeValue, writesTo: readonly (string | number)[]]
export type AttributeValue = true | string | Expression

export interface EventBinding {
  /** `tap`, `touchstart`, `pick`, … */
  readonly type: string
  /** A method name; an expression gives either a name or, for `{{module.handler}}`, a WXS function. */
  readonly handler: string | Expression
  /** `catch…`: the event goes no further. */
  readonly isCatch?: true
  /** `capture-…`: called on the way down. */
  readonly isCapture?: true
  /** `mut-bind…`: at most one of these is called in one bubbling. */
  readonly isMutual?: true
}
