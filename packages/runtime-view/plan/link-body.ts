/** Links a body of a leaf program into a plan: makes its skeleton and notes where the live nodes are. */
import type { Expression } from '@maque/protocol/bundle/expression.ts'
import type {
  LeafBody,
  LeafElement,
  LeafFor,
  LeafHost,
  LeafIf,
  LeafNode,
  LeafTemplate,
  SlotNode,
} from '@maque/protocol/bundle/program.ts'
import { compileExpression, type ModuleLookup } from '@maque/template/evaluate.ts'
import { readsOf, type Read } from '@maque/template/reads.ts'
import type { BuiltIn } from '../ports/built-in.ts'
import { withoutRpx } from '../style/rpx.ts'
import { linkAttributes, linkValue } from './link-attributes.ts'
import type {
  AttributeKind,
  LiveBlock,
  LiveElement,
  LiveFor,
  LiveIf,
  LiveSlot,
  LiveTemplate,
  LiveText,
  Plan,
  PlanItem,
  Walk,
} from './plan.ts'

export interface LinkContext {
  readonly document: Document
  readonly builtIns: ReadonlyMap<string, BuiltIn>
  readonly moduleOf: ModuleLookup
  /** The plan of one of the program's templates, linked when first used. */
  readonly templatePlan: (key: string) => Plan | undefined
  readonly scopeClasses: (written: string) => string
  readonly isLiveClass: (written: string) => boolean
}

export function linkBody(body: LeafBody, context: LinkContext): Plan {
  return new BodyLinker(context).link(body)
}

/** Tags that nothing may make of them what HTML would. */
const elementName = /^[a-z][a-z0-9-]*$/

class BodyLinker {
  private readonly context: LinkContext
  private readonly elements: LiveElement[] = []
  private readonly texts: LiveText[] = []
  private readonly blocks: LiveBlock[] = []
  private readonly slots: LiveSlot[] = []
  private readonly live: Node[] = []
  private readonly reads: Read[] = []
  private needsTeardown = false

  constructor(context: LinkContext) {
    this.context = context
  }

  link(body: LeafBody): Plan {
    const skeleton = this.context.document.createDocumentFragment()
    // The first node is where all walks begin, so it is always live.
    const items = this.linkNodes(body.nodes, skeleton, true)
    const { firstChild } = skeleton
    const onlyNode = firstChild !== null && firstChild.nextSibling === null ? firstChild : null
    const { walks, order } = this.walk(skeleton)
    const place = (node: number): number => order.get(this.live[node] as Node) ?? 0
    return {
      hostCount: body.hosts,
      skeleton,
      onlyNode,
      walks,
      elements: this.elements.map((element) => ({
        ...element,
        node: place(element.node),
        host: element.host && {
          ...element.host,
          content: element.host.content.map((item) => placeItem(item, place)),
        },
      })),
      texts: this.texts.map((text) => ({ ...text, node: place(text.node) })),
      blocks: this.blocks.map((block) => ({ ...block, node: place(block.node) })),
      slots: this.slots.map((slot) => ({ ...slot, node: place(slot.node) })),
      items: items.map((item) => placeItem(item, place)),
      reads: this.reads,
      needsTeardown: this.needsTeardown,
    }
  }

  private linkNodes(nodes: readonly LeafNode[], parent: Node, isTopLevel: boolean): PlanItem[] {
    const items: PlanItem[] = []
    for (const node of nodes) {
      const item = this.linkNode(node, parent, isTopLevel)
      if (item) items.push(item)
    }
    return items
  }

  private linkNode(node: LeafNode, parent: Node, isTopLevel: boolean): PlanItem | null {
    if (typeof node === 'string') {
      const text = parent.appendChild(this.context.document.createTextNode(node))
      return isTopLevel ? { kind: 'node', node: this.alive(text) } : null
    }
    switch (node.t) {
      case 'text':
        return this.linkText(node.value, parent)
      case 'element':
      case 'host':
        return this.linkElement(node, parent, isTopLevel)
      case 'slot':
        return this.linkSlot(node, parent)
      case 'if':
      case 'for':
      case 'template':
        return this.linkBlock(node, parent)
    }
  }

