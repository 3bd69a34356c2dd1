/**
 * One page as drawn: its instances, and how transactions change them.
 *
 * A transaction is applied in this order, in one task:
 * (1) definitions, (2) new instances with their data, (3) data patches, (4) external classes,
 * (5) for each instance that was there before, owners first, from the outside in: whatever reads what
 *     changed, structural blocks with the states that logic decided; then the other blocks that got
 *     a state (nothing around them changed),
 * (6) contents are given to slots, built-ins are told.
 * What is new is drawn whole with the data of the transaction. An update of an instance that is gone is
 * dropped. A fault in one place is reported and stops nothing else.
 */
import type {
  ComponentDefinition,
  DataPatch,
  FragmentId,
  InstanceId,
  Transaction,
} from '@maque/protocol/bridge/logic-view.ts'
import type { BlockState as ToldState } from '@maque/protocol/bridge/logic-view.ts'
import { ChangeTree } from '@maque/template/changes.ts'
import type { LeafBody } from '@maque/protocol/bundle/program.ts'
import { isTouched, type ScopeChanges } from '@maque/template/reads.ts'
import { clonePart } from '../link/skeleton.ts'
import type { MountedBuiltIn } from '../ports/built-in.ts'
import { DrawnInstance } from './drawn-instance.ts'
import {
  Fragment,
  type Component,
  type Content,
  type FragmentParts,
  type Host,
  type Instance,
  type Instruction,
  type Page,
  type ReceivedContent,
  type StructuralInstruction,
} from './model.ts'
import { childrenWatcher, record, recordOf } from './node-record.ts'
import { refreshClasses } from './refresh-classes.ts'
import { insertFragment } from './tops.ts'

export interface DrawnPageServices {
  /** Makes a component ready to be drawn; adds its style. `undefined`: there is no unit for it. */
  link(definition: ComponentDefinition, isPage: boolean): Component | undefined
  report(error: unknown, where: string): void
  warn(message: string): void
}

export class DrawnPage implements Page {
  readonly root: HTMLElement
  readonly instances = new Map<InstanceId, DrawnInstance>()
  readonly hostsWithoutElement = new Set<Host>()
  readonly #services: DrawnPageServices
  readonly #fragments = new Map<FragmentId, Fragment>()
  readonly #components = new Map<string, Component>()
  /** Told in the transaction being applied, and not drawn yet. */
  readonly #expected = new Map<InstanceId, { readonly instance: DrawnInstance; readonly root: FragmentId }>()
  /** States that no block has followed yet. */
  #states = new Map<FragmentId, Map<number, ToldState>>()
  #transaction = 0
  readonly #touchedContents = new Set<ReceivedContent>()
  readonly #touchedChildren = new Set<MountedBuiltIn>()
  #unattached: HTMLElement[] = []
  readonly #afterwards: (() => void)[] = []

  constructor(root: HTMLElement, services: DrawnPageServices) {
    this.root = root
    this.#services = services
  }

  get transaction(): number {
    return this.#transaction
  }

  report(error: unknown, where: string): void {
    this.#services.report(error, where)
  }

  warn(message: string): void {
    this.#services.warn(message)
  }

  apply(transaction: Transaction): void {
    this.#transaction = transaction.id
    this.#states = statesByFragment(transaction.blocks ?? [])
    const [page] = transaction.instances ?? []
    for (const definition of transaction.definitions ?? []) {
      const isPage = page !== undefined && page[0] === 0 && page[1] === definition.path
      const component = this.#services.link(definition, isPage)
      if (component) this.#components.set(definition.path, component)
      else this.report(new Error(`there is no view unit for "${definition.path}"`), 'a component')
    }
    const changes = this.#receive(transaction)
    const classesOf = this.#receiveClasses(transaction)

    const root = this.#expected.get(0)
    if (root && !this.instances.has(0)) this.#drawPage(root.instance, root.root)

    for (const id of [...changes.keys()].sort((a, b) => a - b)) {
      const instance = this.instances.get(id)
      const tree = changes.get(id)
      if (instance?.root && tree) this.update(instance.root, { data: tree.root, locals: [] })
    }
    for (const fragmentId of [...this.#states.keys()].sort((a, b) => a - b)) this.#followStates(fragmentId)
    for (const id of classesOf) {
      const instance = this.instances.get(id)
      if (instance?.root) refreshClasses(instance.root)
    }
    this.#finish()
    this.#expected.clear()
    this.#states = new Map()
  }

  /** Gives data and classes to the instances; what changed in those that were there before. */
  #receive({ instances = [], data = [] }: Transaction): ReadonlyMap<InstanceId, ChangeTree> {
    // By place, not by `of`: there may be thousands, and code that runs for the first time pays for
    // every step of an iterator.
    for (let at = 0; at < instances.length; at++) {
      const told = instances[at] as ToldInstance
      const component = this.#components.get(told[1])
      if (!component) continue
      this.#expected.set(told[0], { instance: new DrawnInstance(told[0], this, component), root: told[2] })
    }
    const changes = new Map<InstanceId, ChangeTree>()
    for (let at = 0; at < data.length; at++) {
      const told = data[at] as ToldData
      const id = told[0]
      const patches = told[1]
      const fresh = this.#expected.get(id)?.instance
      const instance = fresh ?? this.instances.get(id)
      if (!instance) continue
      const tree = fresh ? null : new ChangeTree()
      for (let one = 0; one < patches.length; one++) {
        const patch = patches[one] as DataPatch
        const path = patch[0]
        if (path.length === 0) continue
        instance.write(path, patch[1])
        tree?.add(path)
      }
      if (tree) changes.set(id, tree)
    }
    return changes
  }

  /** The instances that were there before and have other external classes now. */
  #receiveClasses({ classes = [] }: Transaction): ReadonlySet<InstanceId> {
    const changed = new Set<InstanceId>()
    for (const [id, name, value] of classes) {
      const fresh = this.#expected.get(id)?.instance
      const instance = fresh ?? this.instances.get(id)
      if (!instance || instance.externalClasses.get(name) === value) continue
      instance.giveClass(name, value)
      if (!fresh) changed.add(id)
    }
    return changed
  }

