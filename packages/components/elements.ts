/** Making the elements that built-ins put inside themselves. */

export interface ElementSettings {
  readonly class?: string
  readonly text?: string
  readonly attributes?: Readonly<Record<string, string>>
}

export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  settings: ElementSettings = {},
  ...children: readonly Node[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  if (settings.class !== undefined) element.className = settings.class
  if (settings.text !== undefined) element.textContent = settings.text
  for (const [name, value] of Object.entries(settings.attributes ?? {})) element.setAttribute(name, value)
  element.append(...children)
  return element
}
