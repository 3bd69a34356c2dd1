/** Where the person was in an app, kept for this tab: reloading or coming back opens the same pages. */
const storedAs = (appKey: string): string => `maque.place.${appKey}`

export function readPlace(appKey: string): readonly string[] {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(storedAs(appKey)) ?? '[]')
    return Array.isArray(stored) ? stored.filter((url) => typeof url === 'string') : []
  } catch {
    // A broken entry costs the place, never the app.
    return []
  }
}

export function keepPlace(appKey: string, urls: readonly string[]): void {
  sessionStorage.setItem(storedAs(appKey), JSON.stringify(urls))
}
