/**
 * One page as the view has it: instances by id, and the application of transactions.
 *
 * A transaction is applied whole: data first, then the trees of the components it touches from
 * owners to children, then what depends on the finished tree (slots, built-ins).
 */
import type {
  BlockState,
  FragmentId,
  InstanceId,
  Transaction,
  ViewToLogic,
} from '@maque/protocol/bridge/logic-view.ts'
import type { CallAnswer } from '@maque/protocol/bridge/logic-host.ts'
import type { ViewLayout } from '@maque/protocol/bridge/view-host.ts'
import { ChangeTree } from '@maque/template/changes.ts'
import type { ViewEvents } from '../events/view-events.ts'
import type { MountedBuiltIn } from '../ports/built-in.ts'
import type { Fragment } from './fragment.ts'
import { HostContent } from './host-content.ts'
import { Instance } from './instance.ts'
import type { LinkedUnit } from './linked-unit.ts'
import type { KnownElement } from './node-info.ts'
import type { Item, Placement, Range } from './range.ts'

/** What the page needs of the frame around it. */
export interface PageSurroundings {
  readonly document: Document
  readonly layout: () => ViewLayout
  readonly toLogic: (message: ViewToLogic) => void
  readonly callHost: (name: string, params: unknown) => Promise<CallAnswer>
  readonly resourceUrl: (source: string, componentPath: string) => string
  readonly unitOf: (definitionPath: string, transaction: Transaction) => LinkedUnit | undefined
  readonly report: (error: unknown) => void
  /** A WXS function watches an attribute: called with its new and old value. */
  readonly watch: (element: KnownElement, handler: unknown, now: unknown, before: unknown) => void
  /** Gives WXS code its full count of steps. */
  readonly refill: () => void
}

/** Where an instance's host stands. */
interface HostSite {
  readonly node: KnownElement
  readonly fragment: Fragment
  readonly content: readonly Item[]
  readonly placement: Placement
}

export class ViewPage {
  readonly document: Document
  readonly fragments = new Map<FragmentId, Fragment>()
  readonly instances = new Map<InstanceId, Instance>()
  readonly toDistribute = new Set<HostContent>()
  readonly toAttach: MountedBuiltIn[] = []
  readonly childrenChanged = new Set<MountedBuiltIn>()
  readonly toLogic: PageSurroundings['toLogic']
  readonly callHost: PageSurroundings['callHost']
  readonly resourceUrl: PageSurroundings['resourceUrl']
  /** Set once, before the first transaction: events need the page and the page needs events. */
  events!: ViewEvents
  /** The element everything is in. */
  readonly root: KnownElement
  private readonly surroundings: PageSurroundings
  private readonly contents = new Map<InstanceId, HostContent>()
  private readonly states = new Map<FragmentId, Map<number, BlockState>>()
  private readonly toWatch: (() => void)[] = []

  constructor(surroundings: PageSurroundings) {
    this.surroundings = surroundings
    this.document = surroundings.document
    this.toLogic = surroundings.toLogic
    this.callHost = surroundings.callHost
    this.resourceUrl = surroundings.resourceUrl
    this.root = this.document.createElement('wx-page')
    this.document.body.append(this.root)
  }

  get layout(): ViewLayout {
    return this.surroundings.layout()
  }

  /** Applies one transaction; `isShared` says that values in it may be shared with each other. */
  apply(transaction: Transaction, isShared: boolean): void {
    this.surroundings.refill()
    this.makeInstances(transaction)
    const changed = this.writeData(transaction, isShared)
    for (const [fragment, site, state] of transaction.blocks ?? []) {
      const states = this.states.get(fragment)
      if (states) states.set(site, state)
      else this.states.set(fragment, new Map([[site, state]]))
    }
    const classesChanged = this.writeClasses(transaction)
    for (const [instance, changes] of changed) instance.root?.update({ data: changes.root, locals: [] })
    for (const instance of classesChanged) instance.root?.refreshClasses()
    this.drawPage()
    this.followRest()
    this.settle()
  }

  /** Runs something of a built-in or an app: its mistake is reported and ends nothing else. */
  guard(run: () => void): void {
    this.guardValue(run, undefined)
  }

  guardValue<Value>(run: () => Value, otherwise: Value): Value {
    try {
      return run()
    } catch (error) {
      this.surroundings.report(error)
      return otherwise
    }
  }

  takeState(fragment: FragmentId, site: number): BlockState | undefined {
    const states = this.states.get(fragment)
    const state = states?.get(site)
    if (state !== undefined) states?.delete(site)
    if (states?.size === 0) this.states.delete(fragment)
    return state
  }

