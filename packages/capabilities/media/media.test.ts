import { accept } from '@maque/base/result.ts'
import { describe, expect, it } from 'vitest'
import { pickedFile } from '../testing/fake-host.ts'
import { openWx } from '../testing/open-wx.ts'

const pictures = accept([pickedFile('a.PNG', 'image/png', '1234'), pickedFile('b', 'image/jpeg', '12')])

describe('choosing', () => {
  it('pictures gives temporary files, no more than asked', async () => {
    const { call, host } = openWx()
    host.picked = pictures
    expect(await call('chooseImage')).toEqual({
      tempFilePaths: ['wxfile://tmp/1.png', 'wxfile://tmp/2.jpg'],
      tempFiles: [
        { path: 'wxfile://tmp/1.png', size: 4 },
        { path: 'wxfile://tmp/2.jpg', size: 2 },
      ],
      errMsg: 'chooseImage:ok',
    })
    expect(await call('chooseImage', { count: 1 })).toMatchObject({ tempFilePaths: ['wxfile://tmp/3.png'] })
  })

  it.each([
    ['chooseImage', {}, { accept: ['image/*'], isMultiple: true }],
    [
      'chooseImage',
      { count: 1, sourceType: ['camera'] },
      { accept: ['image/*'], isMultiple: false, capture: 'environment' },
    ],
    [
      'chooseMedia',
      { mediaType: ['video'], sourceType: ['camera'], camera: 'front' },
      { accept: ['video/*'], isMultiple: true, capture: 'user' },
    ],
    ['chooseMedia', { mediaType: ['mix'] }, { accept: ['image/*', 'video/*'], isMultiple: true }],
    ['chooseMessageFile', { count: 1, type: 'image' }, { accept: ['image/*'], isMultiple: false }],
    [
      'chooseMessageFile',
      { count: 2, type: 'file', extension: ['pdf', '.txt', ''] },
      { accept: ['.pdf', '.txt'], isMultiple: true },
    ],
  ])('by %s %j asks the device', async (name, options, pick) => {
    const { call, host } = openWx()
    expect(await call(name, options)).toEqual({ errMsg: `${name}:fail cancel` })
    expect(host.asked).toEqual([['device.pickFiles', pick]])
  })

  it('media tells what kind it is', async () => {
    const { call, host } = openWx()
    host.picked = pictures
    expect(await call('chooseMedia')).toMatchObject({
      type: 'image',
      tempFiles: [
        { tempFilePath: 'wxfile://tmp/1.png', size: 4, fileType: 'image' },
        { tempFilePath: 'wxfile://tmp/2.jpg', size: 2, fileType: 'image' },
      ],
    })
  })

  it('files tells their names and times', async () => {
    const { call, host } = openWx()
    host.picked = accept([pickedFile('报告.pdf', 'application/pdf', 'x')])
    expect(await call('chooseMessageFile', { count: 1 })).toMatchObject({
      tempFiles: [{ path: 'wxfile://tmp/1.pdf', name: '报告.pdf', size: 1, type: 'file', time: 5 }],
    })
  })

  it('needs the app in front', async () => {
    const { call, host } = openWx()
    host.isInForeground = false
    expect(await call('chooseImage')).toEqual({ errMsg: 'chooseImage:fail not in foreground' })
  })
})

describe('looking at pictures', () => {
  it.each([
    [{ urls: ['a', 'b'] }, 0],
    [{ urls: ['a', 'b'], current: 'b' }, 1],
    [{ urls: ['a', 'b'], current: 1 }, 1],
    [{ urls: ['a', 'b'], current: 'c' }, 0],
    [{ urls: ['a', 'b'], current: 9 }, 1],
  ])('%j begins at %i', async (options, index) => {
    const { call, host } = openWx()
    expect(await call('previewImage', options)).toEqual({ errMsg: 'previewImage:ok' })
    expect(host.asked).toEqual([['overlays.previewImages', { urls: ['a', 'b'], index }]])
  })

  it('needs one', async () => {
    expect(await openWx().call('previewImage', { urls: [] })).toEqual({
      errMsg: 'previewImage:fail parameter error: parameter.urls should have at least 1 item;',
    })
  })

  it('shows the pictures among media, and refuses films alone', async () => {
    const { call, host } = openWx()
    const sources = [{ url: 'v', type: 'video' }, { url: 'a' }, { url: 'b', type: 'image' }]
    await call('previewMedia', { sources, current: 2 })
    expect(host.asked).toEqual([['overlays.previewImages', { urls: ['a', 'b'], index: 1 }]])
    expect(await call('previewMedia', { sources: sources.slice(0, 1) })).toEqual({
      errMsg: 'previewMedia:fail not supported',
      errno: 6,
    })
  })
})

describe('handing over a file', () => {
  it.each(['saveImageToPhotosAlbum', 'saveVideoToPhotosAlbum', 'saveFileToDisk', 'openDocument'])(
    'is what %s does',
    async (name) => {
      const { call, host } = openWx()
      host.files.set('wxfile://tmp/a.pdf', new Blob(['x']))
      expect(await call(name, { filePath: 'wxfile://tmp/a.pdf' })).toEqual({ errMsg: `${name}:ok` })
      expect(host.asked).toMatchObject([['device.saveFile', expect.any(Blob), 'a.pdf']])
      expect(await call(name, { filePath: 'wxfile://tmp/no' })).toEqual({
        errMsg: `${name}:fail file not found`,
      })
    },
  )

  it('to the album needs consent', async () => {
    const { call, host } = openWx()
    host.permissions.set('scope.writePhotosAlbum', false)
    expect(await call('saveImageToPhotosAlbum', { filePath: 'a' })).toMatchObject({
      errMsg: 'saveImageToPhotosAlbum:fail auth deny',
    })
  })
})

describe('the context of a component', () => {
  it('asks the view on the page where it was made', async () => {
    const { wx, view } = openWx()
    const video = wx['createVideoContext']?.('film') as Record<string, (...args: unknown[]) => void>
    video['seek']?.(5)
    expect(view).toEqual([
      { kind: 'context', component: 'video', instance: 0, selector: '#film', method: 'seek', args: [5] },
    ])
  })

  it('asks inside of a component that it was given, and calls back', async () => {
    const { wx, view } = openWx({ answerView: () => ({ latitude: 1 }) })
    const map = wx['createMapContext']?.('m', {}) as Record<string, (...args: unknown[]) => void>
    const outcome = await new Promise((resolve) =>
      map['getCenterLocation']?.({ success: resolve, iconPath: 'a' }),
    )
    expect(outcome).toEqual({ latitude: 1, errMsg: 'getCenterLocation:ok' })
    expect(view).toMatchObject([{ instance: 7, args: [{ iconPath: 'a' }] }])
  })

  it('keeps listeners to itself', () => {
    const { wx, view } = openWx()
    const map = wx['createMapContext']?.('m') as Record<string, (...args: unknown[]) => void>
    map['on']?.('markerClusterCreate', () => undefined)
    expect(view).toMatchObject([{ method: 'on', args: ['markerClusterCreate', undefined] }])
  })

  it('is refused where a component should answer and does not', async () => {
    const { wx } = openWx()
    const map = wx['createMapContext']?.('m') as Record<string, (...args: unknown[]) => void>
    expect(await new Promise((resolve) => map['getRegion']?.({ fail: resolve }))).toEqual({
      errMsg: 'getRegion:fail not supported',
      errno: 6,
    })
  })
})
