/** Less than this is a bar of the browser that came or went. */
const LEAST_PX = 100

/**
 * Tells how much of the page a keyboard on the screen covers, whenever that changes.
 *
 * Browsers say it nowhere; what they do is to make the visual viewport smaller than the page. Frames
 * hear nothing of it, which is why the page around them does.
 */
export function watchKeyboard(signal: AbortSignal, onChange: (heightPx: number) => void): void {
  const viewport = globalThis.visualViewport
  if (!viewport) return
  let lastPx = 0
  viewport.addEventListener(
    'resize',
    () => {
      // A page that is zoomed in has a smaller viewport too.
      const coveredPx = viewport.scale > 1 ? 0 : Math.round(innerHeight - viewport.height)
      const heightPx = coveredPx < LEAST_PX ? 0 : coveredPx
      if (heightPx === lastPx) return
      lastPx = heightPx
      onChange(heightPx)
    },
    { signal },
  )
}
