/** Tells what logic decides from what the view decides, and numbers the former: rules (4)–(6) of the protocol. */
import {
  candidatesOf,
  type IrBlock,
  type IrBody,
  type IrHost,
  type IrNode,
  type IrSlot,
  type TemplateIr,
} from '../ir/template.ts'

export interface Structure {
  /** Whether a host or slot is in this node, templates that it uses included. */
  isStructural(node: IrNode): boolean
  /**
   * Whether logic has to know this template: it is structural itself, or is one of several that a
   * structural use chooses from when it runs.
   */
  isTemplateOfLogic(key: string): boolean
  /** The number of a host or structural block in its body; `undefined` for leaf blocks. */
  siteOf(node: IrHost | IrSlot | IrBlock): number | undefined
  hostsIn(body: IrBody): number
}

export function findStructure(ir: TemplateIr): Structure {
  const templates = findStructuralTemplates(ir)
  const structural = new Set<IrNode>()
  const sites = new Map<IrNode, number>()
  const hosts = new Map<IrBody, number>()
  const chosenFrom = new Set(templates)

  const markBody = (body: IrBody): boolean => {
    const count = { hosts: 0, blocks: 0 }
    const isStructural = markNodes(body.nodes, count)
    hosts.set(body, count.hosts)
    return isStructural
  }

  const markNodes = (nodes: readonly IrNode[], count: { hosts: number; blocks: number }): boolean => {
    let isStructural = false
    for (const node of nodes) if (markNode(node, count)) isStructural = true
    return isStructural
  }

  const markNode = (node: IrNode, count: { hosts: number; blocks: number }): boolean => {
    // A host has its number before what stands in it, as in the source.
    if (node.kind === 'host') sites.set(node, count.hosts++)
    const isStructural = isStructuralNode(node, templates, (inner) =>
      'nodes' in inner ? markBody(inner) : markNodes(inner.children, count),
    )
    if (!isStructural) return false
    structural.add(node)
    if (node.kind === 'template') for (const key of candidatesOf(node)) chosenFrom.add(key)
    // A slot is a block where its component shows content more than once.
    if (node.kind !== 'text' && node.kind !== 'element' && node.kind !== 'host')
      sites.set(node, count.blocks++)
    return true
  }

  markBody(ir.root)
  for (const body of ir.templates.values()) markBody(body)
  return {
    isStructural: (node) => structural.has(node),
    isTemplateOfLogic: (key) => chosenFrom.has(key),
    siteOf: (node) => sites.get(node),
    hostsIn: (body) => hosts.get(body) ?? 0,
  }
}

/** Those that have a host or slot, and from there all that use them, which may be in rings. */
function findStructuralTemplates(ir: TemplateIr): ReadonlySet<string> {
  const found = new Set<string>()
  const users = new Map<string, string[]>()
  for (const [key, body] of ir.templates) {
    const noteUse = (used: string): false => {
      const known = users.get(used)
      if (known) known.push(key)
      else users.set(used, [key])
      return false
    }
    const has = (nodes: readonly IrNode[]): boolean =>
      nodes.some((node) =>
        isStructuralNode(node, { has: noteUse }, (inner) =>
          has('nodes' in inner ? inner.nodes : inner.children),
        ),
      )
    if (has(body.nodes)) found.add(key)
  }
  // What is added while it is walked is walked too.
  for (const key of found) for (const user of users.get(key) ?? []) found.add(user)
  return found
}

function isStructuralNode(
  node: IrNode,
  templates: Pick<ReadonlySet<string>, 'has'>,
  isStructuralInside: (inner: IrBody | { readonly children: readonly IrNode[] }) => boolean,
): boolean {
  switch (node.kind) {
    case 'text':
      return false
    case 'slot':
      return true
    case 'host':
      isStructuralInside(node)
      return true
    case 'element':
      return isStructuralInside(node)
    case 'for':
      return isStructuralInside(node.body)
    case 'if': {
      // Every branch has to be visited, also after the first that is structural.
      let isStructural = false
      for (const { body } of node.branches) if (isStructuralInside(body)) isStructural = true
      return isStructural
    }
    case 'template':
      return candidatesOf(node).some((key) => templates.has(key))
  }
}
