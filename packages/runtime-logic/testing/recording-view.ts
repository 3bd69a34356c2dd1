/**
 * A view without a document: applies transactions to plain records, acknowledges them, and can say
 * what it would draw.
 */
import type { BlockState, LogicToView, Transaction, ViewToLogic } from '@maque/protocol/bridge/logic-view.ts'
import type { LogicUnits } from '@maque/protocol/bundle/manifest.ts'
import type { StructureBody, StructureNode } from '@maque/protocol/bundle/program.ts'
import { writeAt } from '@maque/template/data-path.ts'
import { PortPair } from './port-pair.ts'

interface DrawnInstance {
  readonly path: string
  readonly root: number
  readonly data: Record<string, unknown>
}

export class RecordingView {
  readonly ports = new PortPair()
  readonly wires: (string | Transaction)[] = []
  readonly transactions: Transaction[] = []
  readonly orders: Extract<LogicToView, { t: 'tell' }>['what'][] = []
  readonly returned: (readonly [answer: number, value: unknown])[] = []
  readonly questions: Extract<LogicToView, { t: 'ask' }>[] = []
  /** While set, transactions are applied but not acknowledged. */
  isSilent = false
  readonly #definitions = new Map<string, Readonly<Record<string, unknown>>>()
  readonly #instances = new Map<number, DrawnInstance>()
  readonly #blocks = new Map<string, BlockState>()
  readonly #classes = new Map<string, string>()

  constructor() {
    this.ports.far.onmessage = ({ data }) => this.#receive(data as LogicToView)
  }

  say(message: ViewToLogic): void {
    this.ports.send(message)
  }

  dataOf(instance: number): Readonly<Record<string, unknown>> | undefined {
    return this.#instances.get(instance)?.data
  }

  classOf(instance: number, name: string): string | undefined {
    return this.#classes.get(`${instance} ${name}`)
  }

  /** The first living instance of this component in the order they were made. */
  find(path: string): number | undefined {
    return [...this.#instances].find(([, instance]) => instance.path === path)?.[0]
  }

  /** What is drawn, without ids: components with their data, in the order of the template. */
  drawn(units: LogicUnits): unknown {
    return this.#drawInstance(0, units)
  }

  #receive(message: LogicToView): void {
    switch (message.t) {
      case 'update':
        return this.#apply(message.transaction)
      case 'tell':
        this.orders.push(message.what)
        return
      case 'returned':
        this.returned.push([message.answer, message.value])
        return
      case 'ask':
        this.questions.push(message)
    }
  }

  #apply(wire: string | Transaction): void {
    const transaction = typeof wire === 'string' ? (JSON.parse(wire) as Transaction) : wire
    this.wires.push(wire)
    this.transactions.push(transaction)
    for (const definition of transaction.definitions ?? []) {
      this.#definitions.set(definition.path, definition.data)
    }
    for (const [id, path, root] of transaction.instances ?? []) {
      const data = structuredClone(this.#definitions.get(path))
      if (!data) throw new Error(`an instance of ${path} came before its definition`)
      this.#instances.set(id, { path, root, data: { ...data } })
    }
    for (const [id, patches] of transaction.data ?? []) {
      const instance = this.#instances.get(id)
      if (!instance) throw new Error(`data for instance ${id}, which is not there`)
      for (const [path, value] of patches) writeAt(instance.data, path, structuredClone(value))
    }
    for (const [fragment, site, state] of transaction.blocks ?? [])
      this.#blocks.set(`${fragment} ${site}`, state)
    for (const [id, name, value] of transaction.classes ?? []) this.#classes.set(`${id} ${name}`, value)
    if (!this.isSilent) this.say({ t: 'applied', transaction: transaction.id })
  }

  #drawInstance(id: number, units: LogicUnits): unknown {
    const instance = this.#instances.get(id)
    if (!instance) throw new Error(`instance ${id} is drawn but was never told`)
    const unit = units[instance.path]
    if (!unit) return { component: instance.path }
    return {
      component: instance.path,
      data: instance.data,
      holds: this.#drawBody(unit.structure.root, instance.root, instance.path, units),
    }
  }

  #drawBody(body: StructureBody, fragment: number, path: string, units: LogicUnits): readonly unknown[] {
    return this.#drawNodes(body.nodes, fragment, path, units)
  }

  #drawNodes(
    nodes: readonly StructureNode[],
    fragment: number,
    path: string,
    units: LogicUnits,
  ): readonly unknown[] {
    return nodes.map((node): unknown => {
      switch (node.t) {
        case 'element':
          return { element: node.tag, holds: this.#drawNodes(node.children ?? [], fragment, path, units) }
        case 'host':
          return {
            host: this.#drawInstance(fragment + 1 + node.site, units),
            holds: this.#drawNodes(node.children ?? [], fragment, path, units),
          }
        case 'slot':
          return 'slot'
        default:
          return this.#drawBlock(node, fragment, path, units)
      }
    })
  }

  #drawBlock(
    node: Extract<StructureNode, { t: 'if' | 'for' | 'template' }>,
    fragment: number,
    path: string,
    units: LogicUnits,
  ): unknown {
    const state = this.#blocks.get(`${fragment} ${node.site}`)
    if (!state) throw new Error(`block ${node.site} of fragment ${fragment} was never decided`)
    switch (node.t) {
      case 'if': {
        const [branch, child] = state as readonly number[]
        const body = node.branches[branch ?? -1]?.body
        return { branch, holds: body && this.#drawBody(body, child ?? -1, path, units) }
      }
      case 'for':
        return {
          rows: (state as readonly number[]).map((row) => this.#drawBody(node.body, row, path, units)),
        }
      case 'template': {
        const [key, child] = state as readonly [string, number]
        const body = units[path]?.structure.templates?.[key]
        return { template: key, holds: body && this.#drawBody(body, child, path, units) }
      }
    }
  }
}
