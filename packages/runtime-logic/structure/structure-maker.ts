/** Makes the instances and fragments of one page. */
import { TemplateDepth, unknownTemplate } from '@maque/template/template-faults.ts'
import type { Fields } from '@maque/template/evaluate.ts'
import { entriesOf, rowKeys } from '@maque/template/list.ts'
import { classTextOf, textOf } from '@maque/template/text.ts'
import type { ComponentDefinition } from '../definitions/component-definition.ts'
import { bareAttributeValue } from '../definitions/property.ts'
import { Instance, type GivenValue, type InstanceHome } from './instance.ts'
import {
  slotsOf,
  type Fragment,
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
import type { TransactionRecorder } from './transaction-recorder.ts'

/** What making needs from the world. */
export interface MakingServices {
  definitionOf(path: string): ComponentDefinition
  makeSelf(instance: Instance): object
  /** Gives an instance the fields of the components that its template awaits. */
  prepareAwaited(instance: Instance): void
  report(error: unknown, where: string): void
  warn(message: string): void
  /** The recorder has news: they must be sent before this turn is over. */
  changed(): void
}

const nothingMade: readonly LiveNode[] = []
const noLocals: readonly never[] = []

export class StructureMaker {
  readonly #pagePath: string
  readonly #home: InstanceHome
  readonly #instances: Map<number, Instance>
  readonly #services: MakingServices
  readonly #recorder: TransactionRecorder
  readonly #warned = new Set<string>()
  readonly #templates = new TemplateDepth()
  #nextId = 1

  constructor(parts: {
    readonly pagePath: string
    readonly home: InstanceHome
    /** Where what is made is entered. */
    readonly instances: Map<number, Instance>
    readonly services: MakingServices
    readonly recorder: TransactionRecorder
  }) {
    this.#pagePath = parts.pagePath
    this.#home = parts.home
    this.#instances = parts.instances
    this.#services = parts.services
    this.#recorder = parts.recorder
  }

  makeInstance(
    { definition, id, host }: Pick<Instance, 'definition' | 'id' | 'host'>,
    given: (instance: Instance) => readonly GivenValue[],
  ): Instance {
    const owner = host?.owner ?? null
    const instance = new Instance({
      id,
      definition,
      home: this.#home,
      host,
      owner,
      generics: host?.node.generics && owner ? genericsFor(owner, host.node.generics) : undefined,
      makeSelf: this.#services.makeSelf,
    })
    this.#instances.set(id, instance)
    this.#recorder.made(instance)
    if (definition.unit.awaits) this.#services.prepareAwaited(instance)
    const isEarly = definition.switches.propertyEarlyInit === true
    if (isEarly) instance.setProperties(given(instance), 'at-first')
    const scope: Scope = { base: { data: instance.data }, locals: noLocals }
    instance.root = this.#makeFragment(definition.program.root, instance, scope, null)
    instance.runLifetime('created')
    instance.phase = 'created'
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
        live.instance = this.makeInstance(
          { definition, id: home.id + 1 + node.site, host: live },
          (instance) => this.given(node.given, scope, instance),
        )
        if (!definition.switches.dynamicSlots) {
          live.children = this.#makeNodes(node.children, home, live)
          return live
        }
        live.children = [{ kind: 'contents', instance: live.instance }]
        for (const slot of slotsOf(live.instance)) this.fillSlot(slot)
        return live
      }
      case 'slot': {
        const live: LiveSlot = { kind: 'slot', node, owner, scope, parent, home, fragment: null, name: '' }
        this.fillSlot(live)
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
        this.chooseBranch(live)
        this.#recorder.decided(live)
        return live
      }
      case 'for': {
        const live: LiveFor = { kind: 'for', node, owner, scope, parent, home, keys: [], rows: [] }
        const entries = entriesOf(this.evaluate(node.list, scope))
        live.keys = rowKeys(entries, node.key)
        live.rows = entries.items.map((item, index) =>
          this.makeRow(live, item, entries.keys ? entries.keys[index] : index),
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
        this.chooseTemplate(live)
        this.#recorder.decided(live)
        return live
      }
    }
  }

  /**
   * Makes what a slot of a component with `dynamicSlots` shows. While the component is being made its
   * owner does not know it: then its slots are filled once it is made.
   */
  fillSlot(slot: LiveSlot): void {
    const { owner, scope, node } = slot
    const { host } = owner
    if (!owner.definition.switches.dynamicSlots || !host?.instance || slot.fragment) return
    slot.name = textOf(node.name && this.evaluate(node.name, scope))
    const { content } = host.node
    const locals = [...host.scope.locals]
    for (const [name, local] of content.values) locals[local] = this.#slotValue(slot, name)
    const inner: Scope = { base: host.scope.base, locals }
    slot.fragment = this.#makeFragment(content.bodyFor(slot.name), host.owner, inner, host)
    this.#recorder.decided(slot)
  }

  #slotValue({ node, scope }: LiveSlot, name: string): unknown {
    const value = node.values.get(name)
    return value && this.evaluate(value, scope)
  }

  makeRow(block: LiveFor, item: unknown, index: unknown): Fragment {
    const { node, owner, scope, parent } = block
    return this.#makeFragment(
      node.body,
      owner,
      { base: scope.base, locals: localsOfRow(block, item, index) },
      parent,
    )
  }

  chooseBranch(block: LiveIf): void {
    const { node, scope } = block
    block.branch = node.branches.findIndex(({ when }) => !when || this.evaluate(when, scope))
    const branch = node.branches[block.branch]
    block.fragment = branch ? this.#makeFragment(branch.body, block.owner, scope, block.parent) : null
  }

  chooseTemplate(block: LiveTemplate): void {
    const { node, owner, scope } = block
    block.key = this.templateKey(block, this.evaluate(node.name, scope))
    const body = block.key === null ? undefined : owner.definition.program.templates.get(block.key)
    const base = { data: this.templateFields(node.data, scope) }
    const make = (used: Body): Fragment => this.#makeFragment(used, owner, { base, locals: [] }, block.parent)
    block.fragment = body ? this.#templates.within(node.place, () => make(body)) : null
  }

  templateFields(data: TemplateData | undefined, scope: Scope): Fields {
    if (!data) return {}
    const fields = this.evaluate({ evaluate: data.whole, reads: data.reads }, scope)
    return typeof fields === 'object' && fields !== null ? (fields as Fields) : {}
  }

  /** Properties of the component among these attributes; its external classes are told on the way. */
  given(attributes: readonly Given[], scope: Scope, instance: Instance): readonly GivenValue[] {
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
          value: isBare ? bareAttributeValue(known) : this.evaluate(value, scope),
        }
      } else if (externalClasses.has(name)) {
        this.#recorder.classGiven(instance, name, classTextOf(this.evaluate(value, scope)))
        this.#services.changed()
      }
    }
    given.length = count
    return given
  }

  templateKey({ node, owner }: LiveTemplate, name: unknown): string | null {
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
  evaluate(value: Value, scope: Scope): unknown {
    try {
      return value.evaluate(scope.base.data, scope.locals)
    } catch (error) {
      this.#services.report(error, `${this.#pagePath}: an expression of a template`)
      return undefined
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

/** The loop variables of one row. */
export function localsOfRow({ scope, node }: LiveFor, item: unknown, index: unknown): readonly unknown[] {
  // Made at its full length: a list that grows keeps room for more than it will ever hold.
  const locals = new Array<unknown>(Math.max(scope.locals.length, node.item + 1, node.index + 1))
  for (let slot = 0; slot < scope.locals.length; slot++) locals[slot] = scope.locals[slot]
  locals[node.item] = item
  locals[node.index] = index
  return locals
}
