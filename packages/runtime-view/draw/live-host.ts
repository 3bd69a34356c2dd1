import type { Fragment } from './fragment.ts'
import type { Instance } from './instance.ts'

/** The place of a component in its owner's template. */
export interface LiveHost {
  readonly instance: Instance
  readonly fragment: Fragment
  /** Its element; for a component without one, the empty text behind its nodes. */
  readonly node: Node
  readonly isVirtual: boolean
  /** The slot that is written on it, where that cannot be told from its element. */
  slotName(): string | undefined
}
