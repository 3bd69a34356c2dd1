import type { MarkupAttribute, MarkupElement } from '../parse/markup/syntax.ts'

export function attributeNamed(element: MarkupElement, name: string): MarkupAttribute | undefined {
  for (const attribute of element.attributes) if (attribute.name === name) return attribute
  return undefined
}

/** The value of an attribute as written, without blanks around it. */
export function textOfAttribute(element: MarkupElement, name: string): string | undefined {
  return attributeNamed(element, name)?.value?.text.trim()
}
