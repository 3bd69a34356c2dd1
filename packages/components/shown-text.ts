/** What `<text>` and `<rich-text>` show for what was written. */

export type SpaceKind = 'none' | 'ensp' | 'emsp' | 'nbsp'

const spaces: Readonly<Record<Exclude<SpaceKind, 'none'>, string>> = {
  ensp: '\u2002',
  emsp: '\u2003',
  nbsp: '\u00A0',
}

/** The entities that `decode` knows: https://developers.weixin.qq.com/miniprogram/dev/component/text.html */
const entities: Readonly<Record<string, string>> = {
  nbsp: '\u00A0',
  ensp: '\u2002',
  emsp: '\u2003',
  lt: '<',
  gt: '>',
  amp: '&',
  apos: "'",
}

/** Line breaks stay; they are the style's business. Each entity is decoded once: `&amp;lt;` shows `&lt;`. */
export function shownText(written: string, space: SpaceKind, isDecoded: boolean): string {
  const spaced = space === 'none' ? written : written.replaceAll(' ', spaces[space])
  if (!isDecoded) return spaced
  return spaced.replace(/&(nbsp|ensp|emsp|lt|gt|amp|apos);/g, (_, name: string) => entities[name] ?? '')
}
