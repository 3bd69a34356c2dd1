/**
 * The structure of one page: makes instances and fragments, and lets them follow the data.
 *
 * (1) Ids are those of `program.ts` (5). The page is instance 0.
 * (2) A component is made from its own data first; then `created` runs; then it is given its
 *     properties, and follows. (`propertyEarlyInit`: properties first.) Its children are made
 *     before its own `created`.
 *     @see https://developers.weixin.qq.com/miniprogram/dev/framework/component-framework/init-strategy
 * (3) `attached` runs from the outside in, once the change that made the instance is complete,
 *     and after that of everything around it, also for what that one brings about;
 *     `detached` from the inside out; `ready` from the inside out, after the view has applied.
 * (4) App code runs in the middle of all this and may set anything. Data and observers answer at
 *     once; the structure of an instance that is following already catches up when it is done.
 */
import type { ViewOrder } from '@maque/protocol/bridge/logic-view.ts'
import { changesAt, ChangeTree, type Changes } from '@maque/template/changes.ts'
import { TemplateDepth, unknownTemplate } from '@maque/template/template-faults.ts'
import type { DataPath } from '@maque/template/data-path.ts'
import type { Fields } from '@maque/template/evaluate.ts'
import { entriesOf, rowKeys } from '@maque/template/list.ts'
import { changesOfRead, isTouched, type ScopeChanges } from '@maque/template/reads.ts'
import { classTextOf, textOf } from '@maque/template/text.ts'
import type { ComponentDefinition } from '../definitions/component-definition.ts'
import { bareAttributeValue } from '../definitions/property.ts'
import type { CopyNotes } from './copy-value.ts'
import { Instance, type GivenValue, type InstanceHome } from './instance.ts'
import {
  fragmentsOf,
  slotsOf,
  type Fragment,
  type LiveContents,
  type LiveElement,
  type LiveFor,
  type LiveHost,
  type LiveIf,
  type LiveNode,
  type LiveParent,
  type LiveSlot,
  type LiveTemplate,
  type Scope,
} from './live-tree.ts'
import type { Body, Given, Node, TemplateData, Value } from './program.ts'
import { linkRelations, relationsMoved, unlinkRelations } from './relations.ts'
import { movedRows } from './row-moves.ts'
import type { TransactionRecorder } from './transaction-recorder.ts'

/** What a page's structure needs from the world. */
export interface TreeServices {
  definitionOf(path: string): ComponentDefinition
  makeSelf(instance: Instance): object
  /** Gives an instance the fields of the components that its template awaits. */
  prepareAwaited(instance: Instance): void
  report(error: unknown, where: string): void
  warn(message: string): void
  /** The app has set these paths of an instance by one call. */
  wasSet(instance: Instance, paths: readonly DataPath[]): void
  tell(order: ViewOrder): void
  /** The recorder has news: they must be sent before this turn is over. */
  changed(): void
  whenApplied(task: () => void): void
}

const nothingMade: readonly LiveNode[] = []
const noLocals: readonly never[] = []

export class PageTree implements InstanceHome {
  readonly pageId: number
  readonly instances = new Map<number, Instance>()
  readonly page: Instance
  readonly #services: TreeServices
  readonly #recorder: TransactionRecorder
  readonly #warned = new Set<string>()
  readonly #templates = new TemplateDepth()
  #nextId = 1
  /** Attached, and not yet told that the view has drawn them. */
  #unready: Instance[] = []

  constructor(parts: {
    readonly pageId: number
    readonly definition: ComponentDefinition
    readonly services: TreeServices
    readonly recorder: TransactionRecorder
    /** Properties that the page's query gives. */
    readonly given: readonly GivenValue[]
  }) {
    this.pageId = parts.pageId
    this.#services = parts.services
    this.#recorder = parts.recorder
    this.page = this.#makeInstance({ definition: parts.definition, id: 0, host: null }, () => parts.given)
  }

  attach(): void {
    this.#attachInstance(this.page)
    this.#unready.push(this.page)
  }

  detach(): void {
    this.#detachInstance(this.page)
  }

  /** The instances whose `ready` is due once everything recorded so far is in the view. */
  takeUnready(): readonly Instance[] {
    const unready = this.#unready
    this.#unready = []
    return unready
  }

