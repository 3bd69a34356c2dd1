import { describe, expect, it } from 'vitest'
import { accept, refuse } from '@maque/base/result.ts'
import { isPublicAddress, isPublicOrIn, readNetworks } from './address-policy.ts'

describe('an address', () => {
  it.each(['8.8.8.8', '1.1.1.1', '172.15.0.1', '172.32.0.1', '2606:4700:4700::1111'])(
    'may be reached at %s',
    (address) => {
      expect(isPublicAddress(address)).toBe(true)
    },
  )

  it.each([
    '127.0.0.1',
    '127.8.8.8',
    '0.0.0.0',
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '192.0.0.1',
    '198.18.0.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    'fe80::1',
    'fc00::1',
    'fd12::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001::1',
    '2001:db8::1',
    '',
    'localhost',
  ])('may not be reached at %j', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })
})

describe('networks of the operator', () => {
  it.each([
    ['', []],
    ['10.0.0.0/8, 172.16.0.0/12\n192.168.1.7/32', ['10.0.0.0/8', '172.16.0.0/12', '192.168.1.7/32']],
    ['fc00::/7 100.64.0.0/10', ['fc00::/7', '100.64.0.0/10']],
  ])('are read from %j', (written, networks) => {
    expect(readNetworks(written)).toEqual(accept(networks))
  })

  it.each([
    '10.0.0.1',
    '10.0.0.0/7',
    '172.16.0.0/11',
    '0.0.0.0/0',
    '127.0.0.0/8',
    '169.254.0.0/16',
    '8.8.8.0/24',
    'fe80::/10',
    '::1/128',
    'fc00::/6',
    '::ffff:10.0.0.0/104',
    'office',
  ])('cannot be %s', (network) => {
    expect(readNetworks(`10.0.0.0/8 ${network}`)).toEqual(refuse(network))
  })

  const mayConnect = isPublicOrIn(['10.20.0.0/16', 'fd12::/32'])
  it.each(['8.8.8.8', '2606:4700::1', '10.20.0.0', '10.20.255.255', '::ffff:10.20.0.7', 'fd12::7'])(
    'let %s be reached',
    (address) => {
      expect(mayConnect(address)).toBe(true)
    },
  )
  it.each(['10.19.255.255', '10.21.0.0', '127.0.0.1', '169.254.169.254', '::1', 'fd13::7', 'localhost', ''])(
    'do not let %j be reached',
    (address) => {
      expect(mayConnect(address)).toBe(false)
    },
  )
})
