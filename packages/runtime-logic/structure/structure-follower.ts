/** Lets the structure of one page follow the data: only what reads something that changed is visited. */
import { changesAt, type Changes } from '@maque/template/changes.ts'
import type { Fields } from '@maque/template/evaluate.ts'
import { entriesOf, rowKeys } from '@maque/template/list.ts'
import { changesOfRead, isTouched, type ScopeChanges } from '@maque/template/reads.ts'
import { textOf } from '@maque/template/text.ts'
import {
  fragmentsOf,
  slotsOf,
  type Fragment,
  type LiveContents,
  type LiveFor,
  type LiveIf,
  type LiveNode,
  type LiveSlot,
  type LiveTemplate,
} from './live-tree.ts'
import { localsOfRow, type StructureMaker } from './structure-maker.ts'
import type { TemplateData } from './program.ts'
import { movedRows } from './row-moves.ts'
import type { TransactionRecorder } from './transaction-recorder.ts'
import type { TreeLife } from './tree-life.ts'

export class StructureFollower {
  readonly #maker: StructureMaker
  readonly #life: TreeLife
  readonly #recorder: TransactionRecorder

  constructor(maker: StructureMaker, life: TreeLife, recorder: TransactionRecorder) {
    this.#maker = maker
    this.#life = life
    this.#recorder = recorder
  }

  followFragment(fragment: Fragment, changes: ScopeChanges, born: Fragment[]): void {
    if (fragment.isGone || !isTouched(fragment.body.reads, changes)) return
    this.#followNodes(fragment.nodes, changes, born)
  }

  #followNodes(nodes: readonly LiveNode[], changes: ScopeChanges, born: Fragment[]): void {
    for (let at = 0; at < nodes.length; at++) {
      const node = nodes[at] as LiveNode
      switch (node.kind) {
        case 'element':
          this.#followNodes(node.children, changes, born)
          break
        case 'host': {
          const { given } = node.node
          const touched = given.filter(({ value }) => isTouched(value.reads, changes))
          if (touched.length > 0)
            node.instance.setProperties(this.#maker.given(touched, node.scope, node.instance), 'changed')
          this.#followNodes(node.children, changes, born)
          break
        }
        case 'slot':
          this.#followSlot(node, changes, born)
          break
        case 'contents':
          this.#followContents(node, changes, born)
          break
        case 'if':
          this.#followIf(node, changes, born)
          break
        case 'for':
          this.#followFor(node, changes, born)
          break
        case 'template':
          this.#followTemplate(node, changes, born)
          break
      }
    }
  }