  touched(instance: Instance, path: DataPath, notes: CopyNotes): void {
    if (instance.phase === 'detached') return
    this.#recorder.touched(instance, path, notes)
    this.#services.changed()
  }

  warn(message: string): void {
    this.#services.warn(message)
  }

  wasSet(instance: Instance, paths: readonly DataPath[]): void {
    this.#services.wasSet(instance, paths)
  }

  report(error: unknown, at: Instance): void {
    this.#services.report(error, at.definition.path)
  }

  tell(order: ViewOrder): void {
    this.#services.tell(order)
  }

  whenApplied(task: () => void): void {
    this.#services.whenApplied(task)
  }

  callApp(instance: Instance, run: unknown, args: readonly unknown[], where: string): unknown {
    if (typeof run !== 'function') return undefined
    try {
      return Reflect.apply(run, instance.self, args)
    } catch (error) {
      if (where !== 'error') instance.runLifetime('error', [error])
      this.#services.report(error, `${instance.definition.path}: ${where}`)
      return undefined
    }
  }

  follow(instance: Instance, changes: ChangeTree): void {
    const { root } = instance
    if (!root || instance.phase === 'detached') return
    if (instance.isFollowing) {
      instance.waiting ??= new ChangeTree()
      mergeInto(instance.waiting, changes.root, [])
      return
    }
    if (!isTouched(root.body.reads, { data: changes.root, locals: noLocals })) return

    instance.isFollowing = true
    const born: Fragment[] = []
    try {
      let current: ChangeTree | null = changes
      while (current) {
        this.#followFragment(root, { data: current.root, locals: [] }, born)
        current = instance.waiting
        instance.waiting = null
      }
    } finally {
      instance.isFollowing = false
    }
    this.#services.changed()
    if (instance.isAttaching) return
    for (const fragment of born) if (instance.phase === 'attached') this.#attachFragment(fragment)
  }

  // Making

