/** What a template shows for some data, as a tree: the program of the view, evaluated without a document. */
import { runInThisContext } from 'node:vm'
import type { WxsFactory } from '@maque/protocol/bundle/manifest.ts'
import type { AttributeValue, LeafBody, LeafNode } from '@maque/protocol/bundle/program.ts'
import { compileExpression, type Fields } from '@maque/template/evaluate.ts'
import { entriesOf } from '@maque/template/list.ts'
import { textOf } from '@maque/template/text.ts'
import { createWxsRuntime } from '@maque/template/wxs/create-wxs-runtime.ts'
import type { CompiledTemplate } from '../template/compile-template.ts'

export type DrawnNode = string | DrawnElement
export interface DrawnElement {
  readonly tag: string
  /** Event bindings are among them, as `bind:tap`. */
  readonly attributes: Readonly<Record<string, unknown>>
  readonly children: readonly DrawnNode[]
}

interface Around {
  readonly data: Fields
  readonly locals: readonly unknown[]
}

export function drawTemplate(
  { leaf, wxsModules }: Pick<CompiledTemplate, 'leaf' | 'wxsModules'>,
  data: Fields,
): readonly DrawnNode[] {
  const wxs = createWxsRuntime({ onStepLimit: () => {}, log: () => {} })
  for (const [key, { code }] of wxsModules) wxs.define({ [key]: runInThisContext(`(${code})`) as WxsFactory })

  const scripts = { moduleOf: wxs.moduleOf, report: () => {} }
  const valueOf = (value: AttributeValue, { data: fields, locals }: Around): unknown =>
    typeof value === 'object' ? compileExpression(value, scripts)(fields, locals) : value

  const drawBody = ({ nodes }: LeafBody, around: Around): readonly DrawnNode[] =>
    nodes.flatMap((node) => drawNode(node, around))

  const drawNode = (node: LeafNode, around: Around): readonly DrawnNode[] => {
    if (typeof node === 'string') return [node]
    switch (node.t) {
      case 'text':
        return [textOf(valueOf(node.value, around))]
      case 'element':
      case 'host': {
        const { tag, attributes = [], events = [], children = [] } = node
        const written = attributes.map(([name, value]) => [name, valueOf(value, around)] as const)
        const bound = events.map((event) => [bindingName(event), valueOf(event.handler, around)] as const)
        return [
          {
            tag,
            attributes: Object.fromEntries([...written, ...bound]),
            children: joined(children.flatMap((child) => drawNode(child, around))),
          },
        ]
      }
      case 'slot': {
        const { name, attributes = [] } = node
        const written = attributes.map(([key, value]) => [key, valueOf(value, around)] as const)
        const named = name === undefined ? [] : [['name', valueOf(name, around)] as const]
        return [{ tag: 'slot', attributes: Object.fromEntries([...named, ...written]), children: [] }]
      }
      case 'if': {
        const branch = node.branches.find(({ when }) => when === undefined || valueOf(when, around))
        return branch ? drawBody(branch.body, around) : []
      }
      case 'for': {
        const { items, keys } = entriesOf(valueOf(node.list, around))
        return items.flatMap((item, place) => {
          const locals = [...around.locals]
          locals[node.item] = item
          locals[node.index] = keys ? keys[place] : place
          return drawBody(node.body, { data: around.data, locals })
        })
      }
      case 'template': {
        const name = textOf(valueOf(node.is, around))
        const key = node.among ? node.among[name] : name
        const body = key === undefined ? undefined : leaf.templates?.[key]
        const fields = node.data && valueOf(node.data, around)
        return body ? drawBody(body, { data: (fields ?? {}) as Fields, locals: [] }) : []
      }
    }
  }
  return joined(drawBody(leaf.root, { data, locals: [] }))
}

/** Texts side by side are one: nobody can tell where they were parted. */
export function joined(nodes: readonly DrawnNode[]): readonly DrawnNode[] {
  const kept: DrawnNode[] = []
  for (const node of nodes) {
    const last = kept.at(-1)
    if (typeof node === 'string' && typeof last === 'string') kept[kept.length - 1] = last + node
    else if (node !== '') kept.push(node)
  }
  return kept
}

export function bindingName(event: {
  readonly type: string
  readonly isCapture?: true
  readonly isCatch?: true
  readonly isMutual?: true
}): string {
  const how = event.isMutual ? 'mut-bind' : event.isCatch ? 'catch' : 'bind'
  return `${event.isCapture ? 'capture-' : ''}${how}:${event.type}`
}

/** On one line, as people read it. */
export function written(nodes: readonly DrawnNode[]): string {
  return nodes
    .map((node) => {
      if (typeof node === 'string') return JSON.stringify(node)
      const attributes = Object.keys(node.attributes)
        .toSorted()
        .map((name) => ` ${name}=${printed(node.attributes[name])}`)
      return `<${node.tag}${attributes.join('')}>${written(node.children)}</${node.tag}>`
    })
    .join('')
}

function printed(value: unknown): string {
  if (typeof value === 'function') return 'function'
  return typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value))
}
