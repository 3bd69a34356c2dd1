import { describe, expect, it } from 'vitest'
import { writeZip } from '@maque/testing/zip/write-zip.ts'
import { openWx, type OpenWx } from '../testing/open-wx.ts'
import { unzip as unzipInto } from './archives.logic.ts'
import { FileTree, LIMIT_BYTES } from './file-tree.ts'

type Manager = Record<string, (options: object | string, ...more: readonly unknown[]) => unknown>
const managerOf = ({ wx }: OpenWx) => wx['getFileSystemManager']?.() as Manager
const call = (manager: Manager, name: string, options: object) =>
  new Promise((resolve) => manager[name]?.({ ...options, success: resolve, fail: resolve }))
const USR = 'wxfile://usr'
const A = `${USR}/a`
const bytes = (text: string) => new TextEncoder().encode(text).buffer

function withFile(text = 'abcd'): { files: Manager; world: OpenWx; text(): unknown } {
  const world = openWx()
  const files = managerOf(world)
  files['writeFileSync']?.(A, text)
  return { files, world, text: () => files['readFileSync']?.(A, 'utf8') }
}
const open = (files: Manager, flag?: string) => files['openSync']?.({ filePath: A, flag })
const read = (files: Manager, options: object) => {
  const arrayBuffer = new ArrayBuffer(4)
  const result = files['readSync']?.({ arrayBuffer, ...options }) as { bytesRead: number }
  return [new TextDecoder().decode(arrayBuffer).replaceAll('\0', '.'), result.bytesRead]
}

