import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ExaminationWork, ExaminedVersion } from '@maque/platform/examiner.ts'
import { openInstanceSecrets, type InstanceSecrets } from '@maque/platform/kernel/secrets/instance-secrets.ts'
import { endProcesses, processTree, type TreeProcess } from '../child/process-tree.ts'
import { createChildCompiler, defaultCompileLimits } from '../compile/child-compiler.ts'
import { findProgramFolder } from '../config.ts'
import { createChildExaminer, type ChildExaminerOptions } from './child-examiner.ts'
import { findBrowser } from './find-browser.ts'

const APP_ID = 'wx0123456789abcdef'
const programFolder = findProgramFolder()
const compiler = createChildCompiler({ programFolder, limits: defaultCompileLimits })

const sizeLimits = { packageBytes: 2_000_000, appBytes: 20_000_000 }
let folder: string
let secrets: InstanceSecrets
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'maque-examiner-'))
  secrets = await openInstanceSecrets(folder)
})
afterAll(() => rm(folder, { recursive: true }))

type Files = Readonly<Record<string, string>>

const page = (name: string, { script = '', markup = '' }): Files => ({
  [`pages/${name}/${name}.js`]: `Page({ ${script} })`,
  [`pages/${name}/${name}.wxml`]: markup,
})

async function workOf(files: Files, pages: readonly string[]): Promise<ExaminationWork> {
  const source = new Map(
    Object.entries({
      'app.json': JSON.stringify({ pages: pages.map((name) => `pages/${name}/${name}`) }),
      'app.js': 'App({})',
      ...files,
    }).map(([path, text]) => [path, Buffer.from(text)] as const),
  )
  const { bundle, diagnostics } = await compiler.compile({ appId: APP_ID, sizeLimits, files: source })
  if (!bundle) throw new Error(JSON.stringify(diagnostics))
  const none = { request: [], socket: [], upload: [], download: [], udp: [], tcp: [] }
  return {
    appId: APP_ID,
    appName: '茶馆',
    version: '1.0.0',
    source,
    bundle: {
      digest: createHash('sha256').update(bundle.manifest).digest('hex'),
      manifest: bundle.manifest,
      signature: secrets.sign(bundle.manifest),
      files: bundle.files,
      maps: bundle.maps,
    },
    groups: pages.map((name) => ({ page: `pages/${name}/${name}`, title: name, tags: [] })),
    declared: {
      reach: { serverDomains: none, domainChecks: { develop: true, trial: true }, businessDomains: [] },
      privacyKeys: [],
    },
    limits: { timeMs: 90_000, pageMs: 12_000, taps: 2, findings: 100 },
  }
}

/** Empty when it has ended. */
function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}

function parentOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return 0
  }
}

async function examine(
  work: ExaminationWork,
  options: Partial<ChildExaminerOptions> = {},
  signal = new AbortController().signal,
): Promise<ExaminedVersion> {
  const browser = findBrowser(process.env['CHROMIUM'] ?? 'usual')
  const examiner = createChildExaminer({
    programFolder,
    browser,
    ownNetworks: [],
    bundleKey: secrets.bundleKey,
    compiler,
    ...options,
  })
  return examiner.examine(work, signal)
}
const codes = ({ report }: ExaminedVersion, name: string): readonly string[] =>
  report.findings
    .filter((finding) => finding.page === `pages/${name}/${name}`)
    .map(({ code }) => code)
    .toSorted()

