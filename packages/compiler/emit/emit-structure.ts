import type {
  Attribute,
  StructureBody,
  StructureNode,
  StructureProgram,
} from '@maque/protocol/bundle/program.ts'
import type { IrBody, IrElement, IrHost, IrNode, TemplateIr } from '../ir/template.ts'
import type { Structure } from '../analyze/structure.ts'
import { present } from './present.ts'

/**
 * The program of logic: hosts, slots, the blocks around them, and what events and selectors can
 * name on the way to them.
 *
 * Everything else is left out. An element that nothing can name leaves its children in its
 * place, unless it stands directly in a host: there it is what goes into the slot, and its
 * children are not.
 */
export function emitStructure(ir: TemplateIr, structure: Structure): StructureProgram {
  const emitBody = (body: IrBody, isSlotContent: boolean): StructureBody => ({
    nodes: emitNodes(body.nodes, isSlotContent),
    hosts: structure.hostsIn(body),
  })

  const emitNodes = (nodes: readonly IrNode[], isSlotContent: boolean): readonly StructureNode[] =>
    nodes.flatMap((node) => (structure.isStructural(node) ? emitNode(node, isSlotContent) : []))

  const emitNode = (node: IrNode, isSlotContent: boolean): StructureNode | readonly StructureNode[] => {
    switch (node.kind) {
      case 'text':
        return []
      case 'element': {
        const children = emitNodes(node.children, false)
        if (!isSlotContent && !canBeNamed(node)) return children
        return { t: 'element', tag: node.tag, ...present({ ...namedOn(node), children }) }
      }
      case 'host':
        return {
          t: 'host',
          site: siteOf(node),
          tag: node.tag,
          ...present({
            ...receivedBy(node),
            children: emitNodes(node.children, true),
            slotValues: node.slotValues,
          }),
        }
      case 'slot': {
        const { name, attributes } = node
        return {
          t: 'slot',
          site: siteOf(node),
          ...(name === undefined ? {} : { name }),
          ...present({ attributes }),
        }
      }
      case 'if': {
        const branches = node.branches.map(({ when, body }) => ({
          ...(when === undefined ? {} : { when }),
          body: emitBody(body, isSlotContent),
        }))
        return { t: 'if', site: siteOf(node), branches }
      }
      case 'for': {
        const { list, item, index, key, body } = node
        return {
          t: 'for',
          site: siteOf(node),
          list,
          item,
          index,
          ...(key === undefined ? {} : { key }),
          body: emitBody(body, isSlotContent),
        }
      }
      case 'template': {
        const { kind: _, ...use } = node
        return { t: 'template', site: siteOf(node), ...use }
      }
    }
  }

  const siteOf = (node: Parameters<Structure['siteOf']>[0]): number => {
    const site = structure.siteOf(node)
    if (site === undefined) throw new Error(`a structural ${node.kind} was given no number`)
    return site
  }

  // A template may be used as slot content somewhere: what stands directly in it is kept.
  const templates = [...ir.templates].map(([key, body]) => [key, emitBody(body, true)] as const)
  const known = templates.filter(([key]) => structure.isTemplateOfLogic(key))
  return {
    root: emitBody(ir.root, false),
    ...(known.length === 0 ? {} : { templates: Object.fromEntries(known) }),
  }
}

/** Whether an event handler, a selector or a mark could tell that the element is there. */
function canBeNamed({ attributes, events }: IrElement): boolean {
  return events.length > 0 || attributes.some(([name]) => naming.has(name) || name.startsWith('mark:'))
}

const naming: ReadonlySet<string> = new Set(['id', 'class', 'slot'])

/** A `data-*` is only ever seen by the handlers of the same element. */
function namedOn({ attributes, events }: IrElement): Pick<IrElement, 'attributes' | 'events'> {
  const isNamed = ([name]: Attribute): boolean =>
    naming.has(name) || name.startsWith('mark:') || (events.length > 0 && name.startsWith('data-'))
  return { attributes: attributes.filter(isNamed), events }
}

/** `change:*` is the view's business. */
function receivedBy({ attributes, events }: IrHost): Pick<IrHost, 'attributes' | 'events'> {
  return { attributes: attributes.filter(([name]) => !name.startsWith('change:')), events }
}