  #drawPage(instance: DrawnInstance, rootId: FragmentId): void {
    this.instances.set(0, instance)
    instance.root = this.drawRoot(instance, rootId, null)
    insertFragment(instance.root, this.root, null)
    record(this.root, { fragment: instance.root, plan: undefined, instance })
  }

  #followStates(fragmentId: FragmentId): void {
    const fragment = this.#fragments.get(fragmentId)
    if (!fragment) return
    for (const [site, state] of this.#states.get(fragmentId) ?? []) {
      const block = fragment.plan.instructions.find(
        (instruction): instruction is StructuralInstruction =>
          'site' in instruction && 'follow' in instruction && instruction.site === site,
      )
      if (block) this.guard('a block', () => block.follow(fragment, state))
    }
  }

  // For instructions

  takeState(fragment: Fragment, site: number): ToldState | undefined {
    const sites = this.#states.get(fragment.id)
    const state = sites?.get(site)
    sites?.delete(site)
    return state
  }

  takeExpected(id: InstanceId): { readonly instance: Instance; readonly root: FragmentId } | undefined {
    const expected = this.#expected.get(id)
    if (!expected) return undefined
    this.#expected.delete(id)
    this.instances.set(id, expected.instance)
    return expected
  }

  drawRoot(instance: Instance, id: FragmentId, content: Content | null): Fragment {
    return this.draw(instance.component.program.root, {
      id,
      owner: instance,
      base: { data: instance.data },
      locals: [],
      content,
    })
  }

  draw(body: LeafBody, parts: FragmentParts): Fragment {
    const plan = parts.owner.component.plan(body)
    const fragment = new Fragment(parts, plan, this.#transaction)
    const clone = clonePart(plan.part, fragment.nodes)
    if (!plan.isSingle) fragment.holder = clone
    if (plan.hasSites) this.#fragments.set(parts.id, fragment)
    const { instructions } = plan
    for (let at = 0; at < instructions.length; at++) (instructions[at] as Instruction).create(fragment)
    return fragment
  }

  update(fragment: Fragment, changes: ScopeChanges): void {
    if (fragment.bornIn === this.#transaction) return
    const { updating } = fragment.plan
    for (let at = 0; at < updating.length; at++) {
      const instruction = updating[at] as Instruction
      if (isTouched(instruction.reads, changes)) instruction.update(fragment, changes)
    }
  }

  forget(fragment: Fragment): void {
    const { plan } = fragment
    if (plan.hasSites && this.#fragments.get(fragment.id) === fragment) this.#fragments.delete(fragment.id)
    const { forgetting } = plan
    for (let at = 0; at < forgetting.length; at++) forgetting[at]?.forget?.(fragment)
  }

  forgetInstance(instance: Instance): void {
    this.instances.delete(instance.id)
    if (instance.host?.isVirtual) this.hostsWithoutElement.delete(instance.host)
    if (instance.root) this.forget(instance.root)
  }

  touchContent(content: ReceivedContent): void {
    this.#touchedContents.add(content)
  }

  distribute(content: ReceivedContent): void {
    this.#touchedContents.delete(content)
    content.distribute()
  }

  childrenChanged(parent: Node): void {
    const watcher = childrenWatcher(parent)
    if (watcher?.childrenChanged) this.#touchedChildren.add(watcher)
  }

  afterwards(task: () => void): void {
    this.#afterwards.push(task)
  }

  attachLater(element: HTMLElement): void {
    this.#unattached.push(element)
  }

  guard(where: string, task: () => void): void {
    try {
      task()
    } catch (error) {
      this.report(error, where)
    }
  }

  #finish(): void {
    for (const content of this.#touchedContents) {
      this.#touchedContents.delete(content)
      // A removed component keeps no content.
      if (this.instances.get(content.receiver.id) === content.receiver) content.distribute()
    }
    const unattached = this.#unattached
    this.#unattached = []
    for (const element of unattached) {
      const facts = recordOf(element)
      // Gone already, within the same task.
      if (!facts?.mounted || facts.isAttached !== undefined) continue
      // Content that no slot shows is not in the document yet.
      if (!element.isConnected) {
        this.#unattached.push(element)
        continue
      }
      const { mounted } = facts
      facts.isAttached = true
      this.guard('a built-in component', () => mounted.attached?.())
    }
    for (const mounted of this.#touchedChildren) {
      this.guard('a built-in component', () => mounted.childrenChanged?.())
    }
    this.#touchedChildren.clear()
    for (const task of this.#afterwards.splice(0)) this.guard('a WXS function', task)
  }
}

type ToldInstance = NonNullable<Transaction['instances']>[number]
type ToldData = NonNullable<Transaction['data']>[number]

function statesByFragment(
  blocks: NonNullable<Transaction['blocks']>,
): Map<FragmentId, Map<number, ToldState>> {
  const states = new Map<FragmentId, Map<number, ToldState>>()
  for (const [fragment, site, state] of blocks) {
    const sites = states.get(fragment)
    if (sites) sites.set(site, state)
    else states.set(fragment, new Map([[site, state]]))
  }
  return states
}
