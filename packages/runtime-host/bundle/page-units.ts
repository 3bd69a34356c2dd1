import type { ViewUnit, ViewUnits } from '@maque/protocol/bundle/manifest.ts'

/**
 * The units that a page can draw: its own, and those reachable through what each one uses.
 *
 * A page then parses what it needs and not the whole app. A name that no package has is left
 * out: logic reports it when the component is to be made.
 */
export function unitsOfPage(
  path: string,
  unitOf: (path: string) => ViewUnit | undefined,
  appStyle: string | undefined,
): ViewUnits {
  const units: Record<string, ViewUnit> = {}
  const waiting = [path]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const unit = Object.hasOwn(units, next) ? undefined : unitOf(next)
    if (!unit) continue
    units[next] = unit
    waiting.push(...Object.values(unit.using))
  }
  return { units, ...(appStyle !== undefined && { appStyle }) }
}