  private linkText(value: Expression, parent: Node): PlanItem {
    // A space keeps the node through cloning; an empty text would be there too, but is easily lost to normalisation.
    const node = this.alive(parent.appendChild(this.context.document.createTextNode(' ')))
    const reads = readsOf(value)
    this.reads.push(...reads)
    this.texts.push({ node, evaluate: compileExpression(value, this.context.moduleOf), reads })
    return { kind: 'node', node }
  }

  private linkElement(leaf: LeafElement | LeafHost, parent: Node, isTopLevel: boolean): PlanItem | null {
    const { document, builtIns, moduleOf, isLiveClass } = this.context
    const isHost = leaf.t === 'host'
    const written = leaf.attributes ?? []
    const builtIn = isHost ? undefined : builtIns.get(leaf.tag)
    const isMounted =
      builtIn?.mount !== undefined &&
      (builtIn.mountedFor?.some((name) => written.some(([own]) => own === name)) ?? true)
    const element = document.createElement(elementName.test(leaf.tag) ? `wx-${leaf.tag}` : 'wx-unknown')
    parent.appendChild(element)

    const { fixed, live, dataset, marks, hover } = linkAttributes(written, {
      moduleOf,
      isMounted,
      isLiveClass,
    })
    for (const [name, value, kind] of fixed) this.writeFixed(element, name, value, kind)
    for (const attribute of live) this.reads.push(...attribute.reads, ...(attribute.watched?.reads ?? []))

    const place = this.alive(element)
    const index = this.elements.length
    const events = (leaf.events ?? []).map(({ type, handler, isCatch, isCapture, isMutual }) => ({
      type,
      handler: linkValue(handler, moduleOf).evaluate,
      isCatch: isCatch === true,
      isCapture: isCapture === true,
      isMutual: isMutual === true,
    }))
    const isLive =
      isHost ||
      isTopLevel ||
      isMounted ||
      live.length + events.length + dataset.length + marks.length > 0 ||
      hover !== null ||
      builtIn?.hover !== undefined
    // Reserved before the children, so that elements come in the order of the document.
    if (isLive) this.elements.push(undefined as unknown as LiveElement)
    const content = this.linkNodes(leaf.children ?? [], element, isHost)
    if (!isLive) return null
    this.elements[index] = {
      node: place,
      tag: leaf.tag,
      builtIn: isMounted || builtIn?.hover ? builtIn : undefined,
      attributes: live,
      events,
      dataset,
      marks,
      hover,
      host: isHost ? { site: leaf.site, content } : null,
    }
    this.needsTeardown ||= isHost || isMounted
    return { kind: 'element', element: index }
  }

  private writeFixed(element: HTMLElement, name: string, value: true | string, kind: AttributeKind): void {
    const text = value === true ? '' : value
    switch (kind) {
      case 'class':
        element.className = this.context.scopeClasses(text)
        return
      case 'style':
        element.setAttribute('style', withoutRpx(text))
        return
      case 'hidden':
        element.hidden = value === true || value !== ''
        return
      default:
        if (isSafeAttribute(name)) element.setAttribute(name, text)
    }
  }

  private linkSlot(slot: SlotNode, parent: Node): PlanItem {
    const node = this.alive(parent.appendChild(this.anchor()))
    const name = slot.name === undefined ? null : linkValue(slot.name, this.context.moduleOf)
    if (name) this.reads.push(...name.reads)
    this.needsTeardown = true
    return { kind: 'slot', slot: this.slots.push({ node, name }) - 1 }
  }

  private linkBlock(leaf: LeafIf | LeafFor | LeafTemplate, parent: Node): PlanItem {
    const node = this.alive(parent.appendChild(this.anchor()))
    const block =
      leaf.t === 'if'
        ? this.linkIf(leaf, node)
        : leaf.t === 'for'
          ? this.linkFor(leaf, node)
          : this.linkTemplate(leaf, node)
    this.reads.push(...block.reads)
    return { kind: 'block', block: this.blocks.push(block) - 1 }
  }

  private linkIf(leaf: LeafIf, node: number): LiveIf {
    const { moduleOf } = this.context
    const branches = leaf.branches.map(({ when, body }) => ({
      when: when === undefined ? null : compileExpression(when, moduleOf),
      plan: this.linkInner(body),
    }))
    const conditionReads = leaf.branches.flatMap(({ when }) => (when === undefined ? [] : readsOf(when)))
    return {
      kind: 'if',
      node,
      site: leaf.site ?? null,
      branches,
      conditionReads,
      reads: [...conditionReads, ...branches.flatMap(({ plan }) => plan.reads)],
    }
  }

