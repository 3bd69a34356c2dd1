/**
 * Finds elements of a component by a selector as its author writes it: `#id`, `.class`, `tag`,
 * `[attribute]`, `[attribute="value"]`, compounds and lists of them, descendants, children (`>`), and
 * descendants in components below (`>>>`).
 *
 * (1) Without `>>>` only elements of the component's own template are found, wherever its content
 *     was put in the document.
 * (2) A class is what the author calls it, whatever it became in the document.
 * (3) Attributes are those that elements have in the document: a built-in shows there what names it,
 *     such as the `canvas-id` of a canvas.
 * (4) What is no such selector finds nothing.
 * (5) What stands in templates of a plugin is found by that plugin alone.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/wxml/SelectorQuery.select.html
 */
import { rootOf } from '@maque/protocol/bundle/app-config.ts'
import type { Instance } from '../draw/model.ts'
import { recordOf } from '../draw/node-record.ts'
import { ownToken } from '../elements/class-scope.ts'
import { ownerOf, templateElement } from '../events/event-target.ts'
import { elementName } from '../link/link-body.ts'

interface Compound {
  readonly tag: string | undefined
  readonly id: string | undefined
  readonly classes: readonly string[]
  /** As CSS writes them: `[canvas-id="a"]`. */
  readonly attributes: readonly string[]
  /** How it hangs on the compound before it; the first on nothing. */
  readonly combinator: 'descendant' | 'child' | 'across' | undefined
}
type Selector = readonly Compound[]

const ATTRIBUTE = /\[(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[^\]"'])*\]/g
const WHOLE_ATTRIBUTE = /^\[\s*[\w-]+\s*(?:=\s*(?:[\w-]+|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')\s*)?\]$/
/** Commas and spaces may stand in the values of attributes. */
const PART = new RegExp(`(?:${ATTRIBUTE.source}|[^,])+`, 'g')
const TOKEN = new RegExp(`>>>|>|(?:${ATTRIBUTE.source}|[^\\s>])+`, 'g')

export function selectElements(instance: Instance, written: string): readonly HTMLElement[] {
  const selectors = (written.match(PART) ?? []).flatMap((part) => parseSelector(part) ?? [])
  const { root } = instance.page
  const found = new Set<HTMLElement>()
  for (const selector of selectors) {
    for (const element of candidates(root, selector, instance)) {
      if (isOpenTo(instance, element) && matches(element, selector, instance)) found.add(element)
    }
  }
  return selectors.length > 1 ? [...found].sort(inDocumentOrder) : [...found]
}

/** Elements that the last compound may mean, in the order of the document. */
function candidates(root: HTMLElement, selector: Selector, instance: Instance): Iterable<HTMLElement> {
  const last = selector.at(-1)
  const isAcross = selector.some(({ combinator }) => combinator === 'across')
  const [name] = last?.classes ?? []
  const query =
    last?.id !== undefined
      ? `#${CSS.escape(last.id)}`
      : name !== undefined && !isAcross
        ? `.${CSS.escape(ownToken(name, instance.component))}`
        : last?.tag !== undefined && last.tag !== '*'
          ? CSS.escape(elementName(last.tag))
          : (last?.attributes[0] ?? '*')
  const below = root.querySelectorAll<HTMLElement>(query)
  return root.matches(query) ? [root, ...below] : below
}

/** `null` for what is no selector of this kind. */
function parseSelector(written: string): readonly [Selector] | null {
  const compounds: Compound[] = []
  let combinator: Compound['combinator']
  for (const [token] of written.matchAll(TOKEN)) {
    if (token === '>>>') combinator = 'across'
    else if (token === '>') combinator = 'child'
    else {
      const attributes = token.match(ATTRIBUTE) ?? []
      if (attributes.some((attribute) => !WHOLE_ATTRIBUTE.test(attribute))) return null
      const parts = [...token.replace(ATTRIBUTE, '').matchAll(/([.#]?)((?:\\.|[^.#\\])+)/g)].map(
        ([, mark, name]) => [mark, (name ?? '').replace(/\\(.)/g, '$1')] as const,
      )
      const tag = parts.find(([mark]) => mark === '')?.[1]
      if (tag !== undefined && !/^(\*|[\w-]+)$/.test(tag)) return null
      compounds.push({
        tag,
        id: parts.find(([mark]) => mark === '#')?.[1],
        classes: parts.flatMap(([mark, name]) => (mark === '.' ? [name] : [])),
        attributes,
        combinator: compounds.length === 0 ? undefined : (combinator ?? 'descendant'),
      })
      combinator = undefined
    }
  }
  return compounds.length > 0 ? [compounds] : null
}

function matches(
  element: HTMLElement,
  selector: Selector,
  within: Instance,
  at = selector.length - 1,
): boolean {
  const compound = selector[at]
  const owner = ownerOf(element)
  if (!compound || !owner || !fits(element, compound, owner)) return false
  // What stands before `>>>` is in the outer template; without it all is in one.
  if (at === 0) return owner === within
  const isAcross = compound.combinator === 'across'
  for (let outer = outwards(element); outer; outer = outwards(outer)) {
    // Content stands inside the components that show it; they are not around it in the template.
    if (!isAcross && ownerOf(outer) !== owner) continue
    if (matches(outer, selector, within, at - 1)) return true
    if (compound.combinator === 'child') return false
  }
  return false
}

function isOpenTo(asker: Instance, element: HTMLElement): boolean {
  const owner = ownerOf(element)
  return owner === asker || (owner !== undefined && rootOf(pathOf(owner)) === rootOf(pathOf(asker)))
}

const pathOf = ({ component }: Instance): string => component.definition.path

function outwards(element: HTMLElement): HTMLElement | null {
  return templateElement(element.parentNode)
}

function fits(element: HTMLElement, { tag, id, classes, attributes }: Compound, owner: Instance): boolean {
  if (tag !== undefined && tag !== '*' && element.localName !== elementName(tag)) return false
  if (id !== undefined && element.id !== id) return false
  if (!attributes.every((attribute) => element.matches(attribute))) return false
  return classes.every((name) => element.classList.contains(ownToken(name, owner.component)))
}

function inDocumentOrder(one: Node, other: Node): number {
  return one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1
}

/** The component that an element is the host of, or else the one whose template it is in. */
export function instanceAt(element: Node): Instance | undefined {
  return recordOf(element)?.instance ?? ownerOf(element)
}
