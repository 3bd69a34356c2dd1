/** Attaches, moves and detaches what a page's structure holds, and runs the lifetimes of its components. */
import type { Instance } from './instance.ts'
import { fragmentsOf, type Fragment, type LiveNode } from './live-tree.ts'
import { linkRelations, relationsMoved, unlinkRelations } from './relations.ts'
import type { TransactionRecorder } from './transaction-recorder.ts'

export class TreeLife {
  /** All that are made and not detached, by id. */
  readonly instances = new Map<number, Instance>()
  readonly #recorder: TransactionRecorder
  /** Attached, and not yet told that the view has drawn them. */
  #unready: Instance[] = []

  constructor(recorder: TransactionRecorder) {
    this.#recorder = recorder
  }

  attachPage(page: Instance): void {
    this.#attachInstance(page)
    this.#unready.push(page)
  }

  /** The instances whose `ready` is due once everything recorded so far is in the view. */
  takeUnready(): readonly Instance[] {
    const unready = this.#unready
    this.#unready = []
    return unready
  }

  attachFragment(fragment: Fragment): void {
    if (!fragment.isGone) this.#attachNodes(fragment.nodes)
  }

  #attachNodes(nodes: readonly LiveNode[]): void {
    for (let at = 0; at < nodes.length; at++) {
      const node = nodes[at] as LiveNode
      switch (node.kind) {
        case 'element':
          this.#attachNodes(node.children)
          break
        case 'host':
          if (node.instance.phase === 'created') {
            this.#attachInstance(node.instance)
            this.#attachNodes(node.children)
            this.#unready.push(node.instance)
          }
          break
        case 'slot':
          if (node.fragment) this.attachFragment(node.fragment)
          break
        default:
          for (const fragment of fragmentsOf(node)) this.attachFragment(fragment)
      }
    }
  }

  #attachInstance(instance: Instance): void {
    instance.phase = 'attached'
    instance.isAttaching = true
    instance.runLifetime('attached')
    linkRelations(instance)
    instance.isAttaching = false
    if (instance.root) this.attachFragment(instance.root)
  }

  detachFragment(fragment: Fragment): void {
    if (fragment.isGone) return
    fragment.isGone = true
    this.#recorder.forgetFragment(fragment.id)
    this.#detachNodes(fragment.nodes)
  }

  #detachNodes(nodes: readonly LiveNode[]): void {
    for (let at = 0; at < nodes.length; at++) {
      const node = nodes[at] as LiveNode
      switch (node.kind) {
        case 'element':
          this.#detachNodes(node.children)
          break
        case 'host':
          this.#detachNodes(node.children)
          this.detachInstance(node.instance)
          break
        case 'slot':
          if (node.fragment) this.detachFragment(node.fragment)
          break
        default:
          for (const fragment of fragmentsOf(node)) this.detachFragment(fragment)
      }
    }
  }

  detachInstance(instance: Instance): void {
    if (instance.phase === 'detached') return
    const wasAttached = instance.phase === 'attached'
    if (instance.root) this.detachFragment(instance.root)
    instance.phase = 'detached'
    this.instances.delete(instance.id)
    this.#recorder.forgetInstance(instance)
    if (!wasAttached) return
    instance.runLifetime('detached')
    unlinkRelations(instance)
  }

  moveFragment(fragment: Fragment): void {
    for (const node of fragment.nodes) this.#moveNode(node)
  }

  #moveNode(node: LiveNode): void {
    switch (node.kind) {
      case 'element':
        for (const child of node.children) this.#moveNode(child)
        break
      case 'host':
        if (node.instance.phase === 'attached') {
          node.instance.runLifetime('moved')
          relationsMoved(node.instance)
          if (node.instance.root) this.moveFragment(node.instance.root)
        }
        for (const child of node.children) this.#moveNode(child)
        break
      case 'slot':
        if (node.fragment) this.moveFragment(node.fragment)
        break
      default:
        for (const fragment of fragmentsOf(node)) this.moveFragment(fragment)
    }
  }
}
