/** The vectors are those of the reference implementation of Certificate Transparency. */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  consistencyRanges,
  inclusionRanges,
  placesOf,
  type Range,
} from '@maque/platform/modules/transparency/tree-places.ts'
import { hashLeaf, hashNode, isConsistent, isIncluded } from './merkle.ts'

const hash = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest()
const hex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'))

const published = {
  entries: [
    '',
    '00',
    '10',
    '2021',
    '3031',
    '40414243',
    '5051525354555657',
    '606162636465666768696a6b6c6d6e6f',
  ],
  roots: [
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
    '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
    'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  ],
}
const leaves = published.entries.map((entry) => hashLeaf(hex(entry), hash))

/** Straight from the definition of RFC 9162, 2.1.1. */
function rootOf({ start, end }: Range): Uint8Array {
  const count = end - start
  if (count === 1) return leaves[start % leaves.length] ?? leaves[0]!
  let middle = 1
  while (middle * 2 < count) middle *= 2
  return hashNode(rootOf({ start, end: start + middle }), rootOf({ start: start + middle, end }), hash)
}
const root = (size: number): Uint8Array => rootOf({ start: 0, end: size })
const sizes = Array.from({ length: 40 }, (_, index) => index + 1)
const pairs = sizes.flatMap((to) => sizes.filter((from) => from <= to).map((from) => [from, to] as const))

describe('a tree of hashes', () => {
  it('has the published roots', () => {
    expect(published.roots.map((_, index) => Buffer.from(root(index + 1)).toString('hex'))).toEqual(
      published.roots,
    )
  })

  it('has the published paths', () => {
    const paths = [
      inclusionRanges(0, 8),
      inclusionRanges(5, 8),
      inclusionRanges(2, 3),
      inclusionRanges(1, 5),
      consistencyRanges(1, 8),
      consistencyRanges(6, 8),
      consistencyRanges(2, 5),
    ].map((ranges) => ranges.map((range) => Buffer.from(rootOf(range)).toString('hex').slice(0, 8)))
    expect(paths).toEqual([
      ['96a296d2', '5f083f0a', '6b47aaf2'],
      ['bc1a0643', 'ca854ea1', 'd37ee418'],
      ['fac54203'],
      ['6e340b9c', '5f083f0a', 'bc1a0643'],
      ['96a296d2', '5f083f0a', '6b47aaf2'],
      ['0ebc5d34', 'ca854ea1', 'd37ee418'],
      ['5f083f0a', 'bc1a0643'],
    ])
  })

  it('is made of stored nodes over whole powers of two', () => {
    for (const size of sizes) {
      const covered = placesOf({ start: 0, end: size }).map(({ level, index }) => [
        index * 2 ** level,
        2 ** level,
      ])
      expect(covered.reduce((at, [start, count]) => (start === at ? at + (count ?? 0) : NaN), 0)).toBe(size)
    }
  })

  it('shows of every entry, and of no other, that it is in it', () => {
    for (const size of sizes) {
      for (let index = 0; index < size; index++) {
        const path = inclusionRanges(index, size).map(rootOf)
        const leaf = rootOf({ start: index, end: index + 1 })
        const claim = { leaf, index, size, root: root(size), path }
        expect(isIncluded(claim, hash)).toBe(true)
        expect(isIncluded({ ...claim, leaf: hash(leaf) }, hash)).toBe(false)
        expect(isIncluded({ ...claim, path: [...path, leaf] }, hash)).toBe(false)
        expect(isIncluded({ ...claim, index: size }, hash)).toBe(false)
        if (path.length > 0) expect(isIncluded({ ...claim, path: path.slice(1) }, hash)).toBe(false)
      }
    }
  })

  it('shows of every shorter one, and of no other, that it has grown from it', () => {
    for (const [from, to] of pairs) {
      const path = consistencyRanges(from, to).map(rootOf)
      const claim = { from, fromRoot: root(from), to, toRoot: root(to), path }
      expect([from, to, isConsistent(claim, hash)]).toEqual([from, to, true])
      expect(isConsistent({ ...claim, fromRoot: hash(root(from)) }, hash)).toBe(false)
      expect(isConsistent({ ...claim, toRoot: hash(root(to)) }, hash)).toBe(false)
      expect(isConsistent({ ...claim, path: [...path, root(1)] }, hash)).toBe(false)
    }
    expect(isConsistent({ from: 2, fromRoot: root(2), to: 1, toRoot: root(1), path: [] }, hash)).toBe(false)
  })
})
