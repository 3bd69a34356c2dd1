/** What if, for and template blocks have in common: an end anchor, fragments before it, and who decides. */
import type { BlockState } from '@maque/protocol/bridge/logic-view.ts'
import type { ScopeChanges } from '@maque/template/reads.ts'
import type { Fragment } from './fragment.ts'
import type { KnownElement } from './node-info.ts'
import type { Placement, Range } from './range.ts'

export abstract class Block implements Range {
  /** `null` for a leaf block: the view decides it. */
  readonly site: number | null
  protected readonly fragment: Fragment
  protected readonly anchor: Text
  protected readonly placement: Placement

  constructor(fragment: Fragment, site: number | null, anchor: Text, placement: Placement) {
    this.fragment = fragment
    this.site = site
    this.anchor = anchor
    this.placement = placement
  }

  /** Draws the block for the first time. */
  abstract start(): void
  /** Follows changed data; a structural block also follows a new state that logic has told. */
  abstract update(changes: ScopeChanges): void
  /** Follows logic. */
  abstract follow(state: BlockState): void
  abstract dispose(): void
  abstract collect(into: Node[]): void
  abstract forEachFragment(visit: (fragment: Fragment) => void): void

  /** The state that logic has told for this block and that was not followed yet. */
  protected takeState(): BlockState | undefined {
    return this.site === null ? undefined : this.fragment.owner.page.takeState(this.fragment.id, this.site)
  }

  /** Puts nodes before a node of this block, or at its end; content of a host is only noted. */
  protected insert(nodes: Node, before: Node = this.anchor): void {
    if (this.placement) this.placement.contentChanged()
    else before.parentNode?.insertBefore(nodes, before)
    this.tellContainer()
  }

  protected changed(): void {
    this.placement?.contentChanged()
    this.tellContainer()
  }

  private tellContainer(): void {
    const parent = this.anchor.parentNode as KnownElement | null
    const container = parent?.maqueContainer ?? parent?.maqueMounted
    if (container?.childrenChanged) this.fragment.owner.page.childrenChanged.add(container)
  }
}
