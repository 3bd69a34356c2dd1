/** One function an attribute, by its hyphenated name. */
import { hyphenated } from '@maque/template/text.ts'

export type AttributeSetters = Readonly<Record<string, (value: unknown) => void>>

/**
 * The `set` of a mounted built-in. Authors write `form-type` and `formType`, `activeColor` and
 * `active-color` alike; attributes without a setter are not this built-in's business.
 */
export function attributeSetters(setters: AttributeSetters): (name: string, value: unknown) => void {
  return (name, value) => setters[hyphenated(name)]?.(value)
}

/**
 * The attribute in the document, where style sheets (ours, and authors' `button[type=primary]`)
 * look for it.
 */
export function reflect(element: Element, name: string, value: string | boolean): void {
  if (value === false || value === '') element.removeAttribute(name)
  else element.setAttribute(name, value === true ? '' : value)
}
