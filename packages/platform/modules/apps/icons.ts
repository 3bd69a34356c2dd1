/**
 * The pictures of apps: uploaded ones by their digest, and a letter for those without.
 *
 * Not a rule: the numbers here are those of picture formats and colours.
 */
import type { BlobStore } from '../../kernel/blobs/blob-store.ts'
import { imageTypeOf } from '../../kernel/blobs/media-type.ts'
import { nameKey } from '../../names/account-name.ts'

export interface AppIcons {
  put(image: Buffer): Promise<{ readonly digest: string; readonly type: string } | undefined>
  get(digest: string): Promise<{ readonly bytes: Buffer; readonly type: string } | undefined>
}

/** `store` holds nothing else, so that what it has may be shown to anybody. */
export function createAppIcons(store: BlobStore): AppIcons {
  return {
    async put(image) {
      const type = imageTypeOf(image)
      return type === undefined ? undefined : { digest: await store.put(image), type }
    },
    async get(digest) {
      const bytes = await store.get(digest)
      const type = bytes && imageTypeOf(bytes)
      return bytes && type !== undefined ? { bytes, type } : undefined
    },
  }
}

export function iconUrl(app: { readonly name: string; readonly icon_digest: string | null }): string {
  if (app.icon_digest !== null) return `/icons/${app.icon_digest}`
  const [letter = '?'] = app.name
  return `/icons/letter.svg?of=${encodeURIComponent(letter)}&hue=${hueOf(app.name)}`
}

/** The same name always has the same colour, and names that differ by a little another one. */
function hueOf(name: string): number {
  let hash = 7
  for (const character of nameKey(name)) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 3600
  return Math.round(hash / 10) % 360
}

/** One letter on a coloured square. Anything may be asked for; what comes out is only ever this drawing. */
export function letterIcon(of: string, hue: number): string {
  const [letter = '?'] = of
  const safe = letter.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  const degrees = Number.isFinite(hue) ? ((Math.trunc(hue) % 360) + 360) % 360 : 0
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" role="img"><rect width="96" height="96" fill="hsl(${degrees} 52% 46%)"/><text x="48" y="50" fill="#fff" font-family="system-ui,'PingFang SC','Noto Sans CJK SC',sans-serif" font-size="48" font-weight="600" text-anchor="middle" dominant-baseline="central">${safe.toUpperCase()}</text></svg>`
}
