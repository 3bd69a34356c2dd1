/**
 * `wx:for`: rows that follow a list.
 *
 * A change below one item visits only its row, unless it touches the field that the row is matched
 * by, or the item or the list is another; then rows are matched by key. Logic matches the rows of
 * structural loops; their keys are the ids of their fragments.
 */
import type { Fragment, Instruction, Spot, StructuralInstruction } from '../model.ts'
import type { BlockState as ToldState } from '@maque/protocol/bridge/logic-view.ts'
import type { LeafFor } from '@maque/protocol/bundle/program.ts'
import { changesAt, type Changes } from '@maque/template/changes.ts'
import { entriesOf, keyOfRow, rowKeys, type ListEntries } from '@maque/template/list.ts'
import { changesOfRead, isTouched, type Read, type ScopeChanges } from '@maque/template/reads.ts'
import type { Value } from '../../link/value.ts'
import { RowsState } from '../block-state.ts'
import { placeOf, type Place } from '../place.ts'
import { reconcile } from '../reconcile.ts'
import { refreshClasses } from '../refresh-classes.ts'
import { firstNodeOf, insertFragment, removeNodes } from '../tops.ts'
import { drawFragment } from './placing.ts'

interface ForParts {
  readonly at: number
  readonly spot: Spot
  readonly node: LeafFor
  readonly list: Value
  readonly bodyReads: readonly Read[]
  readonly reads: readonly Read[]
}

export class ForInstruction implements StructuralInstruction {
  readonly reads
  readonly #parts: ForParts

  constructor(parts: ForParts) {
    this.#parts = parts
    this.reads = parts.reads
  }

  get site(): number | undefined {
    return this.#parts.node.site
  }

  create(fragment: Fragment): void {
    const { at } = this.#parts
    const state = new RowsState()
    fragment.state[at] = state
    const entries = this.#entries(fragment)
    const keys = this.#isStructural ? idsOf(this.#told(fragment) ?? []) : this.#keys(entries)
    this.#match(fragment, state, entries, keys, undefined)
  }

