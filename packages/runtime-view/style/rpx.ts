/** `rpx` in style attributes: a 750th of the view's width, which the view keeps in `--rpx`. */

const REMEMBERED = 2000
const converted = new Map<string, string>()

/** Style text as the browser understands it. Text without `rpx` comes back as it is. */
export function withoutRpx(style: string): string {
  if (!style.includes('rpx')) return style
  const known = converted.get(style)
  if (known !== undefined) return known
  if (converted.size >= REMEMBERED) converted.clear()
  const result = style.replace(/(-?(?:\d+\.?\d*|\.\d+))rpx\b/gi, 'calc(var(--rpx) * $1)')
  converted.set(style, result)
  return result
}
