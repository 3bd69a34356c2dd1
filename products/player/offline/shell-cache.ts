/** Where the player's own pages and scripts are kept for when there is no network. */
export const SHELL_CACHE = 'maque-shell-1'

/** The pages of apps differ by path alone: what comes after it says which page to open. */
export function pageKey(url: string): string {
  const { origin, pathname } = new URL(url)
  return origin + pathname
}
