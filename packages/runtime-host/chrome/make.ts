/** Builds elements without HTML text, which the player's policy forbids. */

export interface Made {
  readonly class?: string
  readonly text?: string
  readonly label?: string
  readonly role?: string
  readonly onTap?: () => void
}

export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  made: Made = {},
  ...children: readonly Node[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  if (made.class) element.className = made.class
  if (made.text !== undefined) element.textContent = made.text
  if (made.label) element.setAttribute('aria-label', made.label)
  if (made.role) element.setAttribute('role', made.role)
  const { onTap } = made
  if (onTap) element.addEventListener('click', () => onTap())
  if (element instanceof HTMLButtonElement) element.type = 'button'
  element.append(...children)
  return element
}

/** An icon drawn by one path in a 24 × 24 box, in the colour of the text around it. */
export function icon(path: string): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  const shape = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  shape.setAttribute('d', path)
  shape.setAttribute('fill', 'currentColor')
  svg.append(shape)
  return svg
}
