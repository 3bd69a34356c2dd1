/** Class and style of an element: what the template says, with press feedback and what WXS set over it. */
import { recordOf, type NodeRecord, type Overrides } from '../draw/node-record.ts'

export function writeClass(element: HTMLElement, templateClass: string): void {
  const over = recordOf(element)?.over
  if (over) {
    over.templateClass = templateClass
    applyClass(element, over)
  } else element.className = templateClass
}

export function writeStyle(element: HTMLElement, templateStyle: string): void {
  const over = recordOf(element)?.over
  if (over) {
    over.templateStyle = templateStyle
    applyStyle(element, over)
  } else element.style.cssText = templateStyle
}

export function addTokens(element: HTMLElement, facts: NodeRecord, tokens: readonly string[]): void {
  const over = overridesOf(element, facts)
  for (const token of tokens) {
    over.removed.delete(token)
    over.added.add(token)
  }
  applyClass(element, over)
}

/** They are not there any more, whoever wrote them. */
export function removeTokens(element: HTMLElement, facts: NodeRecord, tokens: readonly string[]): void {
  const over = overridesOf(element, facts)
  for (const token of tokens) {
    over.added.delete(token)
    over.removed.add(token)
  }
  applyClass(element, over)
}

/** Takes back what `addTokens` added. */
export function withdrawTokens(element: HTMLElement, facts: NodeRecord, tokens: readonly string[]): void {
  const over = overridesOf(element, facts)
  for (const token of tokens) over.added.delete(token)
  applyClass(element, over)
}

export function overrideStyle(
  element: HTMLElement,
  facts: NodeRecord,
  style: ReadonlyMap<string, string>,
): void {
  const over = overridesOf(element, facts)
  for (const [name, value] of style) {
    over.style.set(name, value)
    setProperty(element, name, value)
  }
}

function overridesOf(element: HTMLElement, facts: NodeRecord): Overrides {
  facts.over ??= {
    added: new Set(),
    removed: new Set(),
    style: new Map(),
    templateClass: element.className,
    templateStyle: element.style.cssText,
  }
  return facts.over
}

function applyClass(element: HTMLElement, { templateClass, added, removed }: Overrides): void {
  element.className = templateClass
  if (removed.size > 0) element.classList.remove(...removed)
  if (added.size > 0) element.classList.add(...added)
}

function applyStyle(element: HTMLElement, { templateStyle, style }: Overrides): void {
  element.style.cssText = templateStyle
  for (const [name, value] of style) setProperty(element, name, value)
}

function setProperty(element: HTMLElement, name: string, written: string): void {
  const isImportant = /!important\s*$/.test(written)
  const value = isImportant ? written.replace(/\s*!important\s*$/, '') : written
  element.style.setProperty(name, value, isImportant ? 'important' : '')
}
