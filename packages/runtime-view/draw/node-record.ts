/** What the runtime knows of a node in the document. */
import type { ElementPlan, Fragment, Instance } from './model.ts'
import type { MountedBuiltIn } from '../ports/built-in.ts'

export interface NodeRecord {
  /** Whose template the element is of, and with which data. */
  readonly fragment: Fragment
  /** Absent for elements that nothing was said about. */
  readonly plan: ElementPlan | undefined
  mounted?: MountedBuiltIn
  /** Absent until it is in the document; `false` once it is gone. */
  isAttached?: boolean
  /** The component whose host the element is. */
  instance?: Instance
  /** What stands over the template's class and style: press feedback, and what WXS set. */
  over?: Overrides
  /** For WXS: `ComponentDescriptor.getState`. */
  state?: Record<string, unknown>
}

export interface Overrides {
  readonly added: Set<string>
  readonly removed: Set<string>
  readonly style: Map<string, string>
  /** As the template says, without the above. */
  templateClass: string
  templateStyle: string
}

const recordKey = Symbol('record')
interface Recorded {
  [recordKey]?: NodeRecord
}

export function recordOf(node: Node): NodeRecord | undefined {
  return (node as Recorded)[recordKey]
}

export function record(node: Node, facts: NodeRecord): NodeRecord {
  ;(node as Recorded)[recordKey] = facts
  return facts
}

const builtInKey = Symbol('built-in')
interface Contained {
  [builtInKey]?: MountedBuiltIn
}

/** Remembers which built-in wants to know of changes among the children of this node. */
export function watchChildren(node: Node, mounted: MountedBuiltIn): void {
  ;(node as Contained)[builtInKey] = mounted
}

export function childrenWatcher(node: Node): MountedBuiltIn | undefined {
  return (node as Contained)[builtInKey]
}

/**
 * The fragment that an element of a template belongs to. Elements at the top of a fragment or of a
 * host's content have records; all others belong where the element around them does.
 */
export function fragmentOf(element: Node): Fragment | undefined {
  for (let node: Node | null = element; node; node = node.parentNode) {
    const found = recordOf(node)
    if (found) return found.fragment
  }
  return undefined
}
