/** Elements with behaviour. */
import type { Address, ElementPlan, Fragment, Instruction, Part } from '../model.ts'
import { hyphenated } from '@maque/template/text.ts'
import type { Read } from '@maque/template/reads.ts'
import { clonePart } from '../../link/skeleton.ts'
import type { Value } from '../../link/value.ts'
import type { BuiltIn, BuiltInPort, MountedBuiltIn } from '../../ports/built-in.ts'
import { record, recordOf, watchChildren, type NodeRecord } from '../node-record.ts'
import { elementAt } from './attribute-instruction.ts'

export type MakePort = (element: HTMLElement, facts: NodeRecord) => BuiltInPort

/** Mounts the behaviour and sets what is fixed. `content` gets the node that children go into. */
export class MountInstruction implements Instruction {
  readonly reads = []
  readonly #node: Address
  readonly #content: Address
  readonly #plan: ElementPlan
  readonly #mount: NonNullable<BuiltIn['mount']>
  readonly #fixed: readonly (readonly [name: string, value: unknown])[]
  readonly #makePort: MakePort

  constructor(parts: {
    readonly node: Address
    readonly content: Address
    readonly plan: ElementPlan
    readonly mount: NonNullable<BuiltIn['mount']>
    readonly fixed: readonly (readonly [name: string, value: unknown])[]
    readonly makePort: MakePort
  }) {
    this.#node = parts.node
    this.#content = parts.content
    this.#plan = parts.plan
    this.#mount = parts.mount
    this.#fixed = parts.fixed
    this.#makePort = parts.makePort
  }

  create(fragment: Fragment): void {
    const element = elementAt(fragment, this.#node)
    const { page } = fragment.owner
    const facts = record(element, { fragment, plan: this.#plan })
    fragment.nodes[this.#content.at] = element
    page.guard(`<${this.#plan.tag}>`, () => {
      const mounted = this.#mount(element, this.#makePort(element, facts))
      facts.mounted = mounted
      fragment.nodes[this.#content.at] = mounted.content ?? element
      for (const [name, value] of this.#fixed) mounted.set(name, value)
    })
    page.attachLater(element)
  }

  update(): void {}

  forget(fragment: Fragment): void {
    const facts = recordOf(elementAt(fragment, this.#node))
    if (!facts?.mounted) return
    facts.isAttached = false
    fragment.owner.page.guard(`<${this.#plan.tag}>`, () => facts.mounted?.detached?.())
  }
}

/** An attribute of an element with behaviour. */
export class SetInstruction implements Instruction {
  readonly reads: readonly Read[]
  readonly #at: number
  readonly #node: Address
  readonly #name: string
  readonly #value: Value

  constructor(at: number, node: Address, name: string, value: Value) {
    this.#at = at
    this.#node = node
    this.#name = name
    this.#value = value
    this.reads = value.reads
  }

  isOf(fragment: Fragment, element: HTMLElement, attribute: string): boolean {
    return hyphenated(this.#name) === hyphenated(attribute) && fragment.nodes[this.#node.at] === element
  }

  create(fragment: Fragment): void {
    this.#set(fragment, this.#value.evaluate(fragment.base.data, fragment.locals))
  }

  update(fragment: Fragment): void {
    const value = this.#value.evaluate(fragment.base.data, fragment.locals)
    // Something that it reads changed: the same object has changed inside.
    const isSame = value === fragment.state[this.#at] && (typeof value !== 'object' || value === null)
    if (!isSame) this.#set(fragment, value)
  }

  /** The person changed the value: that is what the template shows now. */
  written(fragment: Fragment, value: unknown): void {
    fragment.state[this.#at] = value
  }

  #set(fragment: Fragment, value: unknown): void {
    fragment.state[this.#at] = value
    const { mounted } = recordOf(elementAt(fragment, this.#node)) ?? {}
    if (mounted)
      fragment.owner.page.guard(`the attribute ${this.#name}`, () => mounted.set(this.#name, value))
  }
}

/** The children of an element with behaviour. */
export class FillInstruction implements Instruction {
  readonly reads = []
  readonly #node: Address
  readonly #content: Address
  readonly #part: () => Part

  constructor(node: Address, content: Address, part: () => Part) {
    this.#node = node
    this.#content = content
    this.#part = part
  }

  create(fragment: Fragment): void {
    const content = fragment.nodes[this.#content.at] as Node
    const { mounted } = recordOf(elementAt(fragment, this.#node)) ?? {}
    if (mounted) watchChildren(content, mounted)
    content.appendChild(clonePart(this.#part(), fragment.nodes))
  }

  update(): void {}
}

/** The children are in. */
export class FilledInstruction implements Instruction {
  readonly reads = []
  readonly #node: Address

  constructor(node: Address) {
    this.#node = node
  }

  create(fragment: Fragment): void {
    const mounted: MountedBuiltIn | undefined = recordOf(elementAt(fragment, this.#node))?.mounted
    if (mounted?.childrenChanged) {
      fragment.owner.page.guard('a built-in component', () => mounted.childrenChanged?.())
    }
  }

  update(): void {}
}
