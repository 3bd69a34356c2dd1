/**
 * Style that a built-in computes for its own element.
 *
 * The element's `style` attribute belongs to the template and is rewritten with it, so computed
 * style lives in a rule of its own, in a sheet after all others: it beats what is written in
 * style sheets by tag, and loses to the `style` attribute unless set as important.
 */
import type { Lifetime } from './lifetime.ts'

const marker = 'wx-own'
let sheet: CSSStyleSheet | undefined
let count = 0

/** A style declaration that applies to this element alone until its built-in ends. */
export function ownStyle(element: Element, lifetime: Lifetime): CSSStyleDeclaration {
  const rules = sharedSheet()
  count += 1
  element.setAttribute(marker, String(count))
  const place = rules.insertRule(`[${marker}="${count}"] {}`, rules.cssRules.length)
  // A rule inserted from `selector {}` is a style rule.
  const rule = rules.cssRules[place] as CSSStyleRule
  lifetime.atEnd(() => {
    const index = [...rules.cssRules].indexOf(rule)
    if (index >= 0) rules.deleteRule(index)
  })
  return rule.style
}

function sharedSheet(): CSSStyleSheet {
  if (sheet === undefined) {
    sheet = new CSSStyleSheet()
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  }
  return sheet
}