describe('an examination of pages', { timeout: 180_000 }, () => {
  it('sees what well-behaved pages show, what taps do, and what goes wrong, with the author’s places', async () => {
    const work = await workOf(
      {
        ...page('tea', {
          script:
            "data: { cups: 0 }, pour() { this.setData({ cups: this.data.cups + 1 }) }, go() { wx.navigateTo({ url: '/pages/shop/shop' }) }",
          markup: '<button bindtap="pour">{{cups}} cups</button><button bindtap="go">to the shop</button>',
        }),
        ...page('shop', {
          script: "onLoad() { wx.request({ url: 'https://tea.example.com/list' })\n null.tea }",
          markup: '<view style="color:#ddd;background:#fff">pale words</view><image src="/a.png" />',
        }),
        ...page('void', {}),
      },
      ['shop', 'tea', 'void'],
    )
    const examined = await examine(work)
    const { walk, findings } = examined.report
    expect(walk).toMatchObject({
      kind: 'walked',
      pages: [
        { outcome: 'shown' },
        {
          outcome: 'shown',
          taps: [
            { label: '0 cups', effect: 'change' },
            { label: 'to the shop', effect: 'page' },
          ],
        },
        { outcome: 'blank' },
      ],
      asked: [{ origin: 'https://tea.example.com', isAllowed: false }],
    })
    for (const { pictures } of walk.pages)
      for (const name of pictures) expect(examined.pictures.get(name)?.byteLength).toBeGreaterThan(1000)
    expect(walk.pages.map(({ pictures }) => pictures.length)).toEqual([1, 2, 1])
    expect(codes(examined, 'void')).toEqual(['run/blank'])
    expect(codes(examined, 'shop')).toContain('run/refused-request')
    expect(codes(examined, 'shop')).toContain('access/color-contrast')
    expect(findings.find(({ evidence }) => evidence.includes('TypeError'))?.place).toEqual({
      file: 'pages/shop/shop.js',
      line: 2,
      column: 7,
    })
  })

  it('is held up by no hostile page: each is ended, told, and the next one walked', async () => {
    const work = await workOf(
      {
        ...page('loop', { script: 'onLoad() { for (;;); }', markup: '<view>{{a}}</view>' }),
        ...page('storm', {
          script:
            "onLoad() { setInterval(() => { wx.showModal({ content: 'again' }); wx.showToast({ title: 'and again' }) }, 1) }",
          markup: '<view>storm</view>',
        }),
        ...page('giant', {
          script:
            'onLoad() { this.setData({ rows: Array.from({ length: 60000 }, (_, at) => at) }) }, data: { rows: [] }',
          markup: '<view wx:for="{{rows}}" wx:key="*this"><view><text>{{item}}</text></view></view>',
        }),
        ...page('calm', { markup: '<view>calm</view>' }),
      },
      ['loop', 'storm', 'giant', 'calm'],
    )
    const examined = await examine(work)
    expect(examined.report.walk.kind).toBe('walked')
    expect(examined.report.walk.pages).toHaveLength(4)
    expect(codes(examined, 'loop')).toEqual([expect.stringMatching(/^run\/(?:blank|stuck)$/)])
    expect(examined.report.walk.pages.at(-1)).toMatchObject({ outcome: 'shown', text: 'calm' })
  })

  it('ends a page that takes memory without end, says where, and examines what comes next', async () => {
    const limits = {
      scan: { timeMs: 60_000, heapMegabytes: 1024, residentMegabytes: 1800, answerBytes: 1_000_000 },
      walk: { heapMegabytes: 512, residentMegabytes: 1500, answerBytes: 1_000_000 },
    }
    const greedy = 'onLoad() { const kept = []; for (;;) kept.push(new Float64Array(1e6).fill(kept.length)) }'
    const work = await workOf(page('greedy', { script: greedy, markup: '<view>{{a}}</view>' }), ['greedy'])
    const { report } = await examine(work, { limits })
    // The browser may end it sooner than its limit does, and then tells of an empty page.
    expect(report.findings.map(({ code, page }) => [code, page])).toContainEqual([
      expect.stringMatching(/^run\/(?:ended|blank|stuck|broken|crashed)$/),
      'pages/greedy/greedy',
    ])
    const next = await examine(await workOf(page('tea', { markup: '<view>tea</view>' }), ['tea']), { limits })
    expect(next.report.walk).toMatchObject({ kind: 'walked', pages: [{ outcome: 'shown', text: 'tea' }] })
  })

  it('tells of a walk that was killed, and leaves no browser behind', async () => {
    const slow = page('slow', { script: 'onLoad() { for (;;); }', markup: '<view>{{a}}</view>' })
    const examining = examine(await workOf(slow, ['slow']))
    // Tests beside this one have browsers of their own, and servers that examine.
    const walks = (): readonly TreeProcess[] =>
      processTree(process.pid).filter(
        ({ pid }) => commandOf(pid).includes('walk-child.ts') && parentOf(pid) === process.pid,
      )
    const running = (): readonly TreeProcess[] =>
      walks()
        .flatMap(({ pid }) => processTree(pid))
        .filter(({ pid }) => commandOf(pid).includes('chromium'))
    await expect.poll(() => running().length, { timeout: 30_000 }).toBeGreaterThan(1)
    const browsers = running()
    endProcesses(walks())
    const { report } = await examining
    expect(report.walk).toEqual({ kind: 'ended', why: 'broken', pages: [] })
    expect(report.findings.map(({ code }) => code)).toContain('run/ended')
    await expect.poll(() => browsers.filter(({ pid }) => commandOf(pid) !== '').length).toBe(0)
  })

  it('only scans where there is no browser, and stops at once when nobody wants it', async () => {
    const work = await workOf(page('tea', { script: "go() { eval('1') }", markup: '<view>tea</view>' }), [
      'tea',
    ])
    const { report } = await examine(work, { browser: undefined })
    expect(report.walk).toEqual({ kind: 'ended', why: 'no-browser', pages: [] })
    expect(report.findings.map(({ code }) => code)).toContain('code/runs-text')
    const signal = AbortSignal.timeout(50)
    await expect(examine(work, {}, signal)).rejects.toThrow()
  })
})
