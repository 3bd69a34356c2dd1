/** Takes along where somebody was going, from page to page of those that one sees before signing in. */
import { useLocation, useSearch } from 'wouter'

export function useOnward(): (path: string) => string {
  const [here] = useLocation()
  const asked = new URLSearchParams(useSearch()).get('next')
  // Who has scanned a code and is nobody yet comes back to the code.
  const next = asked ?? (here.startsWith('/scan/') ? `/console${here}` : null)
  return (path) => (next === null ? path : `${path}?${new URLSearchParams({ next }).toString()}`)
}
