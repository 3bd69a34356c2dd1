import type { Expression } from '@maque/protocol/bundle/expression.ts'
import { partsOf } from '@maque/protocol/bundle/expression-parts.ts'
import type { Attribute, EventBinding, LeafBody, LeafNode } from '@maque/protocol/bundle/program.ts'

/**
 * The fields of the component's data that a body reads.
 *
 * Bodies of templates are not entered: they read the data they are given, and what that is made
 * of stands at their use.
 */
export function fieldsRead(body: LeafBody): readonly string[] {
  const fields = new Set<string>()
  readBody(body, fields)
  return [...fields].sort()
}

function readBody(body: LeafBody, into: Set<string>): void {
  for (const node of body.nodes) readNode(node, into)
}

function readNode(node: LeafNode, into: Set<string>): void {
  if (typeof node === 'string') return
  switch (node.t) {
    case 'text':
      return readExpression(node.value, into)
    case 'element':
    case 'host':
      readAttributes(node.attributes, into)
      readEvents(node.events, into)
      for (const child of node.children ?? []) readNode(child, into)
      return
    case 'slot':
      if (typeof node.name === 'object') readExpression(node.name, into)
      return readAttributes(node.attributes, into)
    case 'if':
      for (const { when, body } of node.branches) {
        if (when) readExpression(when, into)
        readBody(body, into)
      }
      return
    case 'for':
      readExpression(node.list, into)
      return readBody(node.body, into)
    case 'template':
      if (typeof node.is === 'object') readExpression(node.is, into)
      if (node.data) readExpression(node.data, into)
  }
}

function readAttributes(attributes: readonly Attribute[] | undefined, into: Set<string>): void {
  for (const [, value] of attributes ?? []) if (typeof value === 'object') readExpression(value, into)
}

function readEvents(events: readonly EventBinding[] | undefined, into: Set<string>): void {
  for (const { handler } of events ?? []) if (typeof handler === 'object') readExpression(handler, into)
}

function readExpression(expression: Expression, into: Set<string>): void {
  if (expression[0] === 'data') into.add(expression[1])
  for (const part of partsOf(expression)) readExpression(part, into)
}