  #makeInstance(
    { definition, id, host }: Pick<Instance, 'definition' | 'id' | 'host'>,
    given: (instance: Instance) => readonly GivenValue[],
  ): Instance {
    const owner = host?.owner ?? null
    const instance = new Instance({
      id,
      definition,
      home: this,
      host,
      owner,
      generics: host?.node.generics && owner ? genericsFor(owner, host.node.generics) : undefined,
      makeSelf: this.#services.makeSelf,
    })
    this.instances.set(id, instance)
    this.#recorder.made(instance)
    if (definition.unit.awaits) this.#services.prepareAwaited(instance)
    const isEarly = definition.switches.propertyEarlyInit === true
    if (isEarly) instance.setProperties(given(instance), 'at-first')
    const scope: Scope = { base: { data: instance.data }, locals: noLocals }
    instance.root = this.#makeFragment(definition.program.root, instance, scope, null)
    instance.runLifetime('created')
    if (!isEarly) instance.setProperties(given(instance), 'at-first')
    return instance
  }

  #makeFragment(body: Body, owner: Instance, scope: Scope, parent: LiveParent | null): Fragment {
    const id = this.#nextId
    this.#nextId += 1 + body.hosts
    const fragment: Fragment = { id, body, owner, scope, parent, nodes: nothingMade, isGone: false }
    fragment.nodes = this.#makeNodes(body.nodes, fragment, parent)
    return fragment
  }

  /** Lists of exactly the length they need: a page keeps thousands of them. */
  #makeNodes(nodes: readonly Node[], home: Fragment, parent: LiveParent | null): readonly LiveNode[] {
    if (nodes.length === 0) return nothingMade
    const made = new Array<LiveNode>(nodes.length)
    for (let at = 0; at < nodes.length; at++) made[at] = this.#makeNode(nodes[at] as Node, home, parent)
    return made
  }

  #makeNode(node: Node, home: Fragment, parent: LiveParent | null): LiveNode {
    const { owner, scope } = home
    switch (node.kind) {
      case 'element': {
        const live: LiveElement = { kind: 'element', node, owner, scope, parent, children: nothingMade }
        live.children = this.#makeNodes(node.children, home, live)
        return live
      }
      case 'host': {
        const definition = this.#services.definitionOf(componentNamed(owner, node.tag))
        // The host and its instance name each other; the instance follows in the next statement.
        const live = {
          kind: 'host',
          node,
          owner,
          scope,
          parent,
          children: nothingMade,
          instance: undefined,
        } as unknown as LiveHost & { instance: Instance }
        live.instance = this.#makeInstance(
          { definition, id: home.id + 1 + node.site, host: live },
          (instance) => this.#given(node.given, scope, instance),
        )
        if (!definition.switches.dynamicSlots) {
          live.children = this.#makeNodes(node.children, home, live)
          return live
        }
        live.children = [{ kind: 'contents', instance: live.instance }]
        for (const slot of slotsOf(live.instance)) this.#fillSlot(slot)
        return live
      }
      case 'slot': {
        const live: LiveSlot = { kind: 'slot', node, owner, scope, parent, home, fragment: null, name: '' }
        this.#fillSlot(live)
        return live
      }
      case 'if': {
        const live: LiveIf = {
          kind: 'if',
          node,
          owner,
          scope,
          parent,
          home,
          branch: -1,
          fragment: null,
        }
        this.#chooseBranch(live)
        this.#recorder.decided(live)
        return live
      }
      case 'for': {
        const live: LiveFor = { kind: 'for', node, owner, scope, parent, home, keys: [], rows: [] }
        const entries = entriesOf(this.#evaluate(node.list, scope))
        live.keys = rowKeys(entries, node.key)
        live.rows = entries.items.map((item, index) =>
          this.#makeRow(live, item, entries.keys ? entries.keys[index] : index),
        )
        this.#recorder.decided(live)
        return live
      }
      case 'template': {
        const live: LiveTemplate = {
          kind: 'template',
          node,
          owner,
          scope,
          parent,
          home,
          key: null,
          fragment: null,
        }
        this.#chooseTemplate(live)
        this.#recorder.decided(live)
        return live
      }
    }
  }

  /**
   * Makes what a slot of a component with `dynamicSlots` shows. While the component is being made its
   * owner does not know it: then its slots are filled once it is made.
   */
  #fillSlot(slot: LiveSlot): void {
    const { owner, scope, node } = slot
    const { host } = owner
    if (!owner.definition.switches.dynamicSlots || !host?.instance || slot.fragment) return
    slot.name = textOf(node.name && this.#evaluate(node.name, scope))
    const { content } = host.node
    const locals = [...host.scope.locals]
    for (const [name, local] of content.values) locals[local] = this.#slotValue(slot, name)
    const inner: Scope = { base: host.scope.base, locals }
    slot.fragment = this.#makeFragment(content.bodyFor(slot.name), host.owner, inner, host)
    this.#recorder.decided(slot)
  }

  #slotValue({ node, scope }: LiveSlot, name: string): unknown {
    const value = node.values.get(name)
    return value && this.#evaluate(value, scope)
  }

  #makeRow(block: LiveFor, item: unknown, index: unknown): Fragment {
    const { node, owner, scope, parent } = block
    return this.#makeFragment(
      node.body,
      owner,
      { base: scope.base, locals: localsOfRow(block, item, index) },
      parent,
    )
  }

  #chooseBranch(block: LiveIf): void {
    const { node, scope } = block
    block.branch = node.branches.findIndex(({ when }) => !when || this.#evaluate(when, scope))
    const branch = node.branches[block.branch]
    block.fragment = branch ? this.#makeFragment(branch.body, block.owner, scope, block.parent) : null
  }

  #chooseTemplate(block: LiveTemplate): void {
    const { node, owner, scope } = block
    block.key = this.#templateKey(block, this.#evaluate(node.name, scope))
    const body = block.key === null ? undefined : owner.definition.program.templates.get(block.key)
    const base = { data: this.#templateFields(node.data, scope) }
    const make = (used: Body): Fragment => this.#makeFragment(used, owner, { base, locals: [] }, block.parent)
    block.fragment = body ? this.#templates.within(node.place, () => make(body)) : null
  }

  #templateFields(data: TemplateData | undefined, scope: Scope): Fields {
    if (!data) return {}
    const fields = this.#evaluate({ evaluate: data.whole, reads: data.reads }, scope)
    return typeof fields === 'object' && fields !== null ? (fields as Fields) : {}
  }

  // Following

  #followFragment(fragment: Fragment, changes: ScopeChanges, born: Fragment[]): void {
    if (fragment.isGone || !isTouched(fragment.body.reads, changes)) return
    this.#followNodes(fragment.nodes, changes, born)
  }

  #followNodes(nodes: readonly LiveNode[], changes: ScopeChanges, born: Fragment[]): void {
    for (let at = 0; at < nodes.length; at++) {
      const node = nodes[at] as LiveNode
      switch (node.kind) {
        case 'element':
          this.#followNodes(node.children, changes, born)
          break
        case 'host': {
          const { given } = node.node
          const touched = given.filter(({ value }) => isTouched(value.reads, changes))
          if (touched.length > 0)
            node.instance.setProperties(this.#given(touched, node.scope, node.instance), 'changed')
          this.#followNodes(node.children, changes, born)
          break
        }
        case 'slot':
          this.#followSlot(node, changes, born)
          break
        case 'contents':
          this.#followContents(node, changes, born)
          break
        case 'if':
          this.#followIf(node, changes, born)
          break
        case 'for':
          this.#followFor(node, changes, born)
          break
        case 'template':
          this.#followTemplate(node, changes, born)
          break
      }
    }
  }

  /** The owner's side of what slots show: the loop variables around may be others now. */
  #followContents({ instance }: LiveContents, changes: ScopeChanges, born: Fragment[]): void {
    const { host } = instance
    if (!host) return
    for (const { fragment } of slotsOf(instance)) {
      if (!fragment) continue
      const locals = [...host.scope.locals]
      for (const [, local] of host.node.content.values) locals[local] = fragment.scope.locals[local]
      fragment.scope.locals = locals
      this.#followFragment(fragment, changes, born)
    }
  }

  /** The component's side of what a slot shows; the owner's side follows with the owner. */
  #followSlot(slot: LiveSlot, changes: ScopeChanges, born: Fragment[]): void {
    const { fragment, node, owner, scope } = slot
    if (!fragment) return
    if (node.name && isTouched(node.name.reads, changes)) {
      if (textOf(this.#evaluate(node.name, scope)) !== slot.name) {
        this.#detachFragment(fragment)
        slot.fragment = null
        this.#fillSlot(slot)
        if (slot.fragment) born.push(slot.fragment)
        return
      }
    }
    const locals: (Changes | undefined)[] = []
    for (const [name, local] of owner.host?.node.content.values ?? []) {
      const value = node.values.get(name)
      if (!value || !isTouched(value.reads, changes)) continue
      const now = this.#evaluate(value, scope)
      if (now === fragment.scope.locals[local] && (typeof now !== 'object' || now === null)) continue
      locals[local] = true
      fragment.scope.locals = fragment.scope.locals.with(local, now)
    }
    if (locals.length > 0) this.#followFragment(fragment, { data: undefined, locals }, born)
  }

  #followIf(block: LiveIf, changes: ScopeChanges, born: Fragment[]): void {
    if (isTouched(block.node.conditionReads, changes)) {
      const branch = block.node.branches.findIndex(({ when }) => !when || this.#evaluate(when, block.scope))
      if (branch !== block.branch) {
        if (block.fragment) this.#detachFragment(block.fragment)
        this.#chooseBranch(block)
        this.#decided(block, born)
        return
      }
    }
    if (block.fragment) this.#followFragment(block.fragment, changes, born)
  }

  #followTemplate(block: LiveTemplate, changes: ScopeChanges, born: Fragment[]): void {
    const { node, scope } = block
    if (!isTouched(node.reads, changes)) return
    const key = this.#templateKey(block, this.#evaluate(node.name, scope))
    if (key !== block.key || !block.fragment) {
      if (block.fragment) this.#detachFragment(block.fragment)
      this.#chooseTemplate(block)
      this.#decided(block, born)
      return
    }
    const { fragment } = block
    const before = fragment.scope.base.data
    fragment.scope.base.data = this.#templateFields(node.data, scope)
    const inside = changesOfTemplate(node.data, changes, before, fragment.scope.base.data)
    this.#followFragment(fragment, { data: inside, locals: [] }, born)
  }

  #followFor(block: LiveFor, changes: ScopeChanges, born: Fragment[]): void {
    const { node, scope } = block
    const { path } = node.list
    const listChanges = path
      ? changesOfRead(path, changes)
      : isTouched(node.list.reads, changes)
        ? true
        : undefined
    const isListTouched = listChanges !== undefined
    if (!isListTouched && !isTouched(node.body.reads, changes)) return

    const entries = entriesOf(this.#evaluate(node.list, scope))
    const keys = isListTouched ? rowKeys(entries, node.key) : block.keys
    const formerRows = block.rows
    const isSameOrder =
      keys.length === block.keys.length && keys.every((key, index) => key === block.keys[index])
    const former = isSameOrder ? null : new Map(block.keys.map((key, index) => [key, index]))
    const formerPlaces: number[] = []
    const retained: Fragment[] = []
    const made: Fragment[] = []

    const wanted = new Set(isSameOrder ? [] : keys)
    if (former) {
      formerRows.forEach((row, index) => {
        if (!wanted.has(block.keys[index])) this.#detachFragment(row)
      })
    }
    block.keys = keys
    block.rows = keys.map((key, place) => {
      const item = entries.items[place]
      const index = entries.keys ? entries.keys[place] : place
      const formerPlace = former ? former.get(key) : place
      const row = formerPlace === undefined ? undefined : formerRows[formerPlace]
      if (!row || formerPlace === undefined) {
        const fresh = this.#makeRow(block, item, index)
        made.push(fresh)
        return fresh
      }
      if (former) {
        formerPlaces.push(formerPlace)
        retained.push(row)
      }
      const itemBefore = row.scope.locals[node.item]
      const indexBefore = row.scope.locals[node.index]
      row.scope.locals = localsOfRow(block, item, index)
      const locals = [...changes.locals]
      locals[node.item] = changesOfItem(listChanges, formerPlace === place, entries.keys?.[place] ?? place, {
        before: itemBefore,
        after: item,
      })
      locals[node.index] = indexBefore === index ? undefined : true
      this.#followFragment(row, { data: changes.data, locals }, born)
      return row
    })
    if (isSameOrder) return

    this.#recorder.decided(block)
    born.push(...made)
    for (const at of movedRows(formerPlaces)) {
      const row = retained[at]
      if (row) this.#moveFragment(row)
    }
  }

  /** Properties of the component among these attributes; its external classes are told on the way. */
  #given(attributes: readonly Given[], scope: Scope, instance: Instance): readonly GivenValue[] {
    const { properties, externalClasses } = instance.definition
    // At the length that it most often has: lists that grow keep room for more.
    const given = new Array<GivenValue>(attributes.length)
    let count = 0
    for (let at = 0; at < attributes.length; at++) {
      const { name, property, value, isBare } = attributes[at] as Given
      const known = properties.get(property)
      if (known) {
        given[count++] = {
          name: property,
          value: isBare ? bareAttributeValue(known) : this.#evaluate(value, scope),
        }
      } else if (externalClasses.has(name)) {
        this.#recorder.classGiven(instance, name, classTextOf(this.#evaluate(value, scope)))
        this.#services.changed()
      }
    }
    given.length = count
    return given
  }

  #decided(block: LiveIf | LiveTemplate, born: Fragment[]): void {
    if (block.home.isGone) return
    this.#recorder.decided(block)
    born.push(...fragmentsOf(block))
  }

  #templateKey({ node, owner }: LiveTemplate, name: unknown): string | null {
    const { among, place } = node
    const key = among ? among[String(name)] : String(name)
    if (key !== undefined && owner.definition.program.templates.has(key)) return key
    // Once for each name: lists would say it row by row.
    const written = textOf(name)
    const warning = unknownTemplate(written, place)
    if (written !== '' && !this.#warned.has(warning)) this.#services.warn(warning)
    this.#warned.add(warning)
    return null
  }

  /** Expressions throw only where a WXS function does. */
  #evaluate(value: Value, scope: Scope): unknown {
    try {
      return value.evaluate(scope.base.data, scope.locals)
    } catch (error) {
      this.#services.report(error, `${this.page.definition.path}: an expression of a template`)
      return undefined
    }
  }

  // Coming and going

  #attachFragment(fragment: Fragment): void {
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
          if (node.fragment) this.#attachFragment(node.fragment)
          break
        default:
          for (const fragment of fragmentsOf(node)) this.#attachFragment(fragment)
      }
    }
  }

  #attachInstance(instance: Instance): void {
    instance.phase = 'attached'
    instance.isAttaching = true
    instance.runLifetime('attached')
    linkRelations(instance)
    instance.isAttaching = false
    if (instance.root) this.#attachFragment(instance.root)
  }

  #detachFragment(fragment: Fragment): void {
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
          this.#detachInstance(node.instance)
          break
        case 'slot':
          if (node.fragment) this.#detachFragment(node.fragment)
          break
        default:
          for (const fragment of fragmentsOf(node)) this.#detachFragment(fragment)
      }
    }
  }

  #detachInstance(instance: Instance): void {
    if (instance.phase === 'detached') return
    const wasAttached = instance.phase === 'attached'
    if (instance.root) this.#detachFragment(instance.root)
    instance.phase = 'detached'
    this.instances.delete(instance.id)
    this.#recorder.forgetInstance(instance)
    if (!wasAttached) return
    instance.runLifetime('detached')
    unlinkRelations(instance)
  }

  #moveFragment(fragment: Fragment): void {
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
          if (node.instance.root) this.#moveFragment(node.instance.root)
        }
        for (const child of node.children) this.#moveNode(child)
        break
      case 'slot':
        if (node.fragment) this.#moveFragment(node.fragment)
        break
      default:
        for (const fragment of fragmentsOf(node)) this.#moveFragment(fragment)
    }
  }
}

