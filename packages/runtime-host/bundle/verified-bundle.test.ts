import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { BundleDamaged } from './bundle-damaged.ts'
import { MANIFEST, type BundleSource, type WantedFile } from './bundle-source.ts'
import { openBundle } from './verified-bundle.ts'

const hash = (text: string): string => createHash('sha256').update(text).digest('hex')
const bytes = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer

function source(served: Readonly<Record<string, string>>, manifest = manifestOf({ 'a.js': 'one' })) {
  const fetched: string[] = []
  return {
    fetched,
    digest: hash(manifest),
    places: [
      {
        fetch: async ({ path }: WantedFile) => {
          if (path === MANIFEST) return bytes(served['manifest'] ?? manifest)
          fetched.push(path)
          return bytes(served[path] ?? '')
        },
      },
    ],
  }
}

function manifestOf(files: Readonly<Record<string, string>>, format = 1): string {
  const entries = Object.entries(files).map(([path, text]) => [
    path,
    { sha256: hash(text), sizeBytes: text.length },
  ])
  return JSON.stringify({ format, config: {}, packages: [], files: Object.fromEntries(entries) })
}

describe('a bundle', () => {
  it('gives the text of files whose hashes agree, each fetched once', async () => {
    const from = source({ 'a.js': 'one' })
    const bundle = await openBundle(from)
    expect([await bundle.text('a.js'), await bundle.text('a.js'), from.fetched]).toEqual([
      'one',
      'one',
      ['a.js'],
    ])
  })

  it('keeps a byte-order mark: the hash of a script is of exactly its text', async () => {
    const bundle = await openBundle(source({ 'a.js': '\ufeffone' }, manifestOf({ 'a.js': '\ufeffone' })))
    expect(await bundle.text('a.js')).toBe('\ufeffone')
  })

  it.each([
    ['a manifest of another digest', { manifest: manifestOf({ 'a.js': 'two' }) }, 'a.js'],
    ['a file of another hash', { 'a.js': 'onE' }, 'a.js'],
    ['a file that the manifest does not name', { 'b.js': 'one' }, 'b.js'],
    ['a file named like a member of every object', {}, 'toString'],
  ])('refuses %s', async (_, served, path) => {
    await expect(openBundle(source(served)).then((bundle) => bundle.text(path))).rejects.toThrow(
      BundleDamaged,
    )
  })

  it('refuses a manifest that the platform did not sign', async () => {
    const key = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' } as const
    const signature = { key, value: 'A'.repeat(86) }
    await expect(openBundle({ ...source({}), signature })).rejects.toThrow('did not sign')
  })

  it('refuses a format it does not know', async () => {
    await expect(openBundle(source({}, manifestOf({}, 2)))).rejects.toThrow(BundleDamaged)
  })

  it('takes from the next place what one has damaged or has not, and says so to the first', async () => {
    const told: string[] = []
    const good = source({ 'a.js': 'one', 'b.js': 'two' }, manifestOf({ 'a.js': 'one', 'b.js': 'two' }))
    const damaged = {
      fetch: async ({ path }: WantedFile) => (path === 'a.js' ? bytes('onE') : undefined),
      damaged: ({ path }: WantedFile) => void told.push(path),
    }
    const bundle = await openBundle({ ...good, places: [damaged, ...good.places] })
    expect([await bundle.text('a.js'), await bundle.text('b.js'), told]).toEqual(['one', 'two', ['a.js']])
  })

  it('gives out none of 100 random damages, and heals each (PKG-17)', async () => {
    const texts = { 'a.js': 'tea '.repeat(300), 'b.json': '{"tea":[1,2,3]}', 'c.js': 'App({})' }
    const manifest = manifestOf(texts)
    const good = source(texts, manifest)
    let seed = 20261121
    const random = (below: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
      return Math.floor((seed / 2_147_483_648) * below)
    }
    const paths = [MANIFEST, ...Object.keys(texts)]
    for (let time = 0; time < 100; time++) {
      const target = paths[random(paths.length)] ?? MANIFEST
      const told: string[] = []
      const kept = {
        fetch: async (file: WantedFile) => {
          const whole = file.path === MANIFEST ? bytes(manifest) : await good.places[0]?.fetch(file)
          const copy = new Uint8Array(whole ?? new ArrayBuffer(0)).slice()
          const at = random(copy.length)
          if (file.path === target) copy[at] = (copy[at] ?? 0) ^ (1 << random(8))
          return copy.buffer
        },
        damaged: ({ path }: WantedFile) => void told.push(path),
      }
      const read = async (places: BundleSource['places']) => {
        const bundle = await openBundle({ ...good, places })
        return Promise.all(Object.keys(texts).map((path) => bundle.text(path)))
      }
      await expect(read([kept])).rejects.toThrow(BundleDamaged)
      expect(await read([kept, ...good.places])).toEqual(Object.values(texts))
      expect(new Set(told)).toEqual(new Set([target]))
    }
  })

  it('asks again for a file after a failure', async () => {
    let isDown = true
    const from = source({ 'a.js': 'one' })
    const bundle = await openBundle({
      ...from,
      places: from.places.map(({ fetch }) => ({
        fetch: (file: WantedFile) =>
          isDown && file.path !== MANIFEST ? Promise.reject(new Error('offline')) : fetch(file),
      })),
    })
    await expect(bundle.text('a.js')).rejects.toThrow('offline')
    isDown = false
    expect(await bundle.text('a.js')).toBe('one')
  })
})
