/**
 * Where the text of a code leads: to a page of this platform, to the mini program that its owner lets
 * such links open, or out of the player.
 */
import type { LinkOpening } from '@maque/protocol/platform/link-rules.ts'

export type CodeAddress =
  /** A page of this platform. */
  | { readonly kind: 'here'; readonly address: string }
  /** An ordinary link. */
  | { readonly kind: 'elsewhere'; readonly url: string }
  | { readonly kind: 'nowhere' }

/** `openingOf`: what the platform says of a link. */
export async function codeAddress(
  text: string,
  origin: string,
  openingOf: (url: string) => Promise<LinkOpening | undefined>,
): Promise<CodeAddress> {
  const url = linkIn(text)
  if (!url) return { kind: 'nowhere' }
  // What our own codes say: an app, a preview, a ticket to confirm.
  if (url.origin === origin) return { kind: 'here', address: url.pathname + url.search }
  const opening = await openingOf(url.href)
  return opening ? { kind: 'here', address: addressOf(opening) } : { kind: 'elsewhere', url: url.href }
}

/** `undefined`: other texts than links of the web. */
export function linkIn(text: string): URL | undefined {
  const url = /^https?:\/\/\S+$/i.test(text.trim()) ? URL.parse(text.trim()) : null
  return url ?? undefined
}

function addressOf({ appId, path, query, releaseId }: LinkOpening): string {
  const page = new URLSearchParams({ path: `${path}?${query}` })
  return `${releaseId === undefined ? `/app/${appId}` : `/preview/${releaseId}`}?${page}`
}
