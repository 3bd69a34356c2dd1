import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isIncluded, type Share, type Visitor } from './audience.ts'

const visitor = (more: Partial<Visitor> = {}): Visitor => ({
  device: 'device-1',
  personId: undefined,
  isMember: false,
  platform: 'android',
  region: undefined,
  hostVersion: '1.2.0',
  ...more,
})
const share = (more: Partial<Share> = {}): Share => ({
  releaseId: 'release_1',
  percentage: 100,
  members: false,
  persons: [],
  platforms: [],
  regions: [],
  ...more,
})

describe('a rollout', () => {
  it.each<[string, Visitor, Share, boolean]>([
    ['at 0 % has nobody', visitor(), share({ percentage: 0 }), false],
    [
      'at 0 % has its members, when they come first',
      visitor({ isMember: true }),
      share({ percentage: 0, members: true }),
      true,
    ],
    ['does not treat members apart otherwise', visitor({ isMember: true }), share({ percentage: 0 }), false],
    [
      'has who is named, whatever else is asked',
      visitor({ personId: 'p' }),
      share({ percentage: 0, persons: ['p'], platforms: ['ios'] }),
      true,
    ],
    ['leaves out other devices', visitor(), share({ platforms: ['ios', 'desktop'] }), false],
    ['has the devices it is for', visitor(), share({ platforms: ['android'] }), true],
    ['leaves out who is nobody knows where', visitor(), share({ regions: ['CN'] }), false],
    ['has the regions it is for', visitor({ region: 'CN' }), share({ regions: ['CN', 'SG'] }), true],
    ['leaves out older hosts', visitor(), share({ minHostVersion: '1.10' }), false],
    ['has the host it begins with', visitor(), share({ minHostVersion: '1.2' }), true],
    ['has later hosts', visitor({ hostVersion: '2' }), share({ minHostVersion: '1.10.3' }), true],
    [
      'leaves out hosts of no version',
      visitor({ hostVersion: undefined }),
      share({ minHostVersion: '1' }),
      false,
    ],
    ['at 100 % has who cannot be recognised', visitor({ device: undefined }), share(), true],
    ['below leaves them out', visitor({ device: undefined }), share({ percentage: 99 }), false],
  ])('%s', (_, who, given, expected) => {
    expect(isIncluded(who, given)).toBe(expected)
  })

  it('keeps at a larger share whom it had at a smaller one', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.integer({ min: 0, max: 100 }),
        fc.integer({ min: 0, max: 100 }),
        (device, a, b) => {
          const [smaller, larger] = a < b ? [a, b] : [b, a]
          const had = isIncluded(visitor({ device }), share({ percentage: smaller }))
          return !had || isIncluded(visitor({ device }), share({ percentage: larger }))
        },
      ),
    )
  })

  it('has about as many as it says, and others in the next', () => {
    const devices = Array.from({ length: 2000 }, (_, index) => `device-${index}`)
    const having = (releaseId: string) =>
      new Set(
        devices.filter((device) => isIncluded(visitor({ device }), share({ releaseId, percentage: 10 }))),
      )
    const first = having('release_1')
    const second = having('release_2')
    expect(first.size).toBeGreaterThan(140)
    expect(first.size).toBeLessThan(260)
    expect([...first].filter((device) => second.has(device)).length).toBeLessThan(60)
  })
})
