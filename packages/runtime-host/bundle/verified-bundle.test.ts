import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { BundleDamaged } from './bundle-damaged.ts'
import { openBundle } from './verified-bundle.ts'

const hash = (text: string): string => createHash('sha256').update(text).digest('hex')
const bytes = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer

function source(served: Readonly<Record<string, string>>, manifest = manifestOf({ 'a.js': 'one' })) {
  const fetched: string[] = []
  return {
    fetched,
    digest: hash(manifest),
    fetchManifest: async () => bytes(served['manifest'] ?? manifest),
    fetchFile: async (path: string) => {
      fetched.push(path)
      return bytes(served[path] ?? '')
    },
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

  it('asks again for a file after a failure', async () => {
    let isDown = true
    const from = source({ 'a.js': 'one' })
    const bundle = await openBundle({
      ...from,
      fetchFile: (path) => (isDown ? Promise.reject(new Error('offline')) : from.fetchFile(path)),
    })
    await expect(bundle.text('a.js')).rejects.toThrow('offline')
    isDown = false
    expect(await bundle.text('a.js')).toBe('one')
  })
})
