/**
 * Answers `loadRegions`: the provinces, cities and districts of China, which are too much for
 * every page's frame and are loaded when a region picker is first opened.
 */
import type { Region, RegionList } from './regions.ts'

let regions: Promise<RegionList> | undefined

/** The list, loaded once. Codes are those of the national statistics. */
export function loadRegions(): Promise<RegionList> {
  regions ??= import('@vant/area-data').then(({ areaList }) => {
    const cities = byParent(areaList.city_list, provinceOf)
    const districts = byParent(areaList.county_list, cityOf)
    return regionsOf(areaList.province_list).map((province) => ({
      ...province,
      regions: (cities.get(provinceOf(province.code)) ?? []).map((city) => ({
        ...city,
        regions: districts.get(cityOf(city.code)) ?? [],
      })),
    }))
  })
  return regions
}

/** The first two digits of a code name the province, the first four the city. */
const provinceOf = (code: string): string => code.slice(0, 2)
const cityOf = (code: string): string => code.slice(0, 4)

function regionsOf(names: Readonly<Record<string, string>>): readonly Region[] {
  return Object.entries(names).map(([code, name]) => ({ code, name }))
}

function byParent(
  names: Readonly<Record<string, string>>,
  parentOf: (code: string) => string,
): ReadonlyMap<string, readonly Region[]> {
  return Map.groupBy(regionsOf(names), ({ code }) => parentOf(code))
}
