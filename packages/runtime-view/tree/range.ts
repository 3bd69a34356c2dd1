/**
 * Where things stand among their siblings.
 *
 * Most nodes stand where the skeleton put them. The content of a component's host does not: it is
 * distributed to the component's slots, and whoever adds or removes top-level nodes of such content
 * only notes that it must be distributed again.
 */

/** A stretch of sibling nodes that grows and shrinks: a block, a slot, a component without host element. */
export interface Range {
  /** Adds its nodes in order, its end anchor included. */
  collect(into: Node[]): void
}

export type Item = Node | Range

/** Content that is placed by distribution. `null` where nodes stand directly in their parent. */
export interface Distributed {
  contentChanged(): void
}
export type Placement = Distributed | null

export function collectItems(items: readonly Item[], into: Node[]): void {
  for (const item of items) {
    if ('collect' in item) item.collect(into)
    else into.push(item)
  }
}
