/**
 * `wx:for`. Rows are matched by key and moved as little as possible.
 *
 * A change below one item visits that row only; a changed item, length or key matches rows anew.
 */
import type { BlockState } from '@maque/protocol/bridge/logic-view.ts'
import type { Changes } from '@maque/template/changes.ts'
import { entriesOf, rowKeys, type ListEntries } from '@maque/template/list.ts'
import { changesOfRead, isTouched, type ScopeChanges } from '@maque/template/reads.ts'
import type { LiveFor } from '../plan/plan.ts'
import { Block } from './block.ts'
import { Fragment } from './fragment.ts'
import { longestRun } from './longest-run.ts'
import type { Placement } from './range.ts'

interface Row {
  readonly fragment: Fragment
  item: unknown
  index: unknown
}

export class ForBlock extends Block {
  private readonly plan: LiveFor
  private rows: Row[] = []
  private keys: readonly unknown[] = []

  constructor(fragment: Fragment, plan: LiveFor, anchor: Text, placement: Placement) {
    super(fragment, plan.site, anchor, placement)
    this.plan = plan
  }

  start(): void {
    const entries = this.entries()
    if (this.site === null) this.match(entries, rowKeys(entries, this.plan.key), undefined, null)
    else this.match(entries, (this.takeState() ?? []) as readonly number[], undefined, null)
  }

  update(changes: ScopeChanges): void {
    const state = this.takeState() as readonly number[] | undefined
    const below = this.changesOfList(changes)
    const isOuterTouched = isTouched(this.plan.outerReads, changes)
    if (state === undefined && below === undefined && !isOuterTouched) return
    if (state === undefined && below === undefined) return this.updateRows(changes)
    const entries = this.entries()
    if (state === undefined && this.isFollowable(below, entries))
      return this.updateChangedRows(below, entries, changes, isOuterTouched)
    const keys = this.site === null ? rowKeys(entries, this.plan.key) : (state ?? this.keys)
    this.match(entries, keys, below, isOuterTouched ? changes : null)
  }

  follow(state: BlockState): void {
    this.match(this.entries(), state as readonly number[], true, null)
  }

  collect(into: Node[]): void {
    for (const { fragment } of this.rows) fragment.collect(into)
    into.push(this.anchor)
  }

  dispose(): void {
    if (this.plan.plan.needsTeardown || this.site !== null)
      for (const { fragment } of this.rows) fragment.dispose()
  }

  forEachFragment(visit: (fragment: Fragment) => void): void {
    for (const { fragment } of this.rows) visit(fragment)
  }

  private entries(): ListEntries {
    const { data, locals, owner } = this.fragment
    return entriesOf(owner.page.guardValue(() => this.plan.list(data, locals), undefined))
  }

  private changesOfList(changes: ScopeChanges): Changes | undefined {
    const { listPath, listReads } = this.plan
    if (listPath) return changesOfRead(listPath, changes)
    return isTouched(listReads, changes) ? true : undefined
  }

  /** Only parts of items changed, no key among them: rows stay matched as they are. */
  private isFollowable(below: Changes | undefined, entries: ListEntries): below is Exclude<Changes, true> {
    if (below === undefined || below === true || entries.keys || entries.items.length !== this.rows.length)
      return false
    const { key } = this.plan
    for (const [step, inner] of below) {
      if (typeof step !== 'number' || step >= this.rows.length) return false
      if (
        this.site === null &&
        (inner === true || (key !== undefined && (key === '*this' || inner.has(key))))
      )
        return false
    }
    return true
  }

  private updateChangedRows(
    below: ReadonlyMap<string | number, Changes>,
    entries: ListEntries,
    changes: ScopeChanges,
    isOuterTouched: boolean,
  ): void {
    if (isOuterTouched) {
      for (let place = 0; place < this.rows.length; place++)
        this.updateRow(place, entries, below.get(place), changes)
    } else {
      for (const [place, inner] of below) this.updateRow(Number(place), entries, inner, nothingOuter)
    }
  }

  private updateRows(changes: ScopeChanges): void {
    const locals = [...changes.locals]
    locals[this.plan.item] = undefined
    locals[this.plan.index] = undefined
    for (const row of this.rows) {
      this.refreshLocals(row.fragment, row.item, row.index)
      row.fragment.update({ data: changes.data, locals })
    }
  }

  private updateRow(
    place: number,
    entries: ListEntries,
    inner: Changes | undefined,
    changes: ScopeChanges,
    isNewIndex = false,
  ): void {
    const row = this.rows[place]
    if (row === undefined) return
    row.item = entries.items[place]
    row.index = entries.keys?.[place] ?? place
    this.refreshLocals(row.fragment, row.item, row.index)
    const locals = [...changes.locals]
    locals[this.plan.item] = inner
    locals[this.plan.index] = isNewIndex ? true : undefined
    row.fragment.update({ data: changes.data, locals })
  }

  private refreshLocals(fragment: Fragment, item: unknown, index: unknown): void {
    const locals = fragment.locals as unknown[]
    const outer = this.fragment.locals
    for (let slot = 0; slot < outer.length; slot++) locals[slot] = outer[slot]
    locals[this.plan.item] = item
    locals[this.plan.index] = index
    // Inside a `<template>` the data object is made anew for each update.
    fragment.data = this.fragment.data
  }

