/** What can be known of a body without linking it, so that branches that are never drawn are never linked. */
import type { Expression } from '@maque/protocol/bundle/expression.ts'
import type { Attribute, EventBinding, LeafBody, LeafFor, LeafNode } from '@maque/protocol/bundle/program.ts'
import { readsOf, type Read } from '@maque/template/reads.ts'

export interface BodyFacts {
  /** What anything in it reads of what is around it; the data of `<template>`s excluded. */
  readonly reads: readonly Read[]
  /** Something in it must be told when it goes: a mounted built-in, an instance, a slot. */
  readonly mustForget: boolean
}

const known = new WeakMap<LeafBody, BodyFacts>()

export function factsOf(
  body: LeafBody,
  isMounted: (tag: string, written: readonly string[]) => boolean,
): BodyFacts {
  const remembered = known.get(body)
  if (remembered) return remembered
  const facts = factsOfNodes(body.nodes, isMounted)
  known.set(body, facts)
  return facts
}

function factsOfNodes(
  nodes: readonly LeafNode[],
  isMounted: (tag: string, written: readonly string[]) => boolean,
): BodyFacts {
  const reads = new Map<string, Read>()
  let mustForget = false
  const add = (found: readonly Read[]): void => {
    for (const read of found) reads.set(readKey(read), read)
  }
  const addExpression = (expression: Expression | undefined): void => {
    if (expression) add(readsOf(expression))
  }
  const addBody = (body: LeafBody, without?: LeafFor): void => {
    const inside = factsOf(body, isMounted)
    mustForget ||= inside.mustForget
    add(without ? outsideOfRow(inside.reads, without) : inside.reads)
  }
  const visit = (node: LeafNode): void => {
    if (typeof node === 'string') return
    switch (node.t) {
      case 'text':
        return addExpression(node.value)
      case 'element':
      case 'host':
        add(readsOfWritten(node.attributes, node.events))
        mustForget ||= node.t === 'host' || isMounted(node.tag, node.attributes?.map(([name]) => name) ?? [])
        for (const child of node.children ?? []) visit(child)
        return
      case 'slot':
        mustForget = true
        if (typeof node.name === 'object') addExpression(node.name)
        return add(readsOfWritten(node.attributes, undefined))
      case 'if':
        mustForget ||= node.site !== undefined
        for (const { when, body } of node.branches) {
          addExpression(when)
          addBody(body)
        }
        return
      case 'for':
        mustForget ||= node.site !== undefined
        addExpression(node.list)
        return addBody(node.body, node)
      case 'template':
        // Its body may be this very body again: what it holds is not looked at.
        mustForget = true
        if (typeof node.is === 'object') addExpression(node.is)
        return addExpression(node.data)
    }
  }
  for (const node of nodes) visit(node)
  return { reads: [...reads.values()], mustForget }
}

/** What a row reads apart from its own item and index. */
export function outsideOfRow(
  reads: readonly Read[],
  { item, index }: Pick<LeafFor, 'item' | 'index'>,
): readonly Read[] {
  return reads.filter((read) => read.from === 'data' || (read.slot !== item && read.slot !== index))
}

function readsOfWritten(
  attributes: readonly Attribute[] = [],
  events: readonly EventBinding[] = [],
): readonly Read[] {
  return [
    ...attributes.flatMap(([, value]) => (typeof value === 'object' ? readsOf(value) : [])),
    ...events.flatMap(({ handler }) => (typeof handler === 'object' ? readsOf(handler) : [])),
  ]
}

function readKey(read: Read): string {
  const path = read.path.map((step) => (typeof step === 'number' ? `#${step}` : `.${step}`)).join('')
  return read.from === 'data' ? `${read.name}${path}` : `${read.slot}@${path}`
}
