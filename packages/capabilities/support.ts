/** How far a call does what WeChat's documentation says: the rows of the conformance table. */
export type Support =
  | { readonly status: 'full' }
  /** Works, with a difference that an author should know. */
  | { readonly status: 'partial'; readonly differs: string }
  /** Always answers `name:fail not supported`. */
  | { readonly status: 'refused'; readonly because: string }

export const full: Support = { status: 'full' }

export function partial(differs: string): Support {
  return { status: 'partial', differs }
}
