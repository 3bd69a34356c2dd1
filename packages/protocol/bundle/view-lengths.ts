/**
 * Lengths of mini programs that no browser knows, as what views give them by properties of the document:
 *
 * - `--rpx`: a 750th of the view's width;
 * - `--device-pixel`: the thinnest line that is seen;
 * - `--safe-area-top`, `--safe-area-bottom`: what a notch or a home bar covers of the page.
 *
 * Lengths stay fractions, as with `convertRpxToVw` elsewhere: rounding each down leaves gaps where
 * several fill a line. But none vanishes: less than a device pixel is one.
 */
export function rpxLength(amount: number): string {
  if (amount === 0 || !Number.isFinite(amount)) return '0px'
  const length = `calc(var(--rpx) * ${amount})`
  if (Math.abs(amount) >= THIN_RPX) return length
  return amount > 0 ? `max(var(--device-pixel), ${length})` : `min(var(--device-pixel) * -1, ${length})`
}

/** Thicker ones are more than a pixel in any window that a page is shown in. */
const THIN_RPX = 2.5

/** `env(safe-area-inset-top)` is that of the window; a page may be below a bar, or in a frame that has none. */
export function withSafeAreas(text: string): string {
  if (!/safe-area-inset-/i.test(text)) return text
  return text.replace(/\benv\(\s*safe-area-inset-(top|bottom)\s*(?=[,)])/gi, (_, edge: string) => {
    return `var(--safe-area-${edge.toLowerCase()}`
  })
}

/** For the text of a style attribute. */
export function withViewLengths(text: string): string {
  const lengths = /rpx/i.test(text)
    ? text.replace(/([+-]?(?:\d+\.?\d*|\.\d+))rpx\b/gi, (_, amount: string) => rpxLength(Number(amount)))
    : text
  return withSafeAreas(lengths)
}