  /** Content of a host, also before its instance has been drawn: blocks in it ask first. */
  contentOf(id: InstanceId): HostContent {
    const known = this.contents.get(id)
    if (known) return known
    const content = new HostContent(this)
    this.contents.set(id, content)
    return content
  }

  /** Draws the instance whose host was just cloned. `undefined`: logic has not told of it, its host stays empty. */
  adopt(id: InstanceId, { node, fragment, content: items, placement }: HostSite): Instance | undefined {
    const instance = this.instances.get(id)
    node.replaceChildren()
    if (instance === undefined) return undefined
    instance.owner = fragment.owner
    node.maqueInstance = instance
    const content = this.contentOf(id)
    content.items = items
    content.isByName = instance.definition.multipleSlots
    content.contentChanged()
    instance.content = content
    if (instance.definition.virtualHost) this.drawWithoutHost(instance, node, placement)
    else {
      instance.element = node
      if (instance.unit.prefix !== '') node.setAttribute('wx-host', instance.unit.prefix)
      node.append(instance.draw(null).nodes)
    }
    return instance
  }

  forget(instance: Instance): void {
    this.instances.delete(instance.id)
    const content = this.contents.get(instance.id)
    if (content) this.toDistribute.delete(content)
    this.contents.delete(instance.id)
  }

  /** The content of a host that this element stands directly in. */
  contentAround(element: KnownElement): HostContent | undefined {
    for (const content of this.contents.values()) if (content.items.includes(element)) return content
    return undefined
  }

  /** Calls the observer of an attribute once the tree is finished. */
  watch(element: KnownElement, handler: unknown, now: unknown, before: unknown): void {
    if (typeof handler === 'function')
      this.toWatch.push(() => this.surroundings.watch(element, handler, now, before))
  }

  private makeInstances(transaction: Transaction): void {
    for (const [id, path, root] of transaction.instances ?? []) {
      const unit = this.surroundings.unitOf(path, transaction)
      if (unit) this.instances.set(id, new Instance(this, id, unit, root))
      else this.surroundings.report(new Error(`the view has no unit for ${path}`))
    }
  }

  private writeData(transaction: Transaction, isShared: boolean): Map<Instance, ChangeTree> {
    const changed = new Map<Instance, ChangeTree>()
    for (const [id, patches] of transaction.data ?? []) {
      const instance = this.instances.get(id)
      // Removed in the meantime, or never drawn.
      if (instance === undefined) continue
      const changes = new ChangeTree()
      for (const [path, value] of patches)
        instance.write(path, isShared ? structuredClone(value) : value, changes)
      if (instance.root) changed.set(instance, changes)
    }
    return changed
  }

  private writeClasses(transaction: Transaction): Set<Instance> {
    const changed = new Set<Instance>()
    for (const [id, name, value] of transaction.classes ?? []) {
      const instance = this.instances.get(id)
      if (instance === undefined) continue
      instance.externalClasses.set(name, value)
      if (instance.root) changed.add(instance)
    }
    return changed
  }

  private drawPage(): void {
    const page = this.instances.get(0)
    if (page === undefined || page.root !== null) return
    page.element = this.root
    this.root.maqueInstance = page
    this.root.append(page.draw(null).nodes)
  }

  /** States of blocks that no change of data led to. */
  private followRest(): void {
    for (const [id, states] of [...this.states]) {
      const fragment = this.fragments.get(id)
      this.states.delete(id)
      for (const [site, state] of states) fragment?.blockAt(site)?.follow(state)
    }
  }

  private settle(): void {
    // Distribution can change what another host distributes: a slot may be content itself.
    while (this.toDistribute.size > 0) {
      const [content] = this.toDistribute
      this.toDistribute.delete(content as HostContent)
      content?.distribute()
    }
    for (const mounted of this.toAttach.splice(0)) this.guard(() => mounted.attached?.())
    for (const mounted of this.childrenChanged) this.guard(() => mounted.childrenChanged?.())
    this.childrenChanged.clear()
    for (const call of this.toWatch.splice(0)) this.guard(call)
  }

  private drawWithoutHost(instance: Instance, node: KnownElement, placement: Placement): void {
    const anchor = this.document.createTextNode('')
    const root = instance.draw(placement)
    const range: Range = {
      collect: (into) => {
        root.collect(into)
        into.push(anchor)
      },
    }
    instance.virtualRange = range
    const nodes = this.document.createDocumentFragment()
    nodes.append(root.nodes, anchor)
    if (node.parentNode) node.replaceWith(nodes)
  }
}
