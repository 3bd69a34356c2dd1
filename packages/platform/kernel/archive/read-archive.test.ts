import process from 'node:process'
import { describe, expect, it } from 'vitest'
import { writeZip, zipOf, type ZipEntry } from '@maque/testing/zip/write-zip.ts'
import { policyOf } from '../policy/policy.ts'
import { archiveLimits, type ArchiveLimits } from './archive-limits.ts'
import { readArchive } from './read-archive.ts'

const policy: ArchiveLimits = {
  ...archiveLimits(policyOf('guide-2018')),
  entries: 20,
  fileBytes: 1000,
  totalBytes: 3000,
  depth: 4,
  nameBytes: 60,
  ratio: 20,
  ratioFromBytes: 500,
}

async function outcome(archive: Buffer): Promise<string> {
  const read = await readArchive(archive, policy)
  return read.ok ? `taken: ${[...read.value.keys()].join(' ')}` : read.refusal.reason
}

const unicodePath = (name: string): Buffer => {
  const body = Buffer.concat([Buffer.from([1, 0, 0, 0, 0]), Buffer.from(name)])
  const head = Buffer.alloc(4)
  head.writeUInt16LE(0x7075, 0)
  head.writeUInt16LE(body.length, 2)
  return Buffer.concat([head, body])
}

const MEGABYTE = 1024 * 1024
const LOCAL_HEADER_BYTES = 30
const LINK = 0o120777
const PIPE = 0o010644
const DEVICE = 0o060644
const FILE = 0o100644
const FOLDER = 0o040755
const noise = (size: number): Buffer =>
  Buffer.from(Array.from({ length: size }, (_, index) => (index * 7919) % 251))

