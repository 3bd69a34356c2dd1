import { describe, expect, it } from 'vitest'
import { compileProject } from '@maque/compiler/compile-project.ts'
import { projectFromFiles } from '@maque/compiler/project/memory-files.ts'
import { scanApp, type DeclaredByOwner, type Scan } from './scan-app.ts'

const nothing: DeclaredByOwner = {
  serverDomains: { request: [], socket: [], upload: [], download: [], udp: [], tcp: [] },
  businessDomains: [],
  privacyKeys: [],
}

async function scan(
  files: Readonly<Record<string, string>>,
  declared: DeclaredByOwner | null = nothing,
): Promise<Scan> {
  const project = projectFromFiles(
    Object.entries({
      'app.json': JSON.stringify({ pages: ['pages/a/a', 'pages/b/b'] }),
      'app.js': 'App({})',
      'pages/a/a.js': 'Page({})',
      'pages/a/a.wxml': '<view />',
      'pages/b/b.js': 'Page({})',
      'pages/b/b.wxml': '<view />',
      ...files,
    }).map(([path, text]) => [path, new TextEncoder().encode(text)] as const),
  )
  const compiled = await compileProject({ files: project, mode: 'release' })
  return scanApp({ files: project, compiled, ...(declared && { declared }) })
}
const inScript = (body: string): Readonly<Record<string, string>> => ({
  'pages/a/a.js': `Page({ go() {\n${body}\n} })`,
})
const told = ({ findings }: Scan): readonly string[] =>
  findings.map(({ code, severity, place }) =>
    [code, severity, place && `${place.file}:${place.line}:${place.column}`].join(' '),
  )

