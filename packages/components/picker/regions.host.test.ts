import { describe, expect, it } from 'vitest'
import { regionListOf } from './regions.ts'
import { loadRegions } from './regions.host.ts'

describe('the list of regions', () => {
  it('has provinces, their cities, and their districts', async () => {
    const regions = await loadRegions()
    const guangdong = regions.find(({ name }) => name === '广东省')
    const guangzhou = guangdong?.regions?.find(({ name }) => name === '广州市')
    expect(guangzhou?.code).toBe('440100')
    expect(guangzhou?.regions?.find(({ name }) => name === '海珠区')?.code).toBe('440105')
  })

  it('leaves no province without a district', async () => {
    const regions = await loadRegions()
    const empty = regions.filter(({ regions: cities = [] }) => !cities.some((city) => city.regions?.length))
    expect(empty.map(({ name }) => name)).toEqual([])
  })

  it('survives the bridge', async () => {
    const regions = await loadRegions()
    expect(regionListOf(JSON.parse(JSON.stringify(regions)))).toEqual(regions)
  })
})
