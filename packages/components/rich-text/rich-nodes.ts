/**
 * What `<rich-text nodes>` holds, as a tree that may be drawn.
 *
 * Whatever comes in — a tree that the app made, or HTML from anywhere — leaves as elements of the
 * allowed names with allowed attributes. HTML is parsed into a document that runs nothing and
 * loads nothing, and is never put into the page itself.
 */
import { stringOf } from '../attribute-values.ts'
import { allowedAttributes } from './allowed.ts'

export type RichNode =
  | { readonly type: 'text'; readonly text: string }
  | {
      readonly type: 'node'
      readonly name: string
      /** Allowed ones; values as written. */
      readonly attributes: Readonly<Record<string, string>>
      readonly children: readonly RichNode[]
    }

export function richNodesOf(nodes: unknown): readonly RichNode[] {
  if (typeof nodes === 'string') return fromHtml(nodes)
  return Array.isArray(nodes) ? nodes.flatMap(fromTree) : []
}

function fromTree(node: unknown): readonly RichNode[] {
  if (typeof node !== 'object' || node === null) return []
  const { type, text, name, attrs, children } = node as Readonly<Record<string, unknown>>
  if (type === 'text') return [{ type: 'text', text: decoded(stringOf(text)) }]

  const tag = stringOf(name).toLowerCase()
  const names = allowedAttributes(tag)
  if (names === undefined) return []
  const written = Object.entries(typeof attrs === 'object' && attrs !== null ? attrs : {})
  return [
    {
      type: 'node',
      name: tag,
      attributes: attributesOf(
        names,
        written.map(([attribute, value]) => [attribute.toLowerCase(), stringOf(value)]),
      ),
      children: Array.isArray(children) ? children.flatMap(fromTree) : [],
    },
  ]
}

function fromHtml(html: string): readonly RichNode[] {
  return [...parsed(html).childNodes].flatMap(fromDom)
}

function fromDom(node: Node): readonly RichNode[] {
  if (node instanceof Text || node.nodeType === Node.TEXT_NODE) {
    return [{ type: 'text', text: node.textContent ?? '' }]
  }
  if (node.nodeType !== Node.ELEMENT_NODE) return []
  // An element node of another document is an `Element` of that document's making.
  const element = node as Element
  const tag = element.localName
  const names = allowedAttributes(tag)
  if (names === undefined) return []
  const written = [...element.attributes].map(({ name, value }): [string, string] => [name, value])
  return [
    {
      type: 'node',
      name: tag,
      attributes: attributesOf(names, written),
      children: [...element.childNodes].flatMap(fromDom),
    },
  ]
}

function attributesOf(
  names: readonly string[],
  written: readonly (readonly [string, string])[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    written.filter(([name]) => name === 'class' || name === 'style' || names.includes(name)),
  )
}

/** Text with its entities decoded; `<` in it is text. */
function decoded(text: string): string {
  return text.includes('&') ? (parsed(text.replaceAll('<', '&lt;')).textContent ?? '') : text
}

function parsed(html: string): HTMLElement {
  return new DOMParser().parseFromString(html, 'text/html').body
}
