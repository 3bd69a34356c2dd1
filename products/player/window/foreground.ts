/**
 * Tells whether the person sees an app: not when another tab or program is in front, the screen is
 * locked, or what surrounds the app has put it away.
 */
export function followForeground(changed: (isForeground: boolean) => void): {
  /** Whoever surrounds the app shows it, or puts it away. */
  surroundedBy(isShown: boolean): void
} {
  let isShown = true
  let told = !document.hidden
  const tell = (): void => {
    const isForeground = isShown && !document.hidden
    if (isForeground === told) return
    told = isForeground
    changed(isForeground)
  }
  document.addEventListener('visibilitychange', tell)
  return {
    surroundedBy(shown) {
      isShown = shown
      tell()
    },
  }
}
