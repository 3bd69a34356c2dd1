/**
 * QR codes of addresses, each drawn once: who waits for a scan asks again and again what became of
 * the code, and is shown it each time.
 */
import { renderSVG } from 'uqr'

/** Not a rule: those drawn last, as many as are looked at about the same time. */
const KEPT = 200

export function createDrawnCodes(draw: (url: string) => string = renderSVG): (url: string) => string {
  const drawn = new Map<string, string>()
  return (url) => {
    const known = drawn.get(url)
    if (known !== undefined) return known
    const svg = draw(url)
    drawn.set(url, svg)
    const [oldest] = drawn.keys()
    if (drawn.size > KEPT && oldest !== undefined) drawn.delete(oldest)
    return svg
  }
}
