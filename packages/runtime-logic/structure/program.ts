/** Structure programs made ready to run: expressions turned into closures, with what each of them reads. */
import type { Expression } from '@maque/protocol/bundle/expression.ts'
import type {
  Attribute,
  AttributeValue,
  EventBinding,
  StructureBody,
  StructureNode,
  StructureProgram,
} from '@maque/protocol/bundle/program.ts'
import { compileExpression, type Evaluate, type ScriptAccess } from '@maque/template/evaluate.ts'
import { exactPathOf, readsOf, type Read } from '@maque/template/reads.ts'
import { camelCased, datasetKey, textOf } from '@maque/template/text.ts'

export interface Program {
  readonly root: Body
  readonly templates: ReadonlyMap<string, Body>
}

export interface Body {
  readonly nodes: readonly Node[]
  readonly hosts: number
  /**
   * What decides its blocks and what its hosts are given, nested blocks included, `<template>`s
   * excluded. Facts are evaluated when asked for, so of what they read only loop variables count:
   * rows keep those.
   */
  readonly reads: readonly Read[]
  /** Whether any of it is a field of the data. */
  readonly readsData: boolean
}

export type Node = ElementNode | HostNode | IfNode | ForNode | TemplateNode | SlotNode

/** Attributes that events and selectors ask for: evaluated when asked, never kept. */
export interface NodeFacts {
  readonly id?: Value
  readonly className?: Value
  readonly slot?: Value
  readonly dataset: readonly (readonly [key: string, value: Value])[]
  readonly marks: readonly (readonly [key: string, value: Value])[]
  readonly events: readonly Binding[]
}

export interface Binding extends Omit<EventBinding, 'handler'> {
  readonly handler: Value
}

export interface ElementNode {
  readonly kind: 'element'
  readonly tag: string
  readonly facts: NodeFacts
  readonly children: readonly Node[]
}

export interface HostNode {
  readonly kind: 'host'
  readonly site: number
  readonly tag: string
  readonly facts: NodeFacts
  readonly given: readonly Given[]
  /** Tags by the generic's name; absent when none is given. */
  readonly generics: Readonly<Record<string, string>> | undefined
  readonly children: readonly Node[]
  /** Its children, where a component shows them once for each of its slots. */
  readonly content: SlotContent
}

/** What stands between the tags of a component, as something that fragments are made of. */
export interface SlotContent {
  /** The part of it that is for the slot of this name; one that is named by data is for any. */
  bodyFor(slot: string): Body
  /** Places in the locals of the values that slots give. */
  readonly values: readonly (readonly [name: string, local: number])[]
}

/** An attribute that the component itself may want: a property or an external class. */
export interface Given {
  /** As written. */
  readonly name: string
  /** As properties are named. */
  readonly property: string
  readonly value: Value
  readonly isBare: boolean
  readonly writesTo?: readonly (string | number)[]
}

export interface IfNode {
  readonly kind: 'if'
  readonly site: number
  readonly branches: readonly { readonly when?: Value; readonly body: Body }[]
  readonly conditionReads: readonly Read[]
}

export interface ForNode {
  readonly kind: 'for'
  readonly site: number
  readonly list: Value
  readonly item: number
  readonly index: number
  readonly key: string | undefined
  readonly body: Body
}

export interface TemplateNode {
  readonly kind: 'template'
  readonly site: number
  readonly name: Value
  readonly among: Readonly<Record<string, string>> | undefined
  /** Where a computed name is written. */
  readonly place: string | undefined
  readonly data: TemplateData | undefined
  readonly reads: readonly Read[]
}

/** The data of a template use; by parts where it is written as `a, b: c, ...d`. */
export interface TemplateData {
  readonly whole: Evaluate
  readonly parts: readonly (readonly [key: string | null, value: Value])[] | null
  readonly reads: readonly Read[]
}

export interface SlotNode {
  readonly kind: 'slot'
  readonly site: number
  readonly name: Value | undefined
  /** What it gives its content, in a component with `dynamicSlots`. */
  readonly values: ReadonlyMap<string, Value>
}

export interface Value {
  readonly evaluate: Evaluate
  readonly reads: readonly Read[]
  /** The value is exactly what is found at this path: changes below it are changes below the value. */
  readonly path?: Read
}