  follow(fragment: Fragment, told: ToldState): void {
    const state = fragment.state[this.#parts.at] as RowsState
    const nothing: ScopeChanges = { data: undefined, locals: [] }
    this.#match(fragment, state, this.#entries(fragment), idsOf(told), nothing, true)
  }

  update(fragment: Fragment, changes: ScopeChanges): void {
    const { at, list } = this.#parts
    const state = fragment.state[at] as RowsState
    const inList = list.path
      ? changesOfRead(list.path, changes)
      : isTouched(list.reads, changes)
        ? true
        : undefined
    const entries = this.#entries(fragment)
    if (this.#isStructural) {
      const told = this.#told(fragment)
      if (told) this.#match(fragment, state, entries, idsOf(told), changes, inList)
      else this.#updateRows(fragment, state, entries, changes, inList)
      return
    }
    if (inList === undefined) return this.#updateRows(fragment, state, entries, changes, inList)
    const isFew = inList !== true && !isTouched(this.#parts.bodyReads, withoutRow(changes, this.#parts.node))
    const keys = this.#permutedKeys(state, entries, inList)
    if (!keys || !isFew)
      return this.#match(fragment, state, entries, keys ?? this.#keys(entries), changes, inList)
    if (keys !== state.keys) this.#match(fragment, state, entries, keys, undefined)
    // Nothing else moved, and nothing happened to any other row.
    for (const step of inList.keys()) this.#updateRow(fragment, state, entries, changes, inList, Number(step))
  }

  forget(fragment: Fragment): void {
    const { rows } = fragment.state[this.#parts.at] as RowsState
    const [first] = rows
    if (!first || first.plan.forgetting.length === 0) return
    for (const row of rows) fragment.owner.page.forget(row)
  }

  refreshClasses(fragment: Fragment): void {
    for (const row of (fragment.state[this.#parts.at] as RowsState).rows) refreshClasses(row)
  }

  get #isStructural(): boolean {
    return this.#parts.node.site !== undefined
  }

  #told(fragment: Fragment): ToldState | undefined {
    return fragment.owner.page.takeState(fragment, this.#parts.node.site ?? 0)
  }

  #entries(fragment: Fragment): ListEntries {
    return entriesOf(this.#parts.list.evaluate(fragment.base.data, fragment.locals))
  }

  #keys(entries: ListEntries): readonly unknown[] {
    return rowKeys(entries, this.#parts.node.key)
  }

  /**
   * The new keys, where the changed rows keep theirs (then it is the same list of keys) or exchange
   * them among each other; `undefined` where all rows have to be looked at.
   */
  #permutedKeys(
    { keys, rows }: RowsState,
    { items, keys: names }: ListEntries,
    inList: Changes,
  ): readonly unknown[] | undefined {
    const { key } = this.#parts.node
    if (inList === true || names || items.length !== rows.length) return undefined
    const moved: number[] = []
    for (const [step, change] of inList) {
      const place = Number(step)
      if (!(place >= 0 && place < rows.length)) return undefined
      if (key === undefined || (change !== true && key !== '*this' && !change.has(key))) continue
      if (keyOfRow(items[place], key) !== keys[place]) moved.push(place)
    }
    if (moved.length === 0) return keys
    const before = new Set(moved.map((place) => keys[place]))
    const after = new Set(moved.map((place) => keyOfRow(items[place], key ?? '')))
    if (after.size !== moved.length) return undefined
    for (const one of after) if (!before.has(one)) return undefined
    const permuted = keys.slice()
    for (const place of moved) permuted[place] = keyOfRow(items[place], key ?? '')
    return permuted
  }

  /** Makes the rows those of the keys, and the retained ones follow what changed. */
  #match(
    fragment: Fragment,
    state: RowsState,
    entries: ListEntries,
    keys: readonly unknown[],
    changes: ScopeChanges | undefined,
    inList?: Changes,
  ): void {
    const { spot, node } = this.#parts
    const { page } = fragment.owner
    const place = placeOf(fragment, spot)
    let isChanged = false
    const end = place.kind === 'nodes' ? place.before : null
    const put = (row: Fragment, before: Fragment | null): void => {
      isChanged = true
      if (place.kind === 'nodes') insertFragment(row, place.parent, before ? firstNodeOf(before) : end)
    }
    const rows = reconcile(state, keys, {
      make: (at) => {
        const key = keys[at]
        return drawFragment(node.body, fragment, spot, {
          id: this.#isStructural ? Number(key) : 0,
          base: fragment.base,
          locals: this.#localsOf(fragment, entries, at),
        })
      },
      insert: put,
      move: put,
      remove: (row) => {
        isChanged = true
        removeNodes(row)
        page.forget(row)
      },
      removeAll: (gone) => {
        isChanged = true
        removeAllNodes(gone, place)
        const [first] = gone
        if (first && first.plan.forgetting.length > 0) for (const row of gone) page.forget(row)
      },
    })
    state.rows = rows
    state.keys = keys
    if (isChanged) {
      if (place.kind === 'nodes') page.childrenChanged(place.parent)
      else place.content.touch()
    }
    if (changes) this.#updateRows(fragment, state, entries, changes, inList)
  }

  /** Visits every row. Rows to which the same happened share what there is to do. */
  #updateRows(
    fragment: Fragment,
    state: RowsState,
    entries: ListEntries,
    changes: ScopeChanges,
    inList: Changes | undefined,
  ): void {
    const shared: (Work | undefined)[] = []
    for (let at = 0; at < state.rows.length; at++) {
      this.#updateRow(fragment, state, entries, changes, inList, at, shared)
    }
  }

  #updateRow(
    fragment: Fragment,
    { rows }: RowsState,
    entries: ListEntries,
    changes: ScopeChanges,
    inList: Changes | undefined,
    at: number,
    shared: (Work | undefined)[] = [],
  ): void {
    const { item, index } = this.#parts.node
    const row = rows[at]
    if (!row || row.bornIn === fragment.owner.page.transaction) return
    const { locals } = row
    const indexNow = entries.keys ? (entries.keys[at] ?? at) : at
    const isMoved = locals[index] !== indexNow
    const itemBefore = locals[item]
    this.#setLocals(fragment, locals, entries, at)
    const change = changeOfItem(inList, isMoved, indexNow, itemBefore, locals[item])
    if (typeof change === 'object') {
      runWork(row, workFor(row, this.#rowChanges(changes, change, isMoved)))
      return
    }
    const kind = (change ? 2 : 0) + (isMoved ? 1 : 0)
    runWork(row, (shared[kind] ??= workFor(row, this.#rowChanges(changes, change, isMoved))))
  }

  #rowChanges(changes: ScopeChanges, item: Changes | undefined, isMoved: boolean): ScopeChanges {
    const { node } = this.#parts
    const locals = changes.locals.slice()
    locals[node.item] = item
    locals[node.index] = isMoved ? true : undefined
    return { data: changes.data, locals }
  }

  #localsOf(fragment: Fragment, entries: ListEntries, at: number): unknown[] {
    const { item, index } = this.#parts.node
    // At its full length from the start: a list that grows keeps room for more than it will ever hold.
    const locals = new Array<unknown>(Math.max(fragment.locals.length, item + 1, index + 1))
    this.#setLocals(fragment, locals, entries, at)
    return locals
  }

  #setLocals(fragment: Fragment, locals: unknown[], entries: ListEntries, at: number): void {
    const { item, index } = this.#parts.node
    const around = fragment.locals
    for (let slot = 0; slot < around.length; slot++) locals[slot] = around[slot]
    locals[item] = entries.items[at]
    locals[index] = entries.keys ? entries.keys[at] : at
  }
}

interface Work {
  readonly instructions: readonly Instruction[]
  readonly changes: ScopeChanges
}

function workFor(row: Fragment, changes: ScopeChanges): Work {
  const instructions = row.plan.updating.filter(({ reads }) => isTouched(reads, changes))
  return { instructions, changes }
}

function runWork(row: Fragment, { instructions, changes }: Work): void {
  for (const instruction of instructions) instruction.update(row, changes)
}

/** What changed in one row's item. */
function changeOfItem(
  list: Changes | undefined,
  isMoved: boolean,
  step: string | number,
  before: unknown,
  after: unknown,
): Changes | undefined {
  if (before !== after) return isSameItem(before, after) ? undefined : true
  if (list === undefined || typeof after !== 'object' || after === null) return undefined
  if (list === true || isMoved) return true
  return changesAt(list, step)
}

/** A list that was replaced whole mostly holds the items that it held before, as new objects. */
function isSameItem(before: unknown, after: unknown): boolean {
  if (!isFields(before) || !isFields(after)) return false
  let count = 0
  for (const field in after) {
    if (before[field] !== after[field]) return false
    count++
  }
  for (const _ in before) count--
  return count === 0
}

/** An array is none: its `length` is read, too. */
function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function withoutRow({ data, locals }: ScopeChanges, { item, index }: LeafFor): ScopeChanges {
  const around = locals.slice()
  around[item] = undefined
  around[index] = undefined
  return { data, locals: around }
}

function idsOf(told: ToldState): readonly number[] {
  return (told as readonly unknown[]).filter((id) => typeof id === 'number')
}

/** Where nothing else stands in the element, it is emptied in one go. */
function removeAllNodes(rows: readonly Fragment[], place: Place): void {
  const first = rows[0]
  if (!first) return
  if (place.kind === 'nodes') {
    const { parent, before } = place
    const isAlone =
      parent.firstChild === firstNodeOf(first) && (before === null || before.nextSibling === null)
    if (isAlone) {
      parent.textContent = ''
      if (before) parent.appendChild(before)
      return
    }
  }
  for (const row of rows) removeNodes(row)
}
