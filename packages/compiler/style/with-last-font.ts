const fonts = /^font-family\s*:([^]+?)(\s*!\s*important)?$/i

/** Fonts that are always there, and values that name none. */
const isEnough =
  /(?:^|[\s,:])(?:serif|sans-serif|monospace|cursive|fantasy|system-ui|math|emoji|fangsong|ui-[\w-]+|inherit|initial|unset|revert|revert-layer)(?=[\s,]|$)|var\(/i

/**
 * A declaration of fonts that names one for those who have none of them.
 *
 * Where nothing is named the web views of phones take a sans-serif font, and browsers on a desk
 * one with serifs.
 */
export function withLastFont(declaration: string): string {
  const match = fonts.exec(declaration)
  if (!match || isEnough.test(match[1] ?? '')) return declaration
  return `font-family:${match[1] ?? ''}, sans-serif${match[2] ?? ''}`
}
