import type { Attribute, LeafBody, LeafIf, LeafNode, LeafProgram } from '@maque/protocol/bundle/program.ts'
import type { IrBody, IrElement, IrHost, IrIf, IrNode, IrSlot, TemplateIr } from '../ir/template.ts'
import type { Structure } from '../analyze/structure.ts'
import { present } from './present.ts'
import { fieldsRead } from './fields-read.ts'

/** The program of the view: everything that is drawn. */
export function emitLeaf(ir: TemplateIr, structure: Structure): LeafProgram {
  const emitBody = (body: IrBody): LeafBody => ({
    nodes: emitNodes(body.nodes),
    hosts: structure.hostsIn(body),
  })

  const emitNodes = (nodes: readonly IrNode[]): readonly LeafNode[] => {
    const emitted: LeafNode[] = []
    for (const node of nodes) {
      const next = emitNode(node)
      const last = emitted.at(-1)
      // Text that a comment or a definition had divided is one again.
      if (typeof next === 'string' && typeof last === 'string') emitted[emitted.length - 1] = last + next
      else emitted.push(next)
    }
    return emitted
  }

  const emitNode = (node: IrNode): LeafNode => {
    switch (node.kind) {
      case 'text':
        return typeof node.value === 'string' ? node.value : { t: 'text', value: node.value }
      case 'element':
        return {
          t: 'element',
          tag: node.tag,
          ...present({ ...writtenOn(node), children: emitNodes(node.children) }),
        }
      case 'host':
        return {
          t: 'host',
          site: numberOf(node),
          tag: node.tag,
          ...present({ ...drawnOn(node), children: emitNodes(node.children), slotValues: node.slotValues }),
        }
      case 'slot': {
        const { name, attributes } = node
        return {
          t: 'slot',
          site: numberOf(node),
          ...(name === undefined ? {} : { name }),
          ...present({ attributes }),
        }
      }
      case 'if':
        return { t: 'if', ...siteOf(node), branches: emitBranches(node) }
      case 'for': {
        const { list, item, index, key, body } = node
        return {
          t: 'for',
          ...siteOf(node),
          list,
          item,
          index,
          ...(key === undefined ? {} : { key }),
          body: emitBody(body),
        }
      }
      case 'template': {
        const { kind: _, ...use } = node
        return { t: 'template', ...siteOf(node), ...use }
      }
    }
  }

  const siteOf = (node: Parameters<Structure['siteOf']>[0]): { readonly site?: number } => {
    const site = structure.siteOf(node)
    return site === undefined ? {} : { site }
  }

  const numberOf = (node: IrHost | IrSlot): number => {
    const site = structure.siteOf(node)
    if (site === undefined) throw new Error(`a ${node.kind} was given no number`)
    return site
  }

  /** Logic asks the conditions of a structural block; the view only learns the outcome. */
  const emitBranches = (node: IrIf): LeafIf['branches'] =>
    node.branches.map(({ when, body }) =>
      when === undefined || structure.isStructural(node)
        ? { body: emitBody(body) }
        : { when, body: emitBody(body) },
    )

  const root = emitBody(ir.root)
  const templates = Object.fromEntries([...ir.templates].map(([key, body]) => [key, emitBody(body)]))
  return { root, ...(ir.templates.size === 0 ? {} : { templates }), reads: fieldsRead(root) }
}

function writtenOn({ attributes, events }: IrElement): Pick<IrElement, 'attributes' | 'events'> {
  return { attributes, events }
}

/** What is drawn on a host, and the properties that a `change:*` beside them watches. */
function drawnOn({ attributes, events }: IrHost): Pick<IrHost, 'attributes' | 'events'> {
  const watched = new Set(
    attributes.filter(([name]) => name.startsWith('change:')).map(([name]) => name.slice('change:'.length)),
  )
  const isDrawn = ([name]: Attribute): boolean =>
    drawnNames.has(name) ||
    name.startsWith('data-') ||
    name.startsWith('mark:') ||
    name.startsWith('change:') ||
    watched.has(name)
  return { attributes: attributes.filter(isDrawn), events }
}

const drawnNames: ReadonlySet<string> = new Set(['id', 'class', 'style', 'hidden', 'slot'])
