import { textOf } from '@maque/template/text.ts'

type Set = (name: string, value: unknown) => void

/**
 * What an author says of a field with `aria-*` is written on the control inside it, which is what
 * people reach: on the element around it, no reader would tell it. For built-ins with `hasControl`.
 */
export function describing(control: HTMLElement, set: Set): Set {
  return (name, value) => {
    if (!name.startsWith('aria-')) return set(name, value)
    const attribute = name === 'aria-role' ? 'role' : name
    const text = typeof value === 'object' ? '' : textOf(value)
    if (text === '') control.removeAttribute(attribute)
    else control.setAttribute(attribute, text)
  }
}
