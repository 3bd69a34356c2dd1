import { CUSTOM_TAB_BAR } from '@maque/protocol/bundle/app-config.ts'
import type {
  Body,
  LeafHost,
  LeafNode,
  StructureHost,
  StructureNode,
} from '@maque/protocol/bundle/program.ts'
import type { CompiledUnit } from './compile-unit.ts'

const extended = new WeakMap<CompiledUnit, CompiledUnit>()

/**
 * A page of the tab bar with an instance of the app's own tab bar behind all it draws itself.
 *
 * Both programs get the same host as the last one of the root body, so that every number the page
 * already has stays. The same unit gives the same page: what has not changed is not emitted again.
 */
export function pageWithTabBar(unit: CompiledUnit): CompiledUnit {
  const known = extended.get(unit)
  if (known) return known
  const { template, using } = unit
  const page: CompiledUnit = {
    ...unit,
    using: { ...using, using: { ...using.using, [CUSTOM_TAB_BAR.tag]: CUSTOM_TAB_BAR.path } },
    template: {
      ...template,
      leaf: { ...template.leaf, root: withHost<LeafNode>(template.leaf.root, tabBarAt) },
      structure: { ...template.structure, root: withHost<StructureNode>(template.structure.root, tabBarAt) },
    },
  }
  extended.set(unit, page)
  return page
}

function withHost<Node>({ nodes, hosts }: Body<Node>, hostAt: (site: number) => Node): Body<Node> {
  return { nodes: [...nodes, hostAt(hosts)], hosts: hosts + 1 }
}

/** Without attributes, events and children a host is the same in both programs. */
function tabBarAt(site: number): LeafHost & StructureHost {
  return { t: 'host', site, tag: CUSTOM_TAB_BAR.tag }
}
