/**
 * The tree that a person's browser shows, as text that can be written by hand:
 * elements by the names of the template, their id, class, style and `hidden`, and texts.
 *
 * Runs in the view's frame, so it refers to nothing outside itself.
 */
export function shownTree(): string {
  const shownAttributes = ['id', 'class', 'style', 'hidden'] as const
  const print = (node: Node, depth: number): string => {
    const pad = '  '.repeat(depth)
    if (node instanceof Text) {
      const text = node.data.replaceAll(/\s+/g, ' ').trim()
      return text === '' ? '' : `${pad}${text}\n`
    }
    if (!(node instanceof HTMLElement) || node.id.startsWith('frame-of-') || node.tagName === 'STYLE')
      return ''
    const children = (deeper: number): string =>
      [...node.childNodes].map((child) => print(child, deeper)).join('')
    // What a built-in is made of is its own affair.
    if (!node.tagName.startsWith('WX-')) return children(depth)
    const tag = node.tagName.slice(3).toLowerCase()
    const attributes = shownAttributes
      .map((name) => [name, value(node, name)] as const)
      .filter(([, written]) => written !== '')
      .map(([name, written]) => (name === 'hidden' ? ' hidden' : ` ${name}="${written}"`))
      .join('')
    const inside = children(depth + 1)
    if (inside === '') return `${pad}<${tag}${attributes}></${tag}>\n`
    return `${pad}<${tag}${attributes}>\n${inside}${pad}</${tag}>\n`
  }
  const value = (element: HTMLElement, name: (typeof shownAttributes)[number]): string => {
    switch (name) {
      case 'class':
        // Without the prefixes that keep the styles of components apart, each class once.
        return [...new Set([...element.classList].map((token) => token.replace(/^.*--(?=.)/, '')))]
          .filter((token) => !token.startsWith('wx-'))
          .join(' ')
      case 'style':
        return element.style.cssText.replace(/;$/, '')
      case 'hidden':
        return element.hidden || element.getAttribute('hidden') !== null ? 'hidden' : ''
      case 'id':
        return element.id
    }
  }
  const page = document.querySelector('wx-page')
  return page ? [...page.childNodes].map((child) => print(child, 0)).join('') : ''
}

/** Two trees are the same when they are after this. */
export function normalTree(tree: string): string {
  return tree
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/> /g, '>')
    .replaceAll(/ </g, '<')
    .trim()
    .replaceAll('><', '>\n<')
}
