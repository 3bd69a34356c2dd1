/**
 * The console's policy for Trusted Types (ADM-01): no text becomes markup, a script or the address of
 * one. The widget library writes style sheets where markup could stand; what has no `<` is none.
 */
interface TrustedTypes {
  createPolicy(name: 'default', policy: { createHTML(text: string): string | null }): unknown
}

/** For browsers that have Trusted Types; the others have the rest of the content policy. */
export function refuseMarkup(): void {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes }
  trustedTypes?.createPolicy('default', { createHTML: withoutMarkup })
}

/** `null`: refused. */
export function withoutMarkup(text: string): string | null {
  return text.includes('<') ? null : text
}
