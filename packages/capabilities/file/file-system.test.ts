import { describe, expect, it } from 'vitest'
import { openWx, type OpenWx } from '../testing/open-wx.ts'
import { decodeText, encodeText } from './encoding.logic.ts'

type Manager = Record<string, (...args: readonly unknown[]) => unknown>
const managerOf = ({ wx }: OpenWx) => wx['getFileSystemManager']?.() as Manager
const call = (manager: Manager, name: string, options: object) =>
  new Promise((resolve) => manager[name]?.({ ...options, success: resolve, fail: resolve }))
const USR = 'wxfile://usr'
const bytes = (text: string) => new TextEncoder().encode(text).buffer

describe('text of a file', () => {
  it.each([
    ['utf8', 'a麻', [97, 233, 186, 187]],
    ['utf-8', '', []],
    ['ucs2', 'a麻', [97, 0, 187, 158]],
    ['utf16le', '😀', [61, 216, 0, 222]],
    ['base64', 'AQI=', [1, 2]],
    ['hex', '0aff', [10, 255]],
    ['latin1', 'é', [233]],
    ['binary', '\u00ff', [255]],
    ['ascii', 'a', [97]],
  ])('is written and read as %s', (encoding, text, expected) => {
    const encoded = encodeText(text, encoding)
    expect([...(encoded ?? [])]).toEqual(expected)
    expect(decodeText(Uint8Array.from(expected), encoding)).toBe(text)
  })

  it.each([
    ['gbk', 'a'],
    ['hex', 'abc'],
    ['hex', 'zz'],
    ['base64', '%'],
  ])('is refused as %s: %j', (encoding, text) => {
    expect(encodeText(text, encoding)).toBeUndefined()
  })
})

