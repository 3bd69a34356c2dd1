import { describe, expect, it } from 'vitest'
import { accept, refuse } from '@maque/base/result.ts'
import type { DomainKind } from '@maque/protocol/platform/development.ts'
import { parseServerDomain } from './server-domain.ts'

const read = (kind: DomainKind, text: string) => parseServerDomain(kind, text, ['maque.example'])

describe('a server domain', () => {
  it.each([
    ['request', 'https://api.example.com', 'https://api.example.com'],
    ['request', ' https://API.example.com/ ', 'https://api.example.com'],
    ['request', 'HTTPS://api.example.com:443', 'https://api.example.com'],
    ['request', 'https://api.example.com:8443', 'https://api.example.com:8443'],
    ['request', 'https://api.example.com:65535', 'https://api.example.com:65535'],
    ['request', 'https://麻雀.example.com', 'https://xn--8n5a30n.example.com'],
    ['upload', 'https://up.example.com', 'https://up.example.com'],
    ['download', 'https://down.example.com', 'https://down.example.com'],
    ['socket', 'wss://ws.example.com', 'wss://ws.example.com'],
    ['udp', 'udp://play.example.com:9000', 'udp://play.example.com:9000'],
    // Only the web has a port that nobody writes.
    ['tcp', 'tcp://play.example.com:443', 'tcp://play.example.com:443'],
  ] as const)('for %s written %j is %s', (kind, text, origin) => {
    expect(read(kind, text)).toEqual(accept(origin))
  })

  it.each([
    ['request', 'http://api.example.com', 'scheme'],
    ['request', 'wss://api.example.com', 'scheme'],
    ['socket', 'ws://ws.example.com', 'scheme'],
    ['socket', 'https://ws.example.com', 'scheme'],
    ['udp', 'tcp://play.example.com', 'scheme'],
    ['request', 'api.example.com', 'unschemed'],
    ['udp', 'play.example.com:9000', 'unschemed'],
    ['request', '://api.example.com', 'malformed'],
    ['request', 'https://', 'malformed'],
    ['request', 'https://example', 'malformed'],
    ['request', 'https://api.example.com.', 'malformed'],
    ['request', 'https://-api.example.com', 'malformed'],
    ['request', `https://${'a'.repeat(64)}.example.com`, 'malformed'],
    ['request', 'https://api.example.com:0', 'port'],
    ['request', 'https://api.example.com:65536', 'port'],
    ['request', 'https://api.example.com:80:80', 'port'],
    ['request', 'https://api.example.com/v1', 'path'],
    ['request', 'https://api.example.com?x', 'path'],
    ['request', 'https://api.example.com#@evil.example', 'path'],
    ['request', 'https://api.example.com\\@evil.example', 'path'],
    ['request', 'https://user@api.example.com', 'credentials'],
    ['request', 'https://*.example.com', 'wildcard'],
    ['request', 'https://127.0.0.1', 'address'],
    ['request', 'https://2130706433', 'address'],
    ['request', 'https://0x7f.1', 'address'],
    ['request', 'https://[::1]', 'address'],
    ['udp', 'udp://203.0.113.7:9000', 'address'],
    ['request', 'https://localhost', 'local'],
    ['request', 'https://app.localhost', 'local'],
    ['request', 'https://printer.local', 'local'],
    // NET-13: the platform's own interface.
    ['request', 'https://maque.example', 'platform'],
    ['request', 'https://api.maque.example:8443', 'platform'],
  ] as const)('for %s may not be %j: %s', (kind, text, refusal) => {
    expect(read(kind, text)).toEqual(refuse(refusal))
  })
})
