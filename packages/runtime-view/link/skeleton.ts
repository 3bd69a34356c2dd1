/** The fixed nodes of a part of a body, and the way to those among them that have an address. */

/** Gives out the numbers of one body's nodes, over all of its parts. */
import type { Address, Part } from '../draw/model.ts'
export class Addresses {
  next = 0

  /** For a node that comes to be only when a fragment is made. */
  extra(): Address {
    return { at: this.next++ }
  }
}

export class Skeleton {
  readonly root: DocumentFragment
  readonly #addresses: Addresses
  readonly #wanted = new Map<Node, Address>()

  constructor(document: Document, addresses: Addresses) {
    this.root = document.createDocumentFragment()
    this.#addresses = addresses
  }

  want(node: Node): Address {
    const known = this.#wanted.get(node)
    if (known) return known
    const address = { at: -1 }
    this.#wanted.set(node, address)
    return address
  }

  /** `isSingle`: the only node itself is cloned, instead of a holder with it. */
  finish(isSingle: boolean): Part {
    const firstAddress = this.#addresses.next
    const walk: number[] = []
    const add = (node: Node, from: number, step: number, skips: number): number => {
      const number = firstAddress + walk.length / 3
      walk.push(from, step, skips)
      const address = this.#wanted.get(node)
      if (address) address.at = number
      return number
    }
    const visit = (parent: Node, parentNumber: number): void => {
      let from = parentNumber
      let step = CHILD
      let skips = 0
      for (const child of parent.childNodes) {
        if (this.#isOnTheWay(child)) {
          from = add(child, from, step, skips)
          visit(child, from)
          step = SIBLING
          skips = 0
        }
        skips++
      }
    }
    const only = this.root.firstChild
    if (isSingle && only) visit(only, add(only, ROOT, SELF, 0))
    else visit(this.root, ROOT)
    this.#addresses.next = firstAddress + walk.length / 3
    return { skeleton: isSingle && only ? only : this.root, walk, firstAddress }
  }

  #isOnTheWay(node: Node): boolean {
    if (this.#wanted.has(node)) return true
    for (const child of node.childNodes) if (this.#isOnTheWay(child)) return true
    return false
  }
}

const ROOT = -1
const CHILD = 0
const SIBLING = 1
const SELF = 2

/** Clones a part and puts its addressed nodes where they belong. */
export function clonePart({ skeleton, walk, firstAddress }: Part, nodes: Node[]): Node {
  const clone = skeleton.cloneNode(true)
  let address = firstAddress
  for (let at = 0; at < walk.length; at += 3) {
    const from = walk[at] as number
    // The clone has the shape of the skeleton: every step leads to a node.
    let node = (from === ROOT ? clone : nodes[from]) as Node
    if (walk[at + 1] === CHILD) node = node.firstChild as Node
    for (let skips = walk[at + 2] as number; skips > 0; skips--) node = node.nextSibling as Node
    nodes[address++] = node
  }
  return clone
}