describe('the scan of an app', () => {
  it('has nothing to say of an app that does nothing', async () => {
    expect(told(await scan({}))).toEqual([])
  })

  it.each<[string, string, readonly string[]]>([
    ['eval', "eval('1')", ['code/runs-text error pages/a/a.js:2:1']],
    ['functions made from text', "new Function('a', 'return a')", ['code/runs-text error pages/a/a.js:2:1']],
    ['timers with text', "setTimeout('tea()', 1)", ['code/runs-text error pages/a/a.js:2:1']],
    [
      'the global object by text',
      "Function('return this')()",
      ['code/asks-for-global info pages/a/a.js:2:1'],
    ],
    ['nothing in the words of a comment', "// eval('1')", []],
    ['nothing in another object’s eval', "this.eval('1')", []],
    ['private data by call', 'wx.chooseImage({})', ['privacy/not-declared error pages/a/a.js:2:1']],
    [
      'private data by taken-out call',
      'const { chooseImage } = wx',
      ['privacy/not-declared error pages/a/a.js:2:9'],
    ],
    [
      'private data by a call that is picked out later',
      'let chooseImage\n;({ chooseImage } = wx)',
      ['privacy/not-declared error pages/a/a.js:3:5'],
    ],
    [
      'private data by another name of wx',
      'const w = wx, again = w\nagain.chooseImage()',
      ['privacy/not-declared error pages/a/a.js:3:1'],
    ],
    ['private data by computed call', "wx['chooseImage']()", ['privacy/not-declared error pages/a/a.js:2:1']],
    [
      'domains that are not declared',
      "wx.request({ url: 'https://api.example.com/tea' })",
      ['domain/not-declared warning pages/a/a.js:2:19'],
    ],
    [
      'domains at the beginning of an address',
      'wx.request({ url: `https://api.example.com/${id}` })',
      ['domain/not-declared warning pages/a/a.js:2:19'],
    ],
    [
      'requests without encryption',
      "wx.request({ url: 'http://api.example.com' })",
      ['domain/not-encrypted warning pages/a/a.js:2:19'],
    ],
    ['nothing in an address that is only shown', "const help = 'https://example.com'", []],
    [
      'an AppSecret',
      "const secret = '0123456789abcdef0123456789abcdef'",
      ['secret/app-secret error pages/a/a.js:2:16'],
    ],
    [
      'what looks like one beside an AppID',
      `const ids = ['wx${'0a'.repeat(8)}', '${'1b'.repeat(16)}']`,
      ['secret/app-secret error pages/a/a.js:2:36'],
    ],
    ['a cloud key', `const id = 'AKIA${'A'.repeat(16)}'`, ['secret/cloud-key error pages/a/a.js:2:12']],
    [
      'a private key',
      "const pem = '-----BEGIN PRIVATE KEY-----'",
      ['secret/private-key error pages/a/a.js:2:13'],
    ],
    [
      'interfaces that are for servers',
      "const url = 'https://api.weixin.qq.com/sns/jscode2session'",
      ['secret/server-interface warning pages/a/a.js:2:13'],
    ],
    [
      'sound that plays by itself',
      'audio.autoplay = true',
      ['media/plays-by-itself warning pages/a/a.js:2:1'],
    ],
    ['words that urge', "const t = '分享到群才能领取'", ['content/urges-sharing warning pages/a/a.js:2:11']],
    [
      'a location that is tracked for ever',
      'wx.startLocationUpdate()',
      [
        'privacy/not-declared error pages/a/a.js:2:1',
        'location/never-stopped warning pages/a/a.js:2:1',
        'privacy/not-in-app-json warning app.json:1:1',
        'privacy/not-in-app-json warning app.json:1:1',
      ],
    ],
  ])('finds %s', async (_, body, expected) => {
    expect(told(await scan(inScript(body)))).toEqual(expected)
  })

  it.each<[string, string, readonly string[]]>([
    [
      'buttons that ask for data',
      '<button open-type="getPhoneNumber" />',
      ['privacy/not-declared error pages/a/a.wxml:1:1'],
    ],
    [
      'films that play by themselves',
      '<view><video autoplay src="a" /></view>',
      ['media/plays-by-itself warning pages/a/a.wxml:1:7'],
    ],
    ['nothing in films that wait', '<video autoplay="{{false}}" src="a" />', []],
    [
      'pictures to tap without a name',
      '<image bindtap="go" src="{{a}}" />',
      ['picture/no-name info pages/a/a.wxml:1:1'],
    ],
    ['nothing in named ones', '<image bindtap="go" aria-label="茶" src="{{a}}" />', []],
    [
      'a host’s password asked for',
      '<input password placeholder="微信密码" />',
      ['content/host-password error pages/a/a.wxml:1:1'],
    ],
    [
      'sites that are not declared',
      '<web-view src="https://example.com/a" />',
      ['domain/not-declared warning pages/a/a.wxml:1:1'],
    ],
  ])('finds %s', async (_, markup, expected) => {
    expect(told(await scan({ 'pages/a/a.wxml': markup }))).toEqual(expected)
  })

  it('says on which page, and nothing of what is declared', async () => {
    const files = inScript("wx.chooseImage({})\nwx.request({ url: 'https://api.example.com/' })")
    expect((await scan(files)).findings.map(({ page }) => page)).toEqual(['pages/a/a', 'pages/a/a'])
    const serverDomains = { ...nothing.serverDomains, request: ['https://api.example.com'] }
    expect(told(await scan(files, { ...nothing, serverDomains, privacyKeys: ['Album'] }))).toEqual([])
    // The author alone: nobody knows what the owner has declared.
    expect(told(await scan(files, null))).toEqual([])
  })

  it('tells what is packed and never named, and nothing of scripts that are not packed', async () => {
    const { findings } = await scan({
      'pages/a/a.wxml': '<image src="/used.png" /><image src="/part-{{a}}.png" />',
      'used.png': 'a',
      'part-1.png': 'a',
      'left.png': 'a',
      'never.js': "eval('1')",
    })
    expect(findings.map(({ code, evidence }) => [code, evidence])).toEqual([
      ['file/not-used', 'left.png (1 KB)'],
    ])
  })

  it('tells the facts', async () => {
    const { facts } = await scan({
      'app.json': JSON.stringify({
        pages: ['pages/a/a'],
        subPackages: [{ root: 'pages/b', pages: ['b'] }],
        permission: { 'scope.userLocation': { desc: '附近的茶馆' } },
        requiredPrivateInfos: ['getLocation'],
        requiredBackgroundModes: ['audio'],
      }),
      ...inScript(
        "wx.request({ url: 'https://b.example.com/' })\nwx.login()\nconst a = 'https://a.example.com/x'",
      ),
    })
    expect(facts).toEqual({
      pages: ['pages/a/a', 'pages/b/b'],
      apis: ['login', 'request'],
      domains: ['https://a.example.com', 'https://b.example.com'],
      permissions: ['audio', 'getLocation', 'scope.userLocation'],
      plugins: [],
      privacyKeys: [],
      packages: [
        { root: '', sizeBytes: 126 },
        { root: 'pages/b/', sizeBytes: 16 },
      ],
    })
  })

  it('reads whatever it is given', async () => {
    const deep = `const a = ${'['.repeat(2_000)}${']'.repeat(2_000)}`
    expect(
      told(await scan({ 'pages/a/a.js': deep, 'pages/b/b.js': 'Page({', 'pages/b/b.wxml': '<a' })),
    ).toEqual([])
  })
})

describe('keys in files that are packed as they are', () => {
  it('are found where they stand', async () => {
    const found = await scan({ 'data/keys.json': `{\n  "mchKey": "${'aB3'.repeat(10)}xy"\n}` })
    expect(told(found)).toContain('secret/app-secret error data/keys.json:2:3')
  })
})
