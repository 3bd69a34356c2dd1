/**
 * A colour as an app writes it, or `undefined` when it is none.
 *
 * Only what is set through the CSSOM is affected, so a wrong one could at worst be ignored; it
 * is still not passed on, because `url()` in a background would load something.
 */
export function cssColor(written: string | undefined): string | undefined {
  if (!written || /url|image|gradient|var|env/i.test(written)) return undefined
  return CSS.supports('color', written) ? written : undefined
}