/** `isPure`: fields that no template sees. The data of a `<template>` has names of its own. */
export function compileProgram(
  program: StructureProgram,
  scripts: ScriptAccess,
  isPure: (field: string) => boolean = () => false,
): Program {
  const compiler = new Compiler(scripts)
  const templates = new Map<string, Body>()
  for (const [name, body] of Object.entries(program.templates ?? {})) templates.set(name, compiler.body(body))
  return { root: new Compiler(scripts, isPure).body(program.root), templates }
}

const nothingWritten: readonly Attribute[] = []

class Compiler {
  readonly #scripts: ScriptAccess
  readonly #isHidden: (field: string) => boolean

  constructor(scripts: ScriptAccess, isHidden: (field: string) => boolean = () => false) {
    this.#scripts = scripts
    this.#isHidden = isHidden
  }

  body(body: StructureBody): Body {
    const nodes = body.nodes.map((node) => this.node(node, body.hosts))
    const reads = nodes.flatMap(readsOfNode)
    return { nodes, hosts: body.hosts, reads, readsData: reads.some(({ from }) => from === 'data') }
  }

  /** `hosts`: of the body that it stands in. */
  node(node: StructureNode, hosts: number): Node {
    switch (node.t) {
      case 'element':
        return {
          kind: 'element',
          tag: node.tag,
          facts: this.facts(node.attributes, node.events),
          children: (node.children ?? []).map((child) => this.node(child, hosts)),
        }
      case 'host': {
        const children = (node.children ?? []).map((child) => this.node(child, hosts))
        const values = (node.slotValues ?? []).map(([name, local]) => [camelCased(name), local] as const)
        return {
          kind: 'host',
          site: node.site,
          tag: node.tag,
          facts: this.facts(node.attributes, node.events),
          given: (node.attributes ?? nothingWritten).flatMap((attribute) => this.given(attribute)),
          generics: genericsOf(node.attributes),
          children,
          content: slotContent(children, hosts, values),
        }
      }
      case 'if': {
        const branches = node.branches.map(({ when, body }) => ({
          ...(when && { when: this.expression(when) }),
          body: this.body(body),
        }))
        return {
          kind: 'if',
          site: node.site,
          branches,
          conditionReads: branches.flatMap(({ when }) => when?.reads ?? []),
        }
      }
      case 'for':
        return {
          kind: 'for',
          site: node.site,
          list: this.expression(node.list),
          item: node.item,
          index: node.index,
          key: node.key,
          body: this.body(node.body),
        }
      case 'template': {
        const name = typeof node.is === 'string' ? constant(node.is) : this.expression(node.is)
        const data = node.data && this.templateData(node.data)
        return {
          kind: 'template',
          site: node.site,
          name,
          among: node.among,
          place: node.place,
          data,
          reads: [...name.reads, ...(data?.reads ?? [])],
        }
      }
      case 'slot':
        return {
          kind: 'slot',
          site: node.site,
          values: new Map(
            (node.attributes ?? nothingWritten).flatMap(([name, value]) =>
              name === 'slot' ? [] : [[camelCased(name), this.value(value)] as const],
            ),
          ),
          name:
            node.name === undefined
              ? undefined
              : typeof node.name === 'string'
                ? constant(node.name)
                : this.expression(node.name),
        }
    }
  }

  facts(
    attributes: readonly Attribute[] | undefined = nothingWritten,
    events: readonly EventBinding[] | undefined = [],
  ): NodeFacts {
    const single = (name: string): Value | undefined => {
      const found = attributes.find((attribute) => attribute[0] === name)
      return found && this.value(found[1])
    }
    const id = single('id')
    const className = single('class')
    const slot = single('slot')
    return {
      ...(id && { id }),
      ...(className && { className }),
      ...(slot && { slot }),
      dataset: this.prefixed(attributes, 'data-', datasetKey),
      marks: this.prefixed(attributes, 'mark:', (name) => name.slice('mark:'.length)),
      events: events.map((event) => ({
        ...event,
        handler: typeof event.handler === 'string' ? constant(event.handler) : this.expression(event.handler),
      })),
    }
  }

  prefixed(
    attributes: readonly Attribute[],
    prefix: string,
    keyOf: (name: string) => string,
  ): readonly (readonly [string, Value])[] {
    return attributes.flatMap(([name, value]) =>
      name.startsWith(prefix) ? [[keyOf(name), this.value(value)] as const] : [],
    )
  }

