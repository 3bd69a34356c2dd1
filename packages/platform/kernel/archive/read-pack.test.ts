import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { writePack, type PackEntry, type PackOptions } from '@maque/testing/zip/write-pack.ts'
import { policyOf } from '../policy/policy.ts'
import { archiveLimits, type ArchiveLimits } from './archive-limits.ts'
import { readPack } from './read-pack.ts'

const limits: ArchiveLimits = {
  ...archiveLimits(policyOf('guide-2018')),
  entries: 3,
  fileBytes: 100,
  totalBytes: 1000,
  depth: 3,
  nameBytes: 30,
}

async function outcome(packed: Buffer): Promise<string> {
  const read = await readPack(packed, limits)
  if (!read.ok) return read.refusal.reason
  return [...read.value.files].map(([name, content]) => `${name}=${content.toString()}`).join(' ')
}

const app: PackEntry = { name: '/app.js', content: 'App({})' }

describe('a package of miniprogram-ci', () => {
  it('is its files, and what it was signed with apart from them', async () => {
    const packed = writePack([
      app,
      { name: '/页面/a.wxml', content: '<view/>' },
      { name: '/ci.signature', content: 's' },
    ])
    expect(await outcome(packed)).toBe('app.js=App({}) 页面/a.wxml=<view/>')
    const read = await readPack(packed, limits)
    expect(read.ok && read.value.signature).toBe('s')
  })

  it.each<[string, readonly PackEntry[], PackOptions, string]>([
    ['has other marks', [app], { marks: [0xbf, 0xed] }, 'not-a-pack'],
    ['has another mark at the end of its head', [app], { marks: [0xbe, 0xee] }, 'not-a-pack'],
    ['lists more files than it has', [app], { saidCount: 2 }, 'not-a-pack'],
    ['lists four thousand million files', [app], { saidCount: 0xffffffff }, 'not-a-pack'],
    ['has something behind its content', [app], { after: Buffer.from('x') }, 'not-a-pack'],
    ['has a file in its list', [{ ...app, saidPlace: 18 }], {}, 'not-a-pack'],
    ['has a file beyond its end', [{ ...app, saidSize: 1000 }], {}, 'not-a-pack'],
    ['has a file far beyond its end', [{ ...app, saidPlace: 0xfffffff0 }], {}, 'not-a-pack'],
    [
      'has files that share bytes',
      [
        { name: '/a', content: 'aaaa' },
        { name: '/b', saidPlace: 14 + 4 + 14 + 14, saidSize: 4 },
      ],
      {},
      'entries-overlap',
    ],
    ['has too many files', ['a', 'b', 'c', 'd'].map((name) => ({ name })), {}, 'too-many-entries'],
    ['has a large file', [{ name: '/a', content: 'x'.repeat(101) }], {}, 'file-too-large'],
    ['is too large', [{ name: '/a', content: 'x'.repeat(2000) }], {}, 'too-large'],
    ['leads out of the project', [{ name: '/../app.js' }], {}, 'name-with-dots'],
    ['has an absolute name', [{ name: '//etc/passwd' }], {}, 'name-absolute'],
    ['has a folder', [{ name: '/a/' }], {}, 'not-a-regular-file'],
    ['has a name twice', [{ name: '/a' }, { name: 'a' }], {}, 'name-twice'],
    ['has a name twice but for case', [{ name: '/a' }, { name: '/A' }], {}, 'name-twice-but-for-case'],
    ['has a file that is a folder', [{ name: '/a' }, { name: '/a/b' }], {}, 'file-is-also-folder'],
    ['has a name that is too long', [{ name: `/${'a'.repeat(31)}` }], {}, 'name-too-long'],
  ])('is refused when it %s', async (_, entries, options, reason) => {
    expect(await outcome(writePack(entries, options))).toBe(reason)
  })

  it.each([
    ['is no gzip', Buffer.from('tea')],
    ['is empty', gzipSync('')],
    ['is cut off', writePack([app]).subarray(0, 30)],
  ])('is refused when it %s', async (_, packed) => {
    expect(await outcome(packed)).toBe('not-a-pack')
  })

  it('is refused at whatever byte it ends', async () => {
    const { gunzipSync } = await import('node:zlib')
    const whole = gunzipSync(writePack([app, { name: '/b', content: 'b' }]))
    const told = new Set<string>()
    for (let end = 0; end < whole.length; end += 1) told.add(await outcome(gzipSync(whole.subarray(0, end))))
    expect([...told]).toEqual(['not-a-pack'])
  })
})