  /** The owner's side of what slots show: the loop variables around may be others now. */
  #followContents({ instance }: LiveContents, changes: ScopeChanges, born: Fragment[]): void {
    const { host } = instance
    if (!host) return
    for (const { fragment } of slotsOf(instance)) {
      if (!fragment) continue
      const locals = [...host.scope.locals]
      for (const [, local] of host.node.content.values) locals[local] = fragment.scope.locals[local]
      fragment.scope.locals = locals
      this.followFragment(fragment, changes, born)
    }
  }

  /** The component's side of what a slot shows; the owner's side follows with the owner. */
  #followSlot(slot: LiveSlot, changes: ScopeChanges, born: Fragment[]): void {
    const { fragment, node, owner, scope } = slot
    if (!fragment) return
    if (node.name && isTouched(node.name.reads, changes)) {
      if (textOf(this.#maker.evaluate(node.name, scope)) !== slot.name) {
        this.#life.detachFragment(fragment)
        slot.fragment = null
        this.#maker.fillSlot(slot)
        if (slot.fragment) born.push(slot.fragment)
        return
      }
    }
    const locals: (Changes | undefined)[] = []
    for (const [name, local] of owner.host?.node.content.values ?? []) {
      const value = node.values.get(name)
      if (!value || !isTouched(value.reads, changes)) continue
      const now = this.#maker.evaluate(value, scope)
      if (now === fragment.scope.locals[local] && (typeof now !== 'object' || now === null)) continue
      locals[local] = true
      fragment.scope.locals = fragment.scope.locals.with(local, now)
    }
    if (locals.length > 0) this.followFragment(fragment, { data: undefined, locals }, born)
  }

  #followIf(block: LiveIf, changes: ScopeChanges, born: Fragment[]): void {
    if (isTouched(block.node.conditionReads, changes)) {
      const branch = block.node.branches.findIndex(
        ({ when }) => !when || this.#maker.evaluate(when, block.scope),
      )
      if (branch !== block.branch) {
        if (block.fragment) this.#life.detachFragment(block.fragment)
        this.#maker.chooseBranch(block)
        this.#decided(block, born)
        return
      }
    }
    if (block.fragment) this.followFragment(block.fragment, changes, born)
  }

  #followTemplate(block: LiveTemplate, changes: ScopeChanges, born: Fragment[]): void {
    const { node, scope } = block
    if (!isTouched(node.reads, changes)) return
    const key = this.#maker.templateKey(block, this.#maker.evaluate(node.name, scope))
    if (key !== block.key || !block.fragment) {
      if (block.fragment) this.#life.detachFragment(block.fragment)
      this.#maker.chooseTemplate(block)
      this.#decided(block, born)
      return
    }
    const { fragment } = block
    const before = fragment.scope.base.data
    fragment.scope.base.data = this.#maker.templateFields(node.data, scope)
    const inside = changesOfTemplate(node.data, changes, before, fragment.scope.base.data)
    this.followFragment(fragment, { data: inside, locals: [] }, born)
  }

  #followFor(block: LiveFor, changes: ScopeChanges, born: Fragment[]): void {
    const { node, scope } = block
    const { path } = node.list
    const listChanges = path
      ? changesOfRead(path, changes)
      : isTouched(node.list.reads, changes)
        ? true
        : undefined
    const isListTouched = listChanges !== undefined
    if (!isListTouched && !isTouched(node.body.reads, changes)) return

    const entries = entriesOf(this.#maker.evaluate(node.list, scope))
    const keys = isListTouched ? rowKeys(entries, node.key) : block.keys
    const formerRows = block.rows
    const isSameOrder =
      keys.length === block.keys.length && keys.every((key, index) => key === block.keys[index])
    const former = isSameOrder ? null : new Map(block.keys.map((key, index) => [key, index]))
    const formerPlaces: number[] = []
    const retained: Fragment[] = []
    const made: Fragment[] = []

    const wanted = new Set(isSameOrder ? [] : keys)
    if (former) {
      formerRows.forEach((row, index) => {
        if (!wanted.has(block.keys[index])) this.#life.detachFragment(row)
      })
    }
    block.keys = keys
    block.rows = keys.map((key, place) => {
      const item = entries.items[place]
      const index = entries.keys ? entries.keys[place] : place
      const formerPlace = former ? former.get(key) : place
      const row = formerPlace === undefined ? undefined : formerRows[formerPlace]
      if (!row || formerPlace === undefined) {
        const fresh = this.#maker.makeRow(block, item, index)
        made.push(fresh)
        return fresh
      }
      if (former) {
        formerPlaces.push(formerPlace)
        retained.push(row)
      }
      const itemBefore = row.scope.locals[node.item]
      const indexBefore = row.scope.locals[node.index]
      row.scope.locals = localsOfRow(block, item, index)
      const locals = [...changes.locals]
      locals[node.item] = changesOfItem(listChanges, formerPlace === place, entries.keys?.[place] ?? place, {
        before: itemBefore,
        after: item,
      })
      locals[node.index] = indexBefore === index ? undefined : true
      this.followFragment(row, { data: changes.data, locals }, born)
      return row
    })
    if (isSameOrder) return

    this.#recorder.decided(block)
    born.push(...made)
    for (const at of movedRows(formerPlaces)) {
      const row = retained[at]
      if (row) this.#life.moveFragment(row)
    }
  }

  #decided(block: LiveIf | LiveTemplate, born: Fragment[]): void {
    if (block.home.isGone) return
    this.#recorder.decided(block)
    born.push(...fragmentsOf(block))
  }
}

/** What changed in one row's item. A value that is the same plain value as before did not change. */
function changesOfItem(
  list: Changes | undefined,
  isInPlace: boolean,
  step: string | number,
  item: { readonly before: unknown; readonly after: unknown },
): Changes | undefined {
  if (item.before !== item.after) return true
  if (typeof item.after !== 'object' || item.after === null) return undefined
  if (list === undefined || list === true) return list
  return isInPlace ? changesAt(list, step) : true
}

/** What changed in the data of a template use. */
function changesOfTemplate(
  data: TemplateData | undefined,
  changes: ScopeChanges,
  before: Fields,
  after: Fields,
): Changes | undefined {
  if (!data) return undefined
  if (!data.parts) return true
  const inside = new Map<string | number, Changes>()
  for (const [key, value] of data.parts) {
    if (!isTouched(value.reads, changes)) continue
    const below = value.path ? changesOfRead(value.path, changes) : true
    if (below === undefined) continue
    if (key !== null) inside.set(key, below)
    else if (below !== true) for (const [step, change] of below) inside.set(step, change)
    else for (const field of Object.keys({ ...before, ...after })) inside.set(field, true)
  }
  return inside
}
