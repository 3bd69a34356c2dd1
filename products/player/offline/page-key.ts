/** The pages of apps differ by path alone: what comes after it says which page to open. */
export function pageKey(url: string): string {
  const { origin, pathname } = new URL(url)
  return origin + pathname
}
