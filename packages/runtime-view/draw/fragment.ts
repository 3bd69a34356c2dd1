import type { FragmentId } from '@maque/protocol/bridge/logic-view.ts'
import type { Fields } from '@maque/template/evaluate.ts'
import type { BodyPlan } from '../link/plan.ts'
import type { Content } from './content.ts'
import type { Instance } from './instance.ts'

/** What expressions see as data. Fragments of one component, or of one `<template>` use, share it. */
export interface DataBase {
  data: Fields
}

/** One drawn body. */
export class Fragment {
  readonly id: FragmentId
  readonly plan: BodyPlan
  /** Whose template it is of. */
  readonly owner: Instance
  readonly base: DataBase
  readonly locals: unknown[]
  /** Its nodes that have an address: see `BodyPlan`. */
  readonly nodes: Node[] = []
  /** What each instruction remembers, by its place. */
  readonly state: unknown[]
  /** It stands at the top of a component's content: the component's slots place its nodes. */
  readonly content: Content | null
  /** The transaction that made it: what is new is drawn already and need not be updated. */
  readonly bornIn: number
  /** Holds its nodes until they are placed for the first time. */
  holder: Node | null = null

  constructor(made: {
    readonly id: FragmentId
    readonly plan: BodyPlan
    readonly owner: Instance
    readonly base: DataBase
    readonly locals: unknown[]
    readonly content: Content | null
    readonly bornIn: number
  }) {
    this.id = made.id
    this.plan = made.plan
    this.owner = made.owner
    this.base = made.base
    this.locals = made.locals
    this.content = made.content
    this.bornIn = made.bornIn
    this.state = new Array<unknown>(made.plan.instructions.length)
  }
}
