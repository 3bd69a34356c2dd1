import { hostname } from 'node:os'
import { describe, expect, it } from 'vitest'
import { isOwnHost } from './own-host.ts'

const alone = { contentDomain: 'localhost' }
const published = { contentDomain: 'apps.maque.example', publicHost: 'maque.example' }

describe('a host that is asked for (AUTH-17)', () => {
  it.each([
    ['localhost:8080', alone, true],
    ['LOCALHOST:8080', alone, true],
    ['127.0.0.1:8080', alone, true],
    ['[::1]:8080', alone, true],
    [`${hostname()}:8080`, alone, true],
    ['evil.example', alone, false],
    ['localhost.evil.example', alone, false],
    ['6.6.6.6:8080', alone, false],
    ['localhost@evil.example', alone, false],
    ['evil.example/localhost', alone, false],
    ['', alone, false],
    [null, alone, false],
    ['maque.example', published, true],
    ['MAQUE.example', published, true],
    ['maque.example:8443', published, false],
    ['apps.maque.example', published, false],
    ['maque.example.evil.example', published, false],
    ['localhost:8080', published, true],
  ])('%s of %o: %s', (host, config, isOwn) => {
    expect(isOwnHost(host, config)).toBe(isOwn)
  })
})