describe('a file that an app has opened', () => {
  it('is read from where the last read ended, or from a place that is named', () => {
    const { files } = withFile()
    const fd = open(files)
    expect(typeof fd).toBe('string')
    expect(read(files, { fd, length: 1 })).toEqual(['a...', 1])
    expect(read(files, { fd, length: 1, position: 3 })).toEqual(['d...', 1])
    expect(read(files, { fd, length: 2, offset: 1 })).toEqual(['.bc.', 2])
    expect(read(files, { fd, length: 4, position: null })).toEqual(['d...', 1])
    expect(read(files, { fd, length: 4 })).toEqual(['....', 0])
  })

  it('is written where the last write ended, or at a place that is named', () => {
    const { files, text } = withFile()
    const fd = open(files, 'r+')
    expect(files['writeSync']?.({ fd, data: 'X' })).toEqual({ bytesWritten: 1 })
    files['writeSync']?.({ fd, data: bytes('..YZ'), offset: 2, length: 1 })
    files['writeSync']?.({ fd, data: '麻', position: 5 })
    expect(text()).toBe('XYcd\0麻')
  })

  it.each([
    ['r', 'abcd', 'fail permission denied'],
    ['r+', 'Zbcd', 4],
    ['w', 'Z', 'fail permission denied'],
    ['w+', 'Z', 1],
    ['a', 'abcdZ', 'fail permission denied'],
    ['a+', 'abcdZ', 5],
    ['as', 'abcdZ', 'fail permission denied'],
    ['as+', 'abcdZ', 5],
  ])('as %s holds %s after a write', (flag, expected, reads) => {
    const { files, text } = withFile()
    const fd = open(files, flag)
    if (flag === 'r') expect(() => files['writeSync']?.({ fd, data: 'Z' })).toThrow('fail permission denied')
    else files['writeSync']?.({ fd, data: 'Z' })
    expect(text()).toBe(expected)
    const readAll = () => files['readSync']?.({ fd, arrayBuffer: new ArrayBuffer(9), length: 9, position: 0 })
    if (flag === 'r') expect(readAll()).toMatchObject({ bytesRead: 4 })
    else if (typeof reads === 'number') expect(readAll()).toMatchObject({ bytesRead: reads })
    else expect(readAll).toThrow(reads)
  })

  it.each([
    ['w', 'made'],
    ['wx', 'made'],
    ['a+', 'made'],
    ['ax', 'made'],
    ['r', `openSync:fail no such file or directory ${A}`],
    ['r+', `openSync:fail no such file or directory ${A}`],
    ['q', 'openSync:fail invalid flag'],
  ])('as %s, where it is not there, is %s', (flag, outcome) => {
    const files = managerOf(openWx())
    if (outcome === 'made') {
      open(files, flag)
      expect(files['readFileSync']?.(A, 'utf8')).toBe('')
    } else expect(() => open(files, flag)).toThrow(outcome)
  })

  it.each(['wx', 'wx+', 'ax', 'ax+'])('as %s is refused where it is there', (flag) => {
    expect(() => open(withFile().files, flag)).toThrow(`file already exists ${A}`)
  })

  it('tells its size, is shortened, made longer, and closed', () => {
    const { files, text } = withFile()
    const fd = open(files, 'r+')
    files['ftruncateSync']?.({ fd, length: 2 })
    expect(files['fstatSync']?.({ fd })).toMatchObject({ size: 2 })
    files['ftruncateSync']?.({ fd, length: 3 })
    expect(text()).toBe('ab\0')
    expect(files['closeSync']?.({ fd })).toBeUndefined()
    expect(() => files['fstatSync']?.({ fd })).toThrow('fstatSync:fail bad file descriptor')
  })

  it('sees what is written through another, and is not brought back by a write', () => {
    const { files } = withFile()
    const fd = open(files, 'r+')
    files['writeFileSync']?.(A, 'new')
    expect(read(files, { fd, length: 3 })).toEqual(['new.', 3])
    files['unlinkSync']?.(A)
    expect(() => files['writeSync']?.({ fd, data: 'Z' })).toThrow('no such file or directory')
  })

  it('answers later too, and is kept', async () => {
    const { files, world } = withFile()
    const opened = (await call(files, 'open', { filePath: A, flag: 'a+' })) as { fd: string }
    expect(opened).toEqual({ fd: expect.any(String) as string, errMsg: 'open:ok' })
    const { fd } = opened
    expect(await call(files, 'write', { fd, data: 'e' })).toEqual({ bytesWritten: 1, errMsg: 'write:ok' })
    expect(await world.host.files.get(A)?.text()).toBe('abcde')
    const arrayBuffer = new ArrayBuffer(5)
    expect(await call(files, 'read', { fd, arrayBuffer, length: 5, position: 0 })).toMatchObject({
      bytesRead: 5,
    })
    expect(new TextDecoder().decode(arrayBuffer)).toBe('abcde')
    expect(await call(files, 'fstat', { fd })).toMatchObject({ stats: { size: 5 } })
    expect(await call(files, 'close', { fd })).toEqual({ errMsg: 'close:ok' })
  })

  it('may be temporary, and is then read only', async () => {
    const world = openWx()
    world.host.files.set('wxfile://tmp/1', new Blob(['tmp']))
    const files = managerOf(world)
    const { fd } = (await call(files, 'open', { filePath: 'wxfile://tmp/1' })) as { fd: string }
    expect(read(files, { fd, length: 3 })).toEqual(['tmp.', 3])
    expect(await call(files, 'open', { filePath: 'wxfile://tmp/1', flag: 'a' })).toEqual({
      errMsg: 'open:fail permission denied when open using flag',
      errno: 1302004,
    })
  })

  it.each<[string, object, string]>([
    ['readSync', { length: 1 }, 'array buffer does not exist'],
    ['readSync', { arrayBuffer: new ArrayBuffer(2), offset: 3 }, 'value of offset is out of range'],
    ['readSync', { arrayBuffer: new ArrayBuffer(2), length: 3 }, 'value of length is out of range'],
    ['readSync', { arrayBuffer: new ArrayBuffer(2), position: -1 }, 'value of position is out of range'],
    ['writeSync', { data: bytes('ab'), offset: 3 }, 'value of offset is out of range'],
    ['writeSync', { data: bytes('ab'), offset: 1, length: 2 }, 'value of length is out of range'],
    ['writeSync', { data: 'a', position: 1.5 }, 'value of position is out of range'],
    ['ftruncateSync', { length: -1 }, 'value of length is out of range'],
    ['ftruncateSync', { length: 1, fd: 'no' }, 'bad file descriptor'],
  ])('refuses %s %j', (name, options, reason) => {
    const { files } = withFile()
    const fd = open(files, 'r+')
    expect(() => files[name]?.({ fd, ...options })).toThrow(`${name}:fail ${reason}`)
  })
})