  given([name, value, writesTo]: Attribute): readonly Given[] {
    if (name === 'slot' || /^(data-|mark:|generic:|change:)/.test(name)) return []
    return [
      {
        name,
        property: camelCased(name),
        value: this.value(value),
        isBare: value === true,
        ...(writesTo && { writesTo }),
      },
    ]
  }

  templateData(expression: Expression): TemplateData {
    const whole = this.expression(expression)
    const parts =
      expression[0] === 'object'
        ? expression[1].map((part) => [part.length === 3 ? null : part[0], this.expression(part[1])] as const)
        : null
    return { whole: whole.evaluate, parts, reads: whole.reads }
  }

  value(value: AttributeValue): Value {
    return typeof value === 'object' ? this.expression(value) : constant(value)
  }

  expression(written: Expression): Value {
    const isHiding = readsOf(written).some((read) => read.from === 'data' && this.#isHidden(read.name))
    const expression = isHiding ? (withoutFields(written, this.#isHidden) as Expression) : written
    const reads = readsOf(expression)
    const path = exactPathOf(expression)
    return { evaluate: compileExpression(expression, this.#scripts), reads, ...(path && { path }) }
  }
}

/** The expression with nothing in the place of these fields. Only `['data', name]` has a text second. */
function withoutFields(part: unknown, isHidden: (field: string) => boolean): unknown {
  if (!Array.isArray(part)) return part
  const [kind, name] = part as readonly unknown[]
  if (kind === 'data' && typeof name === 'string' && part.length === 2)
    return isHidden(name) ? ['undefined'] : part
  return part.map((below) => withoutFields(below, isHidden))
}

function constant(value: unknown): Value {
  return { evaluate: () => value, reads: [] }
}

function slotContent(children: readonly Node[], hosts: number, values: SlotContent['values']): SlotContent {
  const bodies = new Map<string, Body>()
  return {
    values,
    bodyFor(slot) {
      let body = bodies.get(slot)
      if (!body) {
        const nodes = children.filter((node) => isForSlot(node, slot))
        const reads = nodes.flatMap(readsOfNode)
        body = { nodes, hosts, reads, readsData: reads.some(({ from }) => from === 'data') }
        bodies.set(slot, body)
      }
      return body
    },
  }
}

function isForSlot(node: Node, slot: string): boolean {
  if (node.kind !== 'element' && node.kind !== 'host') return true
  const named = node.facts.slot
  if (named && named.reads.length > 0) return true
  return textOf(named?.evaluate({}, [])) === slot
}

function genericsOf(
  attributes: readonly Attribute[] = nothingWritten,
): Readonly<Record<string, string>> | undefined {
  const generics: Record<string, string> = {}
  for (const [name, value] of attributes) {
    if (name.startsWith('generic:') && typeof value === 'string')
      generics[name.slice('generic:'.length)] = value
  }
  return Object.keys(generics).length > 0 ? generics : undefined
}

function readsOfNode(node: Node): readonly Read[] {
  switch (node.kind) {
    case 'element':
      return [...localsOfFacts(node.facts), ...node.children.flatMap(readsOfNode)]
    case 'host':
      return [
        ...localsOfFacts(node.facts),
        ...node.given.flatMap(({ value }) => value.reads),
        ...node.children.flatMap(readsOfNode),
      ]
    case 'if':
      return [...node.conditionReads, ...node.branches.flatMap(({ body }) => body.reads)]
    case 'for':
      return [...node.list.reads, ...node.body.reads]
    case 'template':
      return node.reads
    case 'slot':
      return [
        ...(node.name?.reads.filter(isLocal) ?? []),
        ...[...node.values.values()].flatMap(({ reads }) => reads),
      ]
  }
}

function localsOfFacts(facts: NodeFacts): readonly Read[] {
  const values = [
    ...[facts.id, facts.className, facts.slot].filter((value) => value !== undefined),
    ...facts.dataset.map(([, value]) => value),
    ...facts.marks.map(([, value]) => value),
    ...facts.events.map(({ handler }) => handler),
  ]
  return values.flatMap(({ reads }) => reads.filter(isLocal))
}

function isLocal({ from }: Read): boolean {
  return from === 'local'
}