describe('an archive (PKG-01, PKG-02, PKG-03, PKG-04, PKG-06, PKG-07, PKG-10, PKG-11)', () => {
  it.each<[string, readonly ZipEntry[], string]>([
    ['is taken with files and folders', [{ name: 'a/' }, { name: 'a/b.js', content: 'x' }], 'taken: a/b.js'],
    [
      'is taken when it was made on Unix',
      [
        { name: 'a/', unixMode: FOLDER },
        { name: 'a/b', unixMode: FILE },
      ],
      'taken: a/b',
    ],
    ['is taken with Chinese names', [{ name: '页面/首页.js' }], 'taken: 页面/首页.js'],
    [
      'is taken with names from Chinese Windows',
      [{ name: Buffer.from('d2b3c3e62e6a73', 'hex') }],
      'taken: 页面.js',
    ],
    [
      'is taken with names that JavaScript knows',
      [{ name: '__proto__' }, { name: 'constructor/a' }],
      'taken: __proto__ constructor/a',
    ],
    ['is taken with stored entries', [{ name: 'a', content: 'xyz', method: 0 }], 'taken: a'],
    ['may not climb out', [{ name: '../a' }], 'name-with-dots'],
    ['may not climb out from below', [{ name: 'a/../../b' }], 'name-with-dots'],
    ['may not have an absolute path', [{ name: '/etc/passwd' }], 'name-absolute'],
    ['may not name a drive', [{ name: 'C:/a' }], 'name-absolute'],
    ['may not have backslashes', [{ name: '..\\a' }], 'name-with-backslash'],
    ['may not have a step that is a dot', [{ name: './a' }], 'name-with-dots'],
    ['may not have an empty step', [{ name: 'a//b' }], 'name-with-dots'],
    ['may not have an entry without a name', [{ name: '' }], 'name-empty'],
    ['may not have NUL in a name', [{ name: 'app.js\0.png' }], 'name-with-control-character'],
    ['may not have a line break in a name', [{ name: 'a\nb' }], 'name-with-control-character'],
    [
      'may not have a name that is drawn backwards',
      [{ name: '\u202Egpj.js' }],
      'name-with-control-character',
    ],
    [
      'may not claim UTF-8 and be something else',
      [{ name: Buffer.from([0xff, 0xfe]), flags: 0x800 }],
      'name-not-text',
    ],
    ['may have names up to the limit', [{ name: 'n'.repeat(60) }], `taken: ${'n'.repeat(60)}`],
    ['may not have longer names', [{ name: 'n'.repeat(61) }], 'name-too-long'],
    ['may have paths down to the limit', [{ name: 'a/b/c/d' }], 'taken: a/b/c/d'],
    ['may not have deeper paths', [{ name: 'a/b/c/d/e' }], 'too-deep'],
    [
      'may not have the same name twice',
      [
        { name: 'app.js', content: 'good' },
        { name: 'app.js', content: 'evil' },
      ],
      'name-twice',
    ],
    [
      'may not have names that differ in case only',
      [{ name: 'app.js' }, { name: 'App.js' }],
      'name-twice-but-for-case',
    ],
    [
      'may not have names that differ in composition only',
      [{ name: 'é.js' }, { name: 'e\u0301.js' }],
      'name-twice-but-for-case',
    ],
    ['may not have a file that is a folder too', [{ name: 'a' }, { name: 'a/b' }], 'file-is-also-folder'],
    ['may not have links', [{ name: 'a', content: '/etc/passwd', unixMode: LINK }], 'not-a-regular-file'],
    ['may not have pipes', [{ name: 'a', unixMode: PIPE }], 'not-a-regular-file'],
    ['may not have devices', [{ name: 'a', unixMode: DEVICE }], 'not-a-regular-file'],
    ['may not say two names of one entry', [{ name: 'app.js', localName: 'evil.js' }], 'headers-differ'],
    [
      'may not have a second name in its extra fields',
      [{ name: 'app.js', extra: unicodePath('evil.js') }],
      'headers-differ',
    ],
    [
      'may not have entries that share their bytes',
      [
        { name: 'a', content: 'x' },
        { name: 'a', content: 'x', saidPlace: 0 },
      ],
      'name-twice',
    ],
    ['may not have encrypted entries', [{ name: 'a', flags: 0x801 }], 'encrypted'],
    ['may not be compressed in other ways', [{ name: 'a', method: 14 }], 'compression-unknown'],
    ['may have files up to the limit', [{ name: 'a', content: noise(1000) }], 'taken: a'],
    ['may not have larger files', [{ name: 'a', content: noise(1001) }], 'file-too-large'],
    [
      'may not be larger in total',
      ['a', 'b', 'c', 'd'].map((name) => ({ name, content: noise(800) })),
      'too-large',
    ],
    ['may not be a bomb', [{ name: 'a', content: Buffer.alloc(900) }], 'compressed-too-well'],
    [
      'may say no smaller size than is there',
      [{ name: 'a', content: noise(900), saidSize: 10 }],
      'size-is-wrong',
    ],
    [
      'may say no larger size than is there',
      [{ name: 'a', content: noise(10), saidSize: 100 }],
      'size-is-wrong',
    ],
    ['may not have a wrong checksum', [{ name: 'a', content: 'x', saidChecksum: 1 }], 'checksum-is-wrong'],
    [
      'may have entries up to the limit',
      Array.from({ length: 20 }, (_, index) => ({ name: `${index}` })),
      `taken: ${Array.from({ length: 20 }, (_, index) => index).join(' ')}`,
    ],
    [
      'may not have more entries',
      Array.from({ length: 21 }, (_, index) => ({ name: `${index}` })),
      'too-many-entries',
    ],
  ])('%s', async (_, entries, expected) => {
    expect(await outcome(writeZip(entries))).toBe(expected)
  })

  it('may not be a bomb of 200 MB that says it is small, and takes no room for it (PKG-03)', async () => {
    const bomb = writeZip([{ name: 'a', content: Buffer.alloc(200 * MEGABYTE), saidSize: 1000 }])
    expect(bomb.byteLength).toBeLessThan(MEGABYTE / 4)
    const before = process.memoryUsage.rss()
    const read = await readArchive(bomb, archiveLimits(policyOf('guide-2018')))
    expect(read.ok ? 'taken' : read.refusal.reason).toBe('size-is-wrong')
    expect(process.memoryUsage.rss() - before).toBeLessThan(100 * MEGABYTE)
  }, 30_000)

  it('may not have entries that overlap under different names', async () => {
    const zip = writeZip([
      { name: 'a', content: 'x' },
      { name: 'b', content: 'x', localName: 'a', saidPlace: 0 },
    ])
    expect(await outcome(zip)).toBe('headers-differ')
  })

  it('may not have an entry inside another one', async () => {
    const inner: ZipEntry = { name: 'b', content: 'evil', method: 0 }
    const innerBytes = writeZip([inner]).subarray(0, LOCAL_HEADER_BYTES + 'bevil'.length)
    const outer: ZipEntry = { name: 'a', content: innerBytes, method: 0 }
    const zip = writeZip([outer, { ...inner, saidPlace: LOCAL_HEADER_BYTES + 'a'.length }])
    expect(await outcome(zip)).toBe('entries-overlap')
  })

  it('may not have anything before its first entry', async () => {
    expect(await outcome(writeZip([{ name: 'a' }], { before: Buffer.from('#!/bin/sh\n') }))).toBe(
      'bytes-before-first-entry',
    )
  })

  it.each([
    ['is empty', Buffer.alloc(0)],
    ['is something else', Buffer.from('GIF89a, and then some more bytes than a zip must have')],
    ['is cut off', zipOf({ 'app.js': 'App({})' }).subarray(0, 60)],
    [
      'has lost its middle',
      Buffer.concat([zipOf({ a: 'x' }).subarray(0, 8), zipOf({ a: 'x' }).subarray(20)]),
    ],
  ])('is refused when it %s', async (_, bytes) => {
    expect(await outcome(bytes)).toBe('not-a-zip')
  })

  it('gives the bytes of its files', async () => {
    const read = await readArchive(zipOf({ 'a.txt': 'one', 'b.txt': 'two' }), policy)
    expect(read.ok && [...read.value].map(([name, bytes]) => [name, bytes.toString()])).toEqual([
      ['a.txt', 'one'],
      ['b.txt', 'two'],
    ])
  })
})