  private makeRow(item: unknown, index: unknown, id: number): Row {
    const { owner, data } = this.fragment
    const locals = this.fragment.locals.slice()
    locals[this.plan.item] = item
    locals[this.plan.index] = index
    return {
      fragment: new Fragment(this.plan.plan, { owner, id, data, locals, placement: this.placement }),
      item,
      index,
    }
  }

  /** Brings the rows to these keys: keeps those that are known, makes and removes the others, moves the fewest. */
  private match(
    entries: ListEntries,
    keys: readonly unknown[],
    below: Changes | undefined,
    outer: ScopeChanges | null,
  ): void {
    const old = this.rows
    const oldKeys = this.keys
    const isStructural = this.site !== null
    if (keys.length === 0) {
      if (old.length > 0) this.clear()
      this.keys = keys
      return
    }
    const places = new Map<unknown, number>()
    for (let place = 0; place < oldKeys.length; place++) places.set(oldKeys[place], place)

    const rows: Row[] = Array.from({ length: keys.length })
    /** Where each row was, or -1 for a new one. */
    const came: number[] = Array.from({ length: keys.length })
    const kept = new Uint8Array(old.length)
    for (let place = 0; place < keys.length; place++) {
      const from = places.get(keys[place])
      came[place] = from ?? -1
      if (from !== undefined) {
        rows[place] = old[from] as Row
        kept[from] = 1
      }
    }
    let removed = false
    for (let place = 0; place < old.length; place++) {
      if (kept[place]) continue
      removed = true
      const { fragment } = old[place] as Row
      fragment.dispose()
      fragment.remove()
    }
    this.rows = rows
    this.keys = keys
    const isMoved = this.updateKept(entries, came, below, outer)
    const stay = isMoved ? longestRun(came) : null
    const changed = this.placeRows(entries, keys, came, stay, isStructural)
    if (removed || changed) this.changed()
  }

  /** Updates the rows that stay; says whether any of them changed places. */
  private updateKept(
    entries: ListEntries,
    came: readonly number[],
    below: Changes | undefined,
    outer: ScopeChanges | null,
  ): boolean {
    let last = -1
    let isMoved = false
    for (let place = 0; place < came.length; place++) {
      const from = came[place] as number
      if (from < 0) continue
      if (from < last) isMoved = true
      last = Math.max(last, from)
      const row = this.rows[place] as Row
      const index = entries.keys?.[place] ?? place
      const isNewIndex = row.index !== index
      const inner = below === true || row.item !== entries.items[place] ? true : below?.get(place)
      if (inner !== undefined || isNewIndex || outer)
        this.updateRow(place, entries, inner, outer ?? nothingOuter, isNewIndex)
    }
    return isMoved
  }

  private placeRows(
    entries: ListEntries,
    keys: readonly unknown[],
    came: readonly number[],
    stay: Uint8Array | null,
    isStructural: boolean,
  ): boolean {
    let isChanged = false
    const make = (place: number): Fragment => {
      const row = this.makeRow(
        entries.items[place],
        entries.keys?.[place] ?? place,
        isStructural ? Number(keys[place]) : 0,
      )
      this.rows[place] = row
      return row.fragment
    }
    // Rows are made in order, so that what they contain starts in the order of the page.
    const batch: { place: number; nodes: DocumentFragment }[] = []
    for (let place = 0; place < keys.length; place++) {
      if ((came[place] as number) >= 0) continue
      isChanged = true
      const previous = batch.at(-1)
      const fragment = make(place)
      if (this.placement) continue
      if (previous && place > 0 && (came[place - 1] as number) < 0) previous.nodes.append(fragment.nodes)
      else {
        const nodes = this.anchor.ownerDocument.createDocumentFragment()
        nodes.append(fragment.nodes)
        batch.push({ place, nodes })
      }
    }
    if (this.placement) return isChanged || stay !== null
    if (stay) isChanged = this.moveRows(came, stay) || isChanged
    for (const { place, nodes } of batch.toReversed()) {
      let next = place + 1
      while (next < keys.length && (came[next] as number) < 0) next++
      const before = this.rows[next]?.fragment.firstNode() ?? this.anchor
      before.parentNode?.insertBefore(nodes, before)
    }
    return isChanged
  }

  private moveRows(came: readonly number[], stay: Uint8Array): boolean {
    let before: Node = this.anchor
    let isMoved = false
    for (let place = came.length - 1; place >= 0; place--) {
      if ((came[place] as number) < 0) continue
      const { fragment } = this.rows[place] as Row
      if (!stay[place]) {
        isMoved = true
        const nodes: Node[] = []
        fragment.collect(nodes)
        for (const node of nodes) before.parentNode?.insertBefore(node, before)
      }
      before = fragment.firstNode() ?? before
    }
    return isMoved
  }

  private clear(): void {
    this.dispose()
    const parent = this.anchor.parentNode
    const first = this.rows[0]?.fragment.firstNode()
    // The rows are all there is: one call empties the parent.
    if (!this.placement && parent && first === parent.firstChild && this.anchor === parent.lastChild)
      parent.replaceChildren(this.anchor)
    else for (const { fragment } of this.rows) fragment.remove()
    this.rows = []
    this.changed()
  }
}

const nothingOuter: ScopeChanges = { data: undefined, locals: [] }
