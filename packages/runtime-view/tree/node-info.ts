/**
 * What the runtime knows of a DOM node, kept on the node itself.
 *
 * A property is read many times faster than a WeakMap, and no code of an app can see the node.
 */
import type { LiveElement } from '../plan/plan.ts'
import type { MountedBuiltIn } from '../ports/built-in.ts'
import type { Fragment } from './fragment.ts'
import type { Instance } from './instance.ts'

export interface KnownElement extends HTMLElement {
  /** The fragment it was cloned for: whose data its expressions read, whose component it belongs to. */
  maqueFragment?: Fragment
  maqueElement?: LiveElement
  /** The component instance this element is the host of. */
  maqueInstance?: Instance
  maqueMounted?: MountedBuiltIn
  /** On the inner element of a built-in that takes the children: the built-in. */
  maqueContainer?: MountedBuiltIn
}
