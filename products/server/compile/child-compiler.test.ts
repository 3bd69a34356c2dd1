import { describe, expect, it } from 'vitest'
import { findProgramFolder } from '../config.ts'
import type { ChildLimits } from '../child/limited-child.ts'
import { createChildCompiler, defaultCompileLimits } from './child-compiler.ts'

const sizeLimits = { packageBytes: 2_000_000, appBytes: 20_000_000 }

const project = (files: Readonly<Record<string, string>> = {}): ReadonlyMap<string, Uint8Array> =>
  new Map(
    Object.entries({
      'app.json': JSON.stringify({ pages: ['pages/a/a'] }),
      'app.js': 'App({})',
      'pages/a/a.wxml': '<view>{{greeting}}</view>',
      'pages/a/a.js': "Page({ data: { greeting: 'hello' } })",
      'pages/a/a.json': '{}',
      ...files,
    }).map(([path, text]) => [path, Buffer.from(text)]),
  )

const compile = (files: ReadonlyMap<string, Uint8Array>, limits: Partial<ChildLimits> = {}) =>
  createChildCompiler({
    programFolder: findProgramFolder(),
    limits: { ...defaultCompileLimits, ...limits },
  }).compile({
    appId: 'wx0123456789abcdef',
    sizeLimits,
    files,
  })

describe('compiling in a process of its own', { timeout: 60_000 }, () => {
  it('gives the bundle, with the AppID that the platform knows', async () => {
    const { bundle, diagnostics } = await compile(project())
    const manifest = JSON.parse(Buffer.from(bundle?.manifest ?? '').toString()) as {
      readonly config: { readonly appId: string }
      readonly files: object
    }
    expect(manifest.config.appId).toBe('wx0123456789abcdef')
    expect(Object.keys(manifest.files).toSorted()).toEqual([...(bundle?.files.keys() ?? [])].toSorted())
    expect(diagnostics).toEqual([])
  })

  it('tells the author’s places of a stack, in scripts that were minified before as well', async () => {
    const source = 'var a=1;Page({onLoad(){null.x}})'
    const compiler = createChildCompiler({
      programFolder: findProgramFolder(),
      limits: defaultCompileLimits,
    })
    const { bundle } = await compiler.compile({
      appId: 'wx0123456789abcdef',
      sizeLimits,
      files: project({ 'pages/a/a.js': source }),
    })
    if (!bundle) throw new Error('it did not compile')
    const script = Buffer.from(bundle.files.get('_maque/script.js') ?? '').toString()
    const line = script.split('\n').findIndex((text) => text.includes(source)) + 1
    const compiled = { digest: 'a'.repeat(64), maps: bundle.maps }
    const stack = `TypeError: x\n    at app:///aaaaaaaa/_maque/script.js:${line}:26`
    for (const _ of ['first', 'again'])
      expect(compiler.inAuthorsPlaces(stack, compiled)).toBe('TypeError: x\n    at pages/a/a.js:1:26')
    const other = 'at app:///bbbbbbbb/_maque/script.js:1:1 and app:///aaaaaaaa/%E0%A4%A:1:1'
    expect(compiler.inAuthorsPlaces(other, compiled)).toBe(other)
  })

  it('gives the same bytes each time', async () => {
    const [one, other] = await Promise.all([compile(project()), compile(project())])
    expect(Buffer.from(one.bundle?.manifest ?? '')).toEqual(Buffer.from(other.bundle?.manifest ?? ''))
  })

  it('tells what is wrong with the source, with the lines around it', async () => {
    const { diagnostics } = await compile(project({ 'pages/a/a.js': 'Page({' }))
    expect(diagnostics).toMatchObject([
      { severity: 'error', file: 'pages/a/a.js', frame: expect.stringContaining('1 |') },
    ])
  })

  it('tells when there is nothing to open', async () => {
    const { bundle, diagnostics } = await compile(new Map([['readme.txt', Buffer.from('tea')]]))
    expect(bundle).toBeUndefined()
    expect(diagnostics).toMatchObject([{ severity: 'error' }])
  })

  it('tells where a source is that parsers would crash in, before they meet it', async () => {
    const conditions = `Page({})\nx=${'a?1:'.repeat(100_000)}1`
    const { diagnostics } = await compile(project({ 'pages/a/a.js': conditions }))
    expect(diagnostics).toMatchObject([{ code: 'js/nested-too-deep', file: 'pages/a/a.js', line: 2 }])
  })

  it('is not held up by styles that grow without end, which their author is told, and compiles the next', async () => {
    const limits = { timeMs: 20_000, heapMegabytes: 100, residentMegabytes: 300 }
    const endless = '$a: 1; @while true { $a: $a + 1; .tea-#{$a} { width: #{$a}px; } }'
    const { diagnostics } = await compile(
      project({
        'project.config.json': '{ "setting": { "useCompilerPlugins": ["sass"] } }',
        'app.scss': endless,
      }),
      limits,
    )
    // Memory is over first, or the time of all, or on a slow machine the time that Sass has.
    expect(diagnostics).toMatchObject([
      {
        code: expect.stringMatching(/^(?:upload\/too-(?:much-memory|slow)|sass\/not-compiled)$/),
        severity: 'error',
      },
    ])
    expect((await compile(project(), limits)).bundle).toBeDefined()
  })

  it.each<[string, Partial<ChildLimits>, string]>([
    ['time', { timeMs: 30 }, 'upload/too-slow'],
    ['script memory', { heapMegabytes: 8 }, 'upload/too-much-memory'],
    ['memory', { residentMegabytes: 10 }, 'upload/too-much-memory'],
    ['an answer', { answerBytes: 100 }, 'upload/too-large'],
  ])('ends when it takes too much %s, and says so', async (_, limits, code) => {
    const { bundle, diagnostics } = await compile(project(), limits)
    expect(bundle).toBeUndefined()
    expect(diagnostics).toMatchObject([{ code, severity: 'error' }])
  })
})
