/** `wx:if … wx:elif … wx:else`. */
import type { BlockState } from '@maque/protocol/bridge/logic-view.ts'
import { isTouched, type ScopeChanges } from '@maque/template/reads.ts'
import type { LiveIf } from '../plan/plan.ts'
import { Block } from './block.ts'
import { Fragment } from './fragment.ts'
import type { Placement } from './range.ts'

export class IfBlock extends Block {
  private readonly plan: LiveIf
  private branch = -1
  private shown: Fragment | null = null

  constructor(fragment: Fragment, plan: LiveIf, anchor: Text, placement: Placement) {
    super(fragment, plan.site, anchor, placement)
    this.plan = plan
  }

  start(): void {
    if (this.site === null) this.choose(this.decide(), 0)
    else this.follow(this.takeState() ?? [-1])
  }

  update(changes: ScopeChanges): void {
    const state = this.takeState()
    if (state) this.follow(state)
    if (this.site === null && isTouched(this.plan.conditionReads, changes)) {
      const before = this.shown
      this.choose(this.decide(), 0)
      if (this.shown !== before) return
    }
    if (this.shown && isTouched(this.plan.reads, changes)) this.shown.update(changes)
  }

  follow([branch, id]: BlockState): void {
    this.choose(Number(branch ?? -1), id ?? 0)
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

  private decide(): number {
    const { data, locals } = this.fragment
    return this.plan.branches.findIndex(
      ({ when }) => when === null || this.fragment.owner.page.guardValue(() => when(data, locals), undefined),
    )
  }

  private choose(branch: number, id: number): void {
    if (branch === this.branch && (this.site === null || this.shown?.id === id)) return
    if (this.shown) {
      this.shown.dispose()
      this.shown.remove()
      this.shown = null
      this.changed()
    }
    this.branch = branch
    const plan = this.plan.branches[branch]?.plan
    if (plan === undefined) return
    const { owner, data, locals } = this.fragment
    this.shown = new Fragment(plan, { owner, id, data, locals, placement: this.placement })
    this.insert(this.shown.nodes)
  }
}
