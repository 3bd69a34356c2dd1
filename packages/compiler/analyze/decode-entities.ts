const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ensp: '\u2002',
  emsp: '\u2003',
}

/**
 * Replaces the entities that a URL or a sentence in an attribute needs. Unknown ones stay as written.
 *
 * Text is not decoded here: whether `&nbsp;` is drawn as a blank is the `decode` attribute of `<text>`.
 */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replaceAll(
    /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-z]{2,4}));/g,
    (written, decimal, hex, name) => {
      if (name !== undefined) return named[name as string] ?? written
      const code = decimal === undefined ? Number.parseInt(hex as string, 16) : Number(decimal)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : written
    },
  )
}