/** The component that a tag of this instance's template means. */
function componentNamed(owner: Instance, tag: string): string {
  const { unit } = owner.definition
  return owner.generics?.[tag] ?? unit.using[tag] ?? unit.generics?.[tag] ?? tag
}

function genericsFor(
  owner: Instance,
  written: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(written).map(([name, tag]) => [name, componentNamed(owner, tag)]))
}

function localsOfRow({ scope, node }: LiveFor, item: unknown, index: unknown): readonly unknown[] {
  // Made at its full length: a list that grows keeps room for more than it will ever hold.
  const locals = new Array<unknown>(Math.max(scope.locals.length, node.item + 1, node.index + 1))
  for (let slot = 0; slot < scope.locals.length; slot++) locals[slot] = scope.locals[slot]
  locals[node.item] = item
  locals[node.index] = index
  return locals
}

/** What changed in one row's item. A value that is the same plain value as before did not change. */
function changesOfItem(
  list: Changes | undefined,
  isInPlace: boolean,
  step: string | number,
  item: { readonly before: unknown; readonly after: unknown },
): Changes | undefined {
  if (item.before !== item.after) return true
  if (typeof item.after !== 'object' || item.after === null) return undefined
  if (list === undefined || list === true) return list
  return isInPlace ? changesAt(list, step) : true
}

/** What changed in the data of a template use. */
function changesOfTemplate(
  data: TemplateData | undefined,
  changes: ScopeChanges,
  before: Fields,
  after: Fields,
): Changes | undefined {
  if (!data) return undefined
  if (!data.parts) return true
  const inside = new Map<string | number, Changes>()
  for (const [key, value] of data.parts) {
    if (!isTouched(value.reads, changes)) continue
    const below = value.path ? changesOfRead(value.path, changes) : true
    if (below === undefined) continue
    if (key !== null) inside.set(key, below)
    else if (below !== true) for (const [step, change] of below) inside.set(step, change)
    else for (const field of Object.keys({ ...before, ...after })) inside.set(field, true)
  }
  return inside
}

function mergeInto(tree: ChangeTree, changes: Changes, path: DataPath): void {
  if (changes === true) tree.add(path)
  else for (const [step, below] of changes) mergeInto(tree, below, [...path, step])
}
