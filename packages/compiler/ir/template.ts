/**
 * A template as understood: directives have become blocks, names are resolved, files are merged.
 *
 * Dialects end here, and both programs are made from here. Nothing is numbered yet, and leaf
 * and structure are not yet told apart: `analyze/structure.ts` does that.
 */
import type { Expression } from '@maque/protocol/bundle/expression.ts'
import type { Attribute, EventBinding, SlotValue } from '@maque/protocol/bundle/program.ts'

export interface TemplateIr {
  readonly root: IrBody
  /** Every `<template>` that can be used from the root, by its key. */
  readonly templates: ReadonlyMap<string, IrBody>
}

export interface IrBody {
  readonly nodes: readonly IrNode[]
}

export type IrNode = IrText | IrElement | IrHost | IrSlot | IrBlock
export type IrBlock = IrIf | IrFor | IrTemplateUse

export interface IrText {
  readonly kind: 'text'
  readonly value: string | Expression
}

export interface IrElement {
  readonly kind: 'element'
  readonly tag: string
  readonly attributes: readonly Attribute[]
  readonly events: readonly EventBinding[]
  readonly children: readonly IrNode[]
}

/** The element of a custom component. */
export interface IrHost {
  readonly kind: 'host'
  readonly tag: string
  readonly attributes: readonly Attribute[]
  readonly events: readonly EventBinding[]
  readonly children: readonly IrNode[]
  /** What its content takes of a dynamic slot. */
  readonly slotValues: readonly SlotValue[]
}

export interface IrSlot {
  readonly kind: 'slot'
  readonly name?: string | Expression
  readonly attributes: readonly Attribute[]
}

export interface IrIf {
  readonly kind: 'if'
  readonly branches: readonly IrBranch[]
}

export interface IrBranch {
  /** Absent for `wx:else`. */
  readonly when?: Expression
  readonly body: IrBody
}

export interface IrFor {
  readonly kind: 'for'
  readonly list: Expression
  readonly item: number
  readonly index: number
  readonly key?: string
  readonly body: IrBody
}

export interface IrTemplateUse {
  readonly kind: 'template'
  readonly is: string | Expression
  readonly among?: Readonly<Record<string, string>>
  /** Where a computed `is` is written. */
  readonly place?: string
  readonly data?: Expression
}

/** The keys of all templates that a use may turn out to be. */
export function candidatesOf(use: IrTemplateUse): readonly string[] {
  return typeof use.is === 'string' ? [use.is] : Object.values(use.among ?? {})
}