describe('the file system', () => {
  it('reads what was written, at once and later, and keeps it in the host', async () => {
    const world = openWx()
    const files = managerOf(world)
    files['writeFileSync']?.(`${USR}/a.txt`, '麻', 'utf8')
    expect(files['readFileSync']?.(`${USR}/a.txt`, 'utf8')).toBe('麻')
    expect(files['readFileSync']?.(`${USR}/a.txt`)).toEqual(bytes('麻'))
    expect(await call(files, 'readFile', { filePath: `${USR}/a.txt`, encoding: 'utf8' })).toEqual({
      data: '麻',
      errMsg: 'readFile:ok',
    })
    expect(await call(files, 'writeFile', { filePath: `${USR}/b`, data: bytes('b') })).toEqual({
      errMsg: 'writeFile:ok',
    })
    expect(await world.host.files.get(`${USR}/b`)?.text()).toBe('b')
    expect(await world.host.files.get(`${USR}/a.txt`)?.text()).toBe('麻')
  })

  it('reads what an earlier run kept, once it is loaded', async () => {
    const world = openWx()
    world.host.files.set(`${USR}/d/a`, new Blob(['old']))
    const files = managerOf(world)
    expect(() => files['readFileSync']?.(`${USR}/d/a`)).toThrow('no such file or directory')
    expect(await call(files, 'access', { path: `${USR}/d/a` })).toEqual({ errMsg: 'access:ok' })
    expect(files['readFileSync']?.(`${USR}/d/a`, 'utf8')).toBe('old')
    expect(files['readdirSync']?.(USR)).toEqual(['d'])
  })

  it('reads files that are not its own later only', async () => {
    const world = openWx()
    world.host.files.set('wxfile://tmp/1', new Blob(['tmp']))
    world.host.files.set('/data.json', new Blob(['{}']))
    const files = managerOf(world)
    expect(await call(files, 'readFile', { filePath: 'wxfile://tmp/1', encoding: 'utf8' })).toMatchObject({
      data: 'tmp',
    })
    expect(await call(files, 'readFile', { filePath: '/data.json', encoding: 'utf8' })).toMatchObject({
      data: '{}',
    })
    expect(() => files['readFileSync']?.('wxfile://tmp/1')).toThrow('readFileSync:fail permission denied')
  })

  it('knows at once what it is given ahead: its own files, those of the package, and sizes of large ones', () => {
    const files = managerOf(
      openWx({
        files: [
          { path: `${USR}/old`, sizeBytes: 3, modifiedAtMs: 1, bytes: bytes('old') },
          { path: '/data/a.json', sizeBytes: 2, modifiedAtMs: 0, bytes: bytes('{}') },
          { path: '/film.mp4', sizeBytes: 9e6, modifiedAtMs: 0 },
        ],
      }),
    )
    expect(files['readFileSync']?.(`${USR}/old`, 'utf8')).toBe('old')
    expect(files['readFileSync']?.('data/a.json', 'utf8')).toBe('{}')
    files['copyFileSync']?.('/data/a.json', `${USR}/copy`)
    expect(files['readFileSync']?.(`${USR}/copy`, 'utf8')).toBe('{}')
    const fd = files['openSync']?.({ filePath: '/data/a.json' })
    expect(files['fstatSync']?.({ fd })).toMatchObject({ size: 2 })
    expect(() => files['readFileSync']?.('/film.mp4')).toThrow('readFileSync:fail Input/output error')
    expect(() => files['accessSync']?.('/none')).toThrow('accessSync:fail no such file or directory /none')
    expect(() => files['writeFileSync']?.('/data/a.json', '')).toThrow('permission denied')
  })

  it.each([
    ['a part', { position: 1, length: 2 }, 'bc'],
    ['from a place on', { position: 2 }, 'cd'],
    ['up to the end', { position: 0, length: 4 }, 'abcd'],
  ])('reads %s', async (_, options, data) => {
    const files = managerOf(openWx())
    files['writeFileSync']?.(`${USR}/a`, 'abcd')
    expect(
      await call(files, 'readFile', { filePath: `${USR}/a`, encoding: 'utf8', ...options }),
    ).toMatchObject({ data })
  })

  it.each<[string, object, string, number]>([
    ['readFile', { filePath: `${USR}/a`, position: 3, length: 2 }, 'Invalid argument', 1300022],
    ['readFile', { filePath: `${USR}/no` }, `no such file or directory ${USR}/no`, 1300002],
    ['readFile', { filePath: `${USR}/a`, encoding: 'gbk' }, 'Invalid argument', 1300022],
    ['writeFile', { filePath: `${USR}/no/a`, data: '' }, `no such file or directory ${USR}/no/a`, 1300002],
    ['writeFile', { filePath: '/a', data: '' }, 'permission denied /a', 1300013],
    ['writeFile', { filePath: `${USR}/../x`, data: '' }, `permission denied ${USR}/../x`, 1300013],
    ['writeFile', { filePath: `${USR}/d`, data: '' }, `illegal operation on a directory ${USR}/d`, 1301003],
    ['writeFile', { filePath: `${USR}/a`, data: '%', encoding: 'base64' }, 'base64 encode error', 1300203],
    ['mkdir', { dirPath: `${USR}/d` }, `file already exists ${USR}/d`, 1301005],
    ['mkdir', { dirPath: `${USR}/x/y` }, `no such file or directory ${USR}/x/y`, 1300002],
    ['rmdir', { dirPath: `${USR}/d` }, `directory not empty ${USR}/d`, 1300066],
    ['rmdir', { dirPath: `${USR}/a` }, `not a directory ${USR}/a`, 1300020],
    ['readdir', { dirPath: `${USR}/a` }, `not a directory ${USR}/a`, 1300020],
    ['unlink', { filePath: `${USR}/d` }, `operation not permitted ${USR}/d`, 1300001],
    ['unlink', { filePath: `${USR}/no` }, `no such file or directory ${USR}/no`, 1300002],
    ['access', { path: `${USR}/no` }, `no such file or directory ${USR}/no`, 1300002],
  ])('refuses %s %j', async (name, options, reason, errno) => {
    const files = managerOf(openWx())
    files['writeFileSync']?.(`${USR}/a`, 'abcd')
    files['mkdirSync']?.(`${USR}/d`)
    files['writeFileSync']?.(`${USR}/d/inner`, '')
    expect(await call(files, name, options)).toEqual({ errMsg: `${name}:fail ${reason}`, errno })
  })

  it('appends, copies, renames, shortens and removes', async () => {
    const world = openWx()
    const files = managerOf(world)
    files['writeFileSync']?.(`${USR}/a`, 'ab')
    files['appendFileSync']?.(`${USR}/a`, 'cd')
    files['copyFileSync']?.(`${USR}/a`, `${USR}/b`)
    files['renameSync']?.(`${USR}/b`, `${USR}/c`)
    files['truncateSync']?.(`${USR}/a`, 1)
    expect(files['readdirSync']?.(USR)).toEqual(['a', 'c'])
    expect(files['readFileSync']?.(`${USR}/a`, 'utf8')).toBe('a')
    expect(files['readFileSync']?.(`${USR}/c`, 'utf8')).toBe('abcd')
    expect(await call(files, 'unlink', { filePath: `${USR}/c` })).toEqual({ errMsg: 'unlink:ok' })
    expect([...world.host.files.keys()]).toEqual([`${USR}/a`])
  })

  it('keeps directories', async () => {
    const world = openWx()
    const files = managerOf(world)
    expect(await call(files, 'mkdir', { dirPath: `${USR}/a/b`, recursive: true })).toEqual({
      errMsg: 'mkdir:ok',
    })
    expect([...world.host.files.keys()]).toEqual([`${USR}/a/`, `${USR}/a/b/`])
    files['writeFileSync']?.(`${USR}/a/b/c`, 'x')
    expect(await call(files, 'rmdir', { dirPath: `${USR}/a`, recursive: true })).toEqual({
      errMsg: 'rmdir:ok',
    })
    expect(world.host.files.size).toBe(0)
    expect(() => files['accessSync']?.(`${USR}/a/b`)).toThrow('accessSync:fail no such file or directory')
  })

  it('tells what stands at a path', async () => {
    const files = managerOf(openWx())
    files['mkdirSync']?.(`${USR}/d`)
    files['writeFileSync']?.(`${USR}/d/a`, 'abc')
    const stats = files['statSync']?.(`${USR}/d/a`) as {
      size: number
      isFile(): boolean
      isDirectory(): boolean
    }
    expect([stats.size, stats.isFile(), stats.isDirectory()]).toEqual([3, true, false])
    const all = files['statSync']?.(`${USR}/d`, true) as readonly { path: string; stats: typeof stats }[]
    expect(all.map((one) => [one.path, one.stats.isDirectory()])).toEqual([
      ['/', true],
      ['/a', false],
    ])
  })

  it('keeps a temporary file', async () => {
    const world = openWx()
    world.host.files.set('wxfile://tmp/1.png', new Blob(['p']))
    expect(await world.call('saveFile', { tempFilePath: 'wxfile://tmp/1.png' })).toEqual({
      savedFilePath: `${USR}/1.png`,
      errMsg: 'saveFile:ok',
    })
    expect(await world.call('getSavedFileList')).toMatchObject({
      fileList: [{ filePath: `${USR}/1.png`, size: 1 }],
    })
    expect(await world.call('getFileInfo', { filePath: `${USR}/1.png` })).toMatchObject({ size: 1 })
    expect(await world.call('removeSavedFile', { filePath: `${USR}/1.png` })).toEqual({
      errMsg: 'removeSavedFile:ok',
    })
    expect(await world.call('getSavedFileList')).toMatchObject({ fileList: [] })
  })

  it('tells the error of a synchronous call as WeChat does', () => {
    const files = managerOf(openWx())
    expect(() => files['readFileSync']?.(`${USR}/no`)).toThrow(
      expect.objectContaining({
        message: `readFileSync:fail no such file or directory ${USR}/no`,
        errMsg: `readFileSync:fail no such file or directory ${USR}/no`,
        errCode: 1300002,
      }),
    )
  })
})
