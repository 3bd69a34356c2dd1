/** Provinces, cities and districts as the region picker draws them. */

export interface Region {
  readonly name: string
  /** Of the national statistics: six digits. */
  readonly code: string
  /** The regions one level down. */
  readonly regions?: RegionList
}

export type RegionList = readonly Region[]

/** A list that came over the bridge, or nothing if it is not one. */
export function regionListOf(value: unknown): RegionList | null {
  if (!Array.isArray(value)) return null
  const regions = value.map(regionOf)
  return regions.every((region) => region !== null) ? regions : null
}

function regionOf(value: unknown): Region | null {
  if (typeof value !== 'object' || value === null) return null
  const { name, code, regions } = value as Readonly<Record<string, unknown>>
  if (typeof name !== 'string' || typeof code !== 'string') return null
  if (regions === undefined) return { name, code }
  const below = regionListOf(regions)
  return below === null ? null : { name, code, regions: below }
}
