/** `<template is data>`: a body with data of its own. */
import type { BlockState } from '@maque/protocol/bridge/logic-view.ts'
import { ChangeTree, type Changes } from '@maque/template/changes.ts'
import type { Fields } from '@maque/template/evaluate.ts'
import { changesOfRead, isTouched, type ScopeChanges } from '@maque/template/reads.ts'
import type { LiveTemplate } from '../plan/plan.ts'
import { Block } from './block.ts'
import { Fragment } from './fragment.ts'
import type { Placement } from './range.ts'

export class TemplateBlock extends Block {
  private readonly plan: LiveTemplate
  private key: string | undefined
  private shown: Fragment | null = null

  constructor(fragment: Fragment, plan: LiveTemplate, anchor: Text, placement: Placement) {
    super(fragment, plan.site, anchor, placement)
    this.plan = plan
  }

  start(): void {
    if (this.site === null) this.choose(this.decide(), 0)
    else this.follow(this.takeState() ?? [])
  }

  update(changes: ScopeChanges): void {
    const state = this.takeState()
    if (state) this.follow(state)
    if (!isTouched(this.plan.reads, changes)) return
    const before = this.shown
    if (this.site === null) this.choose(this.decide(), 0)
    if (this.shown === null || this.shown !== before) return
    this.shown.data = this.evaluateData()
    this.shown.update({ data: this.inner(changes), locals: [] })
  }

  follow([key, id]: BlockState): void {
    this.choose(key === undefined ? undefined : String(key), id ?? 0)
  }

  collect(into: Node[]): void {
    this.shown?.collect(into)
    into.push(this.anchor)
  }

  dispose(): void {
    this.shown?.dispose()
  }

  forEachFragment(visit: (fragment: Fragment) => void): void {
    if (this.shown) visit(this.shown)
  }

  private decide(): string | undefined {
    const { data, locals } = this.fragment
    const key = this.fragment.owner.page.guardValue(() => this.plan.keyOf(data, locals), undefined)
    return key === undefined ? undefined : String(key)
  }

  private choose(key: string | undefined, id: number): void {
    if (key === this.key && (this.site === null || this.shown?.id === id)) return
    if (this.shown) {
      this.shown.dispose()
      this.shown.remove()
      this.shown = null
      this.changed()
    }
    this.key = key
    const plan = key === undefined ? undefined : this.plan.planOf(key)
    if (plan === undefined) return
    const { owner } = this.fragment
    this.shown = new Fragment(plan, {
      owner,
      id,
      data: this.evaluateData(),
      locals: [],
      placement: this.placement,
    })
    this.insert(this.shown.nodes)
  }

  private evaluateData(): Fields {
    const { data, locals, owner } = this.fragment
    const value = owner.page.guardValue(() => this.plan.data?.(data, locals), undefined)
    return typeof value === 'object' && value !== null ? (value as Fields) : {}
  }

  /** The changes as the template's own data sees them. */
  private inner(changes: ScopeChanges): Changes {
    if (this.plan.fields === null) return true
    const tree = new ChangeTree()
    const root = tree.root as Map<string | number, Changes>
    for (const { name, path, reads } of this.plan.fields) {
      const found = path ? changesOfRead(path, changes) : isTouched(reads, changes) || undefined
      if (found !== undefined) root.set(name, found)
    }
    return root
  }
}
