import { describe, expect, it } from 'vitest'
import type { DomainKind } from '@maque/protocol/platform/development.ts'
import { mayReach } from './may-reach.ts'

const serverDomains = {
  request: ['https://api.good.test', 'https://ported.good.test:8443'],
  socket: ['wss://api.good.test', 'wss://ported.good.test:8443'],
  upload: ['https://up.good.test'],
  download: [],
  udp: ['udp://play.good.test:9000'],
  tcp: ['tcp://any.good.test'],
}
const checked = { serverDomains, domainChecks: { develop: true, trial: true } }
const unchecked = { serverDomains, domainChecks: { develop: false, trial: false } }
const inRelease = (kind: DomainKind, url: string, settings = checked) =>
  mayReach(settings, { kind, url: new URL(url), version: 'release' })

describe('a version that is online', () => {
  it.each([
    ['request', 'https://api.good.test/a?b'],
    ['request', 'HTTPS://API.GOOD.TEST:443/'],
    ['request', 'https://ported.good.test:8443/'],
    ['socket', 'wss://api.good.test/'],
    // Whoever lists no port of a socket lists them all.
    ['socket', 'wss://api.good.test:8443/'],
    ['tcp', 'tcp://any.good.test:9000'],
    ['socket', 'wss://ported.good.test:8443/'],
    ['upload', 'https://up.good.test/'],
    ['udp', 'udp://play.good.test:9000'],
  ] as const)('reaches for %s %s', (kind, url) => {
    expect(inRelease(kind, url)).toBe(true)
  })

  it.each([
    // NET-01 … NET-03, NET-17, NET-20, NET-24
    ['request', 'https://evil.test/'],
    ['request', 'https://api.good.test@evil.test/'],
    ['request', 'https://evil.test#@api.good.test'],
    ['request', 'https://user:word@api.good.test/'],
    ['request', 'https://api.good.test./'],
    ['request', 'https://api.good.test.evil.test/'],
    ['request', 'https://api.good.test:8443/'],
    ['request', 'https://ported.good.test/'],
    ['request', 'https://secret.api.good.test/'],
    ['request', 'http://api.good.test/'],
    ['socket', 'ws://api.good.test/'],
    ['socket', 'wss://up.good.test/'],
    ['socket', 'wss://ported.good.test/'],
    ['tcp', 'tcp://other.good.test:9000'],
    ['udp', 'udp://any.good.test:9000'],
    // Listed for something else.
    ['upload', 'https://api.good.test/'],
    ['download', 'https://api.good.test/'],
    ['udp', 'udp://play.good.test:9001'],
    ['tcp', 'tcp://play.good.test:9000'],
  ] as const)('does not reach for %s %s', (kind, url) => {
    expect(inRelease(kind, url)).toBe(false)
    // NET-19: the switch is for versions that are not online.
    expect(inRelease(kind, url, unchecked)).toBe(false)
  })
})

describe('a version that is not online', () => {
  it.each([
    ['obeys the lists', checked, 'develop', 'https://evil.test/', false],
    ['obeys the lists', checked, 'trial', 'https://api.good.test/', true],
    ['is let off where the switch says so', unchecked, 'develop', 'https://evil.test/', true],
    ['is let off where the switch says so', unchecked, 'trial', 'http://evil.test/', true],
    ['speaks no other language even then', unchecked, 'trial', 'ftp://evil.test/', false],
    ['shows no credentials even then', unchecked, 'trial', 'https://a:b@evil.test/', false],
    [
      'is let off alone',
      { serverDomains, domainChecks: { develop: false, trial: true } },
      'trial',
      'https://evil.test/',
      false,
    ],
  ] as const)('%s (%#)', (_, settings, version, url, outcome) => {
    expect(mayReach(settings, { kind: 'request', url: new URL(url), version })).toBe(outcome)
  })
})