describe('an archive', () => {
  const archive = (entries: Parameters<typeof writeZip>[0]) => {
    const world = openWx()
    world.host.files.set('wxfile://tmp/z.zip', new Blob([Uint8Array.from(writeZip(entries))]))
    return managerOf(world)
  }
  const unzip = (files: Manager) =>
    call(files, 'unzip', { zipFilePath: 'wxfile://tmp/z.zip', targetPath: `${USR}/out` })

  it('is unpacked with its directories', async () => {
    const files = archive([
      { name: 'empty/' },
      { name: 'd/麻.txt', content: 'deflated '.repeat(9) },
      { name: 'stored', content: 's', method: 0 },
    ])
    expect(await unzip(files)).toEqual({ errMsg: 'unzip:ok' })
    expect(files['readFileSync']?.(`${USR}/out/d/麻.txt`, 'utf8')).toBe('deflated '.repeat(9))
    expect(files['readFileSync']?.(`${USR}/out/stored`, 'utf8')).toBe('s')
    expect(files['readdirSync']?.(`${USR}/out`)).toEqual(expect.arrayContaining(['empty', 'd', 'stored']))
  })

  it('has entries that are read without unpacking it', async () => {
    const files = archive([{ name: 'd/' }, { name: 'd/a', content: 'abc' }, { name: 'b', content: 'B' }])
    const filePath = 'wxfile://tmp/z.zip'
    expect(await call(files, 'readZipEntry', { filePath, entries: 'all', encoding: 'utf8' })).toEqual({
      entries: {
        'd/a': { data: 'abc', errMsg: 'readZipEntry:ok' },
        b: { data: 'B', errMsg: 'readZipEntry:ok' },
      },
      errMsg: 'readZipEntry:ok',
    })
    const entries = [
      { path: 'd/a', encoding: 'base64', position: 1, length: 2 },
      { path: 'b' },
      { path: 'no' },
    ]
    expect(await call(files, 'readZipEntry', { filePath, entries })).toMatchObject({
      entries: {
        'd/a': { data: 'YmM=' },
        b: { data: bytes('B') },
        no: { errMsg: 'readZipEntry:fail no such file or directory' },
      },
    })
  })

  it.each<[string, Parameters<typeof writeZip>[0]]>([
    ['leads out of its folder', [{ name: '../../x', content: 'x' }]],
    ['says to be smaller than it is', [{ name: 'x', content: 'xxxxxxxx', saidSize: 1 }]],
    ['says to be larger than it is', [{ name: 'x', content: 'x', saidSize: 9 }]],
    ['is packed in a way nobody knows', [{ name: 'x', content: 'x', method: 99 }]],
    ['is encrypted', [{ name: 'x', content: 'x', flags: 1 }]],
    ['lies where nothing is', [{ name: 'x', saidPlace: 0xffff_fff0 }]],
  ])('of which an entry %s is refused, and nothing is written', async (_, entries) => {
    const files = archive([{ name: 'first', content: '1' }, ...entries])
    expect(await unzip(files)).toMatchObject({ errno: 1301103 })
    expect(() => files['accessSync']?.(`${USR}/out`)).toThrow('no such file')
  })

  it('that would be larger than what an app may keep is refused before it is unpacked', async () => {
    const files = archive([{ name: 'x', content: 'x', saidSize: 300 * 1024 * 1024 }])
    expect(await unzip(files)).toMatchObject({ errno: 1300202 })
  })

  it('that would not fit beside what is kept already is refused, and nothing is written', async () => {
    const tree = new FileTree({ written: () => undefined, removed: () => undefined }, () => 0)
    tree.load(`${USR}/kept`, { sizeBytes: LIMIT_BYTES - 3, modifiedAtMs: 0 })
    const entriesOf = (...sizes: readonly number[]) => ({
      ok: true as const,
      result: { entries: sizes.map((size, index) => ({ path: `${index}`, bytes: new ArrayBuffer(size) })) },
    })
    const unpack = (...sizes: readonly number[]) =>
      unzipInto(async () => entriesOf(...sizes), tree, { zipFilePath: 'z', targetPath: `${USR}/out` })
    expect(await unpack(2, 2)).toMatchObject({ ok: false, refusal: { errno: 1300202 } })
    expect(tree.isDirectory(`${USR}/out`)).toBe(false)
    expect(await unpack(1, 2)).toMatchObject({ ok: true })
    expect(await unpack(2, 1)).toMatchObject({ ok: true })
  })

  it('that is none is refused', async () => {
    const world = openWx()
    world.host.files.set('wxfile://tmp/z.zip', new Blob(['no archive at all, whatever it is called']))
    expect(await unzip(managerOf(world))).toEqual({
      errMsg: 'unzip:fail unzip open file fail',
      errno: 1301102,
    })
  })
})
