import type { Content, Fragment, Host, Spot } from './model.ts'
export type Place =
  | { readonly kind: 'nodes'; readonly parent: Node; readonly before: Node | null }
  /** At the top of a component's content: its slots decide. */
  | { readonly kind: 'content'; readonly content: Content }

/**
 * Between the tags of a component that logic never made: where slots draw their content anew, the first
 * drawing is shown nowhere, and logic knows nothing of the components in it.
 */
const nowhere: Content = { touch: () => undefined, distribute: () => undefined }

export function placeOf(fragment: Fragment, spot: Spot): Place {
  const content = contentAt(fragment, spot)
  if (content) return { kind: 'content', content }
  const { nodes } = fragment
  if (spot.kind === 'inside') {
    const before = spot.before ? (nodes[spot.before.at] as Node) : null
    return { kind: 'nodes', parent: nodes[spot.parent.at] as Node, before }
  }
  if (spot.kind === 'content') throw new Error('a host has content before its children are drawn')
  const before = nodes[spot.before.at] as Node
  // An anchor at the top of a fragment is in a holder or in the document, or its fragment is gone.
  return { kind: 'nodes', parent: before.parentNode as Node, before }
}

/** The content whose top the spot is at, if any. */
export function contentAt(fragment: Fragment, spot: Spot): Content | null {
  switch (spot.kind) {
    case 'inside':
      return null
    case 'top':
      return fragment.content
    case 'content': {
      const host = fragment.state[spot.host] as Host | undefined
      return host ? host.instance.content : nowhere
    }
  }
}
