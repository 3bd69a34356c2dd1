import type { Address, Fragment, Instruction } from '../model.ts'
import type { Value } from '../../link/value.ts'

/** How one kind of attribute gets into the document. */
export interface AttributeWriter {
  /** What is compared between two updates: objects by what is made of them. */
  read(value: unknown): unknown
  write(element: HTMLElement, read: unknown, fragment: Fragment): void
  /** It says something of components that have no element of their own, too; others are lost on them. */
  readonly isOfAnyHost?: true
}

/** An attribute with an expression: written when first drawn, then whenever its value differs. */
export class AttributeInstruction implements Instruction {
  readonly reads
  readonly #at: number
  readonly #node: Address
  readonly #value: Value
  readonly #writer: AttributeWriter

  constructor(at: number, node: Address, value: Value, writer: AttributeWriter) {
    this.#at = at
    this.#node = node
    this.#value = value
    this.#writer = writer
    this.reads = value.reads
  }

  create(fragment: Fragment): void {
    const read = this.#writer.read(this.#value.evaluate(fragment.base.data, fragment.locals))
    fragment.state[this.#at] = read
    if (read !== undefined && read !== '') write(this.#writer, fragment, this.#node, read)
  }

  update(fragment: Fragment): void {
    const read = this.#writer.read(this.#value.evaluate(fragment.base.data, fragment.locals))
    if (read === fragment.state[this.#at]) return
    fragment.state[this.#at] = read
    write(this.#writer, fragment, this.#node, read)
  }
}

/** A class attribute: an attribute that is also written anew when external classes change. */
export class ClassInstruction extends AttributeInstruction {
  readonly #rewrite: (fragment: Fragment) => void

  constructor(at: number, node: Address, value: Value, writer: AttributeWriter) {
    super(at, node, value, writer)
    this.#rewrite = (fragment) => {
      write(writer, fragment, node, writer.read(value.evaluate(fragment.base.data, fragment.locals)))
    }
  }

  refreshClasses(fragment: Fragment): void {
    this.#rewrite(fragment)
  }
}

function write(writer: AttributeWriter, fragment: Fragment, address: Address, read: unknown): void {
  const element = elementAt(fragment, address)
  // In the place of a component without an element stands a text.
  if (element.nodeType === Node.ELEMENT_NODE || writer.isOfAnyHost) writer.write(element, read, fragment)
}

/** Addresses of elements lead to elements: the linker made them. */
export function elementAt(fragment: Fragment, address: Address): HTMLElement {
  return fragment.nodes[address.at] as HTMLElement
}
