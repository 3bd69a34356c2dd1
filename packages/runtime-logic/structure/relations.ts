/**
 * Links between components that stand near each other in one template.
 *
 * (1) `parent` and `child` link a component with the one that it stands directly in, blocks aside;
 *     `ancestor` and `descendant` with the nearest one around it that fits, whatever is in between.
 * (2) Both sides must name each other. The outer side hears of it first.
 * (3) Links come after `attached` and go after `detached`.
 */
import { Behavior } from '../definitions/behavior.ts'
import { counterpartOf, type Relation } from '../definitions/relation.ts'
import type { Instance } from './instance.ts'
import { hostsOf, type LiveParent } from './live-tree.ts'

export function linkRelations(instance: Instance): void {
  const { relations } = instance
  if (relations.length === 0) return
  for (const relation of relations) {
    if (relation.kind !== 'parent' && relation.kind !== 'ancestor') continue
    const found = outerSide(instance, relation)
    if (!found) continue
    addLink(found.instance, found.relation, instance)
    addLink(instance, relation, found.instance)
    tell(found.instance, found.relation, 'linked', instance)
    tell(instance, relation, 'linked', found.instance)
  }
}

export function unlinkRelations(instance: Instance): void {
  if (!instance.links) return
  for (const [relation, others] of instance.links) {
    for (const other of others) {
      for (const [back, linked] of other.links ?? []) {
        if (!linked.includes(instance)) continue
        other.links?.set(
          back,
          linked.filter((one) => one !== instance),
        )
        tellBoth(instance, relation, other, back, 'unlinked')
      }
    }
  }
  instance.links = null
}

export function relationsMoved(instance: Instance): void {
  if (!instance.links) return
  for (const [relation, others] of instance.links) {
    if (relation.kind !== 'parent' && relation.kind !== 'ancestor') continue
    for (const other of others) {
      for (const [back, linked] of other.links ?? []) {
        if (linked.includes(instance)) tellBoth(instance, relation, other, back, 'linkChanged')
      }
    }
  }
}

/** The linked components in document order; `key` as the relation is written, or the path it means. */
export function relatedBy(instance: Instance, key: string): readonly Instance[] {
  const path = key.replace(/^\//, '')
  const linked = [...(instance.links ?? [])].flatMap(([relation, others]) =>
    relation.key === key || relation.target === path ? others : [],
  )
  if (linked.length < 2 || !instance.owner) return linked
  return [...hostsOf(instance.owner)].flatMap((host) =>
    linked.includes(host.instance) ? [host.instance] : [],
  )
}

function outerSide(
  instance: Instance,
  relation: Relation,
): { readonly instance: Instance; readonly relation: Relation } | undefined {
  let node: LiveParent | null | undefined = instance.host?.parent
  for (; node; node = relation.kind === 'parent' ? null : node.parent) {
    if (node.kind !== 'host' || !fits(node.instance, relation)) continue
    const { instance: outer } = node
    const back = outer.relations.find(
      (other) => other.kind === counterpartOf(relation.kind) && fits(instance, other),
    )
    if (back) return { instance: outer, relation: back }
  }
  return undefined
}

function fits(instance: Instance, { target }: Relation): boolean {
  const { path, behaviors } = instance.definition
  return target instanceof Behavior ? behaviors.includes(target) : target === path
}

function addLink(instance: Instance, relation: Relation, other: Instance): void {
  instance.links ??= new Map()
  instance.links.set(relation, [...(instance.links.get(relation) ?? []), other])
}

/** The outer side first: see (2). */
function tellBoth(
  instance: Instance,
  relation: Relation,
  other: Instance,
  back: Relation,
  news: 'linkChanged' | 'unlinked',
): void {
  const isInner = relation.kind === 'parent' || relation.kind === 'ancestor'
  if (isInner) {
    tell(other, back, news, instance)
    tell(instance, relation, news, other)
  } else {
    tell(instance, relation, news, other)
    tell(other, back, news, instance)
  }
}

function tell(
  instance: Instance,
  relation: Relation,
  news: 'linked' | 'linkChanged' | 'unlinked',
  other: Instance,
): void {
  instance.call(relation[news], [other.self], `relations: ${news}`)
}