  private linkFor(leaf: LeafFor, node: number): LiveFor {
    const plan = this.linkInner(leaf.body)
    const listReads = readsOf(leaf.list)
    const outerReads = plan.reads.filter(
      (read) => read.from === 'data' || (read.slot !== leaf.item && read.slot !== leaf.index),
    )
    return {
      kind: 'for',
      node,
      site: leaf.site ?? null,
      list: compileExpression(leaf.list, this.context.moduleOf),
      listReads,
      listPath: exactPath(leaf.list, listReads),
      item: leaf.item,
      index: leaf.index,
      key: leaf.key,
      plan,
      outerReads,
      reads: [...listReads, ...outerReads],
    }
  }

  private linkTemplate(leaf: LeafTemplate, node: number): LiveTemplate {
    const { moduleOf, templatePlan } = this.context
    const { is, among, data } = leaf
    const name = typeof is === 'string' ? null : compileExpression(is, moduleOf)
    this.needsTeardown = true
    return {
      kind: 'template',
      node,
      site: leaf.site ?? null,
      keyOf: (fields, locals) => (name === null ? is : among?.[String(name(fields, locals))]),
      planOf: templatePlan,
      data: data === undefined ? null : compileExpression(data, moduleOf),
      fields: data === undefined ? [] : fieldsOf(data),
      reads: [...(typeof is === 'string' ? [] : readsOf(is)), ...(data === undefined ? [] : readsOf(data))],
    }
  }

  private linkInner(body: LeafBody): Plan {
    const plan = linkBody(body, this.context)
    this.needsTeardown ||= plan.needsTeardown
    return plan
  }

  /** Where the nodes of a block or slot end. */
  private anchor(): Text {
    return this.context.document.createTextNode('')
  }

  private alive(node: Node): number {
    return this.live.push(node) - 1
  }

  /** Orders the live nodes as they stand in the document and says how to reach each from one before it. */
  private walk(skeleton: DocumentFragment): { walks: Walk[]; order: Map<Node, number> } {
    const isLive = new Set(this.live)
    const order = new Map<Node, number>()
    const walks: Walk[] = []
    const visit = (parent: Node, reached: number | null): void => {
      let from = reached
      let steps = 0
      let isDown = reached !== null
      for (let child = parent.firstChild; child; child = child.nextSibling) {
        const hasLiveInside = isLive.has(child) || containsLive(child, isLive)
        if (hasLiveInside) {
          // The first node of the skeleton is where the clone begins: no walk leads there.
          const place = order.size
          order.set(child, place)
          walks.push({ from: from ?? 0, down: isDown, right: steps })
          from = place
          steps = 0
          isDown = false
          visit(child, place)
        }
        steps++
      }
    }
    visit(skeleton, null)
    return { walks, order }
  }
}

function containsLive(node: Node, live: ReadonlySet<Node>): boolean {
  for (let child = node.firstChild; child; child = child.nextSibling)
    if (live.has(child) || containsLive(child, live)) return true
  return false
}

function placeItem(item: PlanItem, place: (node: number) => number): PlanItem {
  return item.kind === 'node' ? { kind: 'node', node: place(item.node) } : item
}

/** The read, if the expression is nothing but it (and not its length). */
function exactPath(expression: Expression, reads: readonly Read[]): Read | null {
  const [read] = reads
  if (reads.length !== 1 || read === undefined) return null
  let steps = 0
  for (let part = expression; ; steps++) {
    if (part[0] === 'get' && part[2] !== 'length') part = part[1]
    else if (part[0] === 'at' && part[2][0] === 'lit') part = part[1]
    else return (part[0] === 'data' || part[0] === 'local') && steps === read.path.length ? read : null
  }
}

function fieldsOf(data: Expression): LiveTemplate['fields'] {
  if (data[0] !== 'object' || data[1].some((part) => part.length === 3)) return null
  return data[1].map(([name, value]) => {
    const expression = value as Expression
    const reads = readsOf(expression)
    return { name, path: exactPath(expression, reads), reads }
  })
}

/** Attributes that only describe. Anything that could load, navigate or run is not written as it is. */
export function isSafeAttribute(name: string): boolean {
  return (
    !/^(on|src|href|srcdoc|srcset|action|formaction|style|class|xlink)/i.test(name) && /^[\w:.-]+$/.test(name)
  )
}
