import { describe, expect, it } from 'vitest'
import { isListed, parseEntry } from './address-list.ts'

describe('an entry of an address list', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    [' 203.0.113.0/24 ', '203.0.113.0/24'],
    ['203.0.113.7/32', '203.0.113.7/32'],
    ['0.0.0.0/0', '0.0.0.0/0'],
    ['2001:DB8::/32', '2001:db8::/32'],
    ['2001:db8::1', '2001:db8::1'],
    // Begins elsewhere than it says.
    ['203.0.113.7/24', undefined],
    ['203.0.113.0/33', undefined],
    ['203.0.113.0/-1', undefined],
    ['203.0.113.0/024', undefined],
    ['203.0.113.0/24/8', undefined],
    ['203.0.113.0/', undefined],
    ['2001:db8::/129', undefined],
    ['203.0.113', undefined],
    ['0x7f.1', undefined],
    ['2130706433', undefined],
    ['017700000001', undefined],
    ['203.0.113.256', undefined],
    ['example.com', undefined],
    ['', undefined],
  ])('%j is read as %s', (text, entry) => {
    expect(parseEntry(text)).toBe(entry)
  })
})

describe('an address', () => {
  it.each([
    ['203.0.113.7', ['203.0.113.7'], true],
    ['203.0.113.8', ['203.0.113.7'], false],
    ['203.0.113.255', ['203.0.113.0/24'], true],
    ['203.0.114.0', ['203.0.113.0/24'], false],
    ['::ffff:203.0.113.7', ['203.0.113.0/24'], true],
    ['2001:db8::5', ['203.0.113.0/24', '2001:db8::/64'], true],
    ['2001:db9::5', ['2001:db8::/32'], false],
    ['203.0.113.7', [], false],
    ['', ['0.0.0.0/0'], false],
    ['nobody', ['0.0.0.0/0'], false],
  ])('%j among %j: %s', (address, entries, outcome) => {
    expect(isListed(address, entries)).toBe(outcome)
  })
})
