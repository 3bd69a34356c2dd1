/** What blocks remember between updates. Classes, so that none of an app's own values looks like one. */

import type { DataBase, Fragment } from './model.ts'
export type BlockState = IfState | RowsState | TemplateState

export class IfState {
  branch = -1
  fragment: Fragment | null = null
}

export class RowsState {
  keys: readonly unknown[] = []
  rows: Fragment[] = []
}

export class TemplateState {
  key: string | null = null
  fragment: Fragment | null = null
  readonly base: DataBase

  constructor(base: DataBase) {
    this.base = base
  }
}

export function isBlockState(state: unknown): state is BlockState {
  return state instanceof IfState || state instanceof RowsState || state instanceof TemplateState
}

export function rowsOf(state: BlockState | undefined): readonly Fragment[] {
  if (!state) return []
  if (state instanceof RowsState) return state.rows
  return state.fragment ? [state.fragment] : []
}
