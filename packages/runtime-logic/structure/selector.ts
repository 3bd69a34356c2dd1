/**
 * Selectors of `selectComponent`: `#id`, `.class`, `tag`, compounds of them, lists, and the
 * combinators descendant, child (`>`) and descendant across components (`>>>`). What stands in templates
 * of a plugin is found by that plugin alone.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/wxml/SelectorQuery.select.html
 */
import { rootOf } from '@maque/protocol/bundle/app-config.ts'
import { classTextOf, textOf } from '@maque/template/text.ts'
import type { Instance } from './instance.ts'
import { factsOf, hostsOf, valueIn, type LiveHost, type LiveParent } from './live-tree.ts'

interface Compound {
  readonly tag: string | undefined
  readonly id: string | undefined
  readonly classes: readonly string[]
  /** How it hangs on the compound before it; the first one on nothing. */
  readonly combinator: 'descendant' | 'child' | 'across' | undefined
}
type Selector = readonly Compound[]

const known = new Map<string, readonly Selector[]>()

/** The components in this instance's template that match, in document order. */
export function selectHosts(instance: Instance, written: string): readonly LiveHost[] {
  const selectors = parseSelectors(written)
  const isDeep = selectors.some((selector) => selector.some(({ combinator }) => combinator === 'across'))
  const found: LiveHost[] = []
  const root = rootOf(instance.definition.path)
  for (const host of isDeep ? hostsBelow(instance) : hostsOf(instance)) {
    if (isDeep && rootOf(host.owner.definition.path) !== root) continue
    if (selectors.some((selector) => matches(host, selector, instance))) found.push(host)
  }
  return found
}

function* hostsBelow(instance: Instance): Generator<LiveHost> {
  for (const host of hostsOf(instance)) {
    yield host
    yield* hostsBelow(host.instance)
  }
}

function parseSelectors(written: string): readonly Selector[] {
  const remembered = known.get(written)
  if (remembered) return remembered
  const selectors = written.split(',').map(parseSelector)
  known.set(written, selectors)
  return selectors
}

function parseSelector(written: string): Selector {
  const compounds: Compound[] = []
  let combinator: Compound['combinator']
  for (const [token] of written.matchAll(/>>>|>|[^\s>]+/g)) {
    if (token === '>>>') combinator = 'across'
    else if (token === '>') combinator = 'child'
    else {
      const parts = [...token.matchAll(/([.#]?)((?:\\.|[^.#\\])+)/g)].map(
        ([, mark, name]) => [mark, (name ?? '').replace(/\\(.)/g, '$1')] as const,
      )
      compounds.push({
        tag: parts.find(([mark]) => mark === '')?.[1],
        id: parts.find(([mark]) => mark === '#')?.[1],
        classes: parts.flatMap(([mark, name]) => (mark === '.' ? [name] : [])),
        combinator: compounds.length === 0 ? undefined : (combinator ?? 'descendant'),
      })
      combinator = undefined
    }
  }
  return compounds
}

function matches(node: LiveParent, selector: Selector, within: Instance, at = selector.length - 1): boolean {
  const compound = selector[at]
  if (!compound || !fits(node, compound)) return false
  // What is written before `>>>` stands in the outer template; without it, all stands in one.
  if (at === 0) return node.owner === within
  switch (compound.combinator) {
    case 'child':
      return node.parent !== null && matches(node.parent, selector, within, at - 1)
    case 'across': {
      for (let outer = outwards(node); outer; outer = outwards(outer)) {
        if (matches(outer, selector, within, at - 1)) return true
      }
      return false
    }
    default: {
      for (let outer = node.parent; outer; outer = outer.parent) {
        if (matches(outer, selector, within, at - 1)) return true
      }
      return false
    }
  }
}

/** The node around it, leaving the component's own template at its top. */
function outwards(node: LiveParent): LiveParent | null {
  return node.parent ?? node.owner.host
}

function fits(node: LiveParent, { tag, id, classes }: Compound): boolean {
  if (tag !== undefined && tag !== '*' && node.node.tag !== tag) return false
  const facts = factsOf(node)
  if (id !== undefined && (!facts.id || textOf(valueIn(node.scope, facts.id)) !== id)) return false
  if (classes.length === 0) return true
  if (!facts.className) return false
  const own = classTextOf(valueIn(node.scope, facts.className)).split(/\s+/)
  return classes.every((name) => own.includes(name))
}
