/**
 * What becomes of versions in a browser: kept, started without network, replaced by newer ones, healed,
 * and ended from afar.
 */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { launchBrowser } from '@maque/testing/browser/launch-browser.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PlatformClient } from '@maque/client/platform-client.ts'
import type { Release } from '@maque/protocol/platform/releases.ts'
import { fillIn } from '@maque/testing/platform/fill-in.ts'
import { approve, submissionOf } from '@maque/testing/platform/reviewing.ts'
import { openTestServer, type TestServer } from '@maque/testing/server/test-server.ts'
import { zipOf } from '@maque/testing/zip/write-zip.ts'

let server: TestServer
let browser: Browser
let owner: PlatformClient
let reviewer: PlatformClient

beforeAll(async () => {
  server = await openTestServer()
  browser = await launchBrowser()
  owner = await server.signIn('owner')
  reviewer = await server.signIn('reviewer')
  // So that what ends is heard of while a test waits.
  await reviewer.call('POST /api/operator/policy/editions', {
    body: { pack: 'guide-2018', overrides: { 'client.standing-seconds': 1 }, note: '' },
  })
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const long = 'module.exports = ' + JSON.stringify('tea '.repeat(500))
/** Shows its version and what it hears of newer ones; a tap takes the newer one. */
const project = (version: string): Blob =>
  new Blob(
    [
      new Uint8Array(
        zipOf({
          'app.json': JSON.stringify({
            pages: ['pages/index/index'],
            subPackages: [{ root: 'more', pages: ['more'] }],
          }),
          'app.js': 'App({})',
          'app.wxss': 'page { color: green }',
          'pages/index/index.wxml': `<view class="v" bindtap="take">version ${version} {{heard}}</view><view class="go" bindtap="go">more</view>`,
          'pages/index/index.js': `const manager = wx.getUpdateManager()
Page({
  data: { heard: '' },
  onLoad() {
    manager.onCheckForUpdate(({ hasUpdate }) => this.setData({ heard: hasUpdate ? 'newer' : 'newest' }))
    manager.onUpdateReady(() => this.setData({ heard: 'ready' }))
  },
  take: () => manager.applyUpdate(),
  go: () => wx.navigateTo({ url: '/more/more' }),
})`,
          'more/more.wxml': '<view>more tea</view>',
          'more/more.js': `${long}\nPage({})`,
        }),
      ),
    ],
    { type: 'application/zip' },
  )

async function bringOnline(appId: string, version: string): Promise<Release> {
  const release = await owner.upload(appId, { archive: project(version), version, description: '' })
  await owner.submit(appId, release.id, submissionOf())
  await approve(reviewer, release.id)
  return owner.release(appId, release.id)
}

let apps = 0
async function newApp(): Promise<string> {
  const { appId } = await owner.createApp({ name: `Kept tea ${++apps}`, intro: 'Tea that stays here.' })
  await fillIn(owner, appId)
  await bringOnline(appId, '1')
  return appId
}

/** Text of the app's page, wherever its frame is. */
async function shows(page: Page, text: string | RegExp): Promise<void> {
  await expect
    .poll(
      async () => {
        const texts = await Promise.all(
          page.frames().map((frame) => frame.evaluate(() => document.body.innerText).catch(() => '')),
        )
        return texts.join('\n')
      },
      { timeout: 30_000 },
    )
    .toMatch(text)
}

const visit = async (context: BrowserContext, appId: string): Promise<Page> => {
  const page = await context.newPage()
  await page.goto(`${server.origin}/app/${appId}`)
  return page
}

/** The digest of the version that is kept, once the page that starts without network is too. */
function kept(page: Page, appId: string): Promise<string | undefined> {
  return page.evaluate(async (key) => {
    const note = localStorage.getItem(`maque-kept/${key}`)
    const page = await (await caches.open('maque-shell-1')).match(`${location.origin}/app/${key}`)
    return note !== null && page ? (JSON.parse(note) as { digest: string }).digest : undefined
  }, appId)
}
const untilKept = (page: Page, appId: string, { digest }: Release): Promise<void> =>
  expect.poll(() => kept(page, appId), { timeout: 15_000 }).toBe(digest)

async function tap(page: Page, selector: string): Promise<void> {
  for (const frame of page.frames()) {
    const found = await frame.$(selector).catch(() => null)
    if (found && (await found.isVisible()))
      // From inside: a click that closes its own frame would take its answer with it.
      return found.evaluate((element) => void setTimeout(() => (element as HTMLElement).click()))
  }
  throw new Error(`${selector} is nowhere`)
}

const onlineOf = async (appId: string): Promise<Release> => {
  const release = (await owner.releases(appId)).find(({ state }) => state === 'online')
  if (!release) throw new Error('nothing is online')
  return release
}

describe('a version that was opened once', () => {
  it('starts without network, and only as long as the platform’s word is good', async () => {
    const appId = await newApp()
    const context = await browser.newContext()
    const page = await visit(context, appId)
    await shows(page, 'version 1 newest')
    await untilKept(page, appId, await onlineOf(appId))
    await context.setOffline(true)
    await page.reload()
    await shows(page, 'version 1')
    await page.addInitScript((late) => void (Date.now = () => late), Date.now() + 8 * 86_400_000)
    await page.reload()
    await page.getByText(/网络|network/).waitFor()
    await context.close()
  }, 60_000)

  it('gives way to a newer one at the next start, of which only what changed is fetched', async () => {
    const appId = await newApp()
    const context = await browser.newContext()
    const page = await visit(context, appId)
    await shows(page, 'version 1')
    await untilKept(page, appId, await onlineOf(appId))
    const second = await bringOnline(appId, '2')
    // Some of it is asked for by the page itself: what counts is that the player fetches no more.
    await page.addInitScript(() => {
      const { fetch } = globalThis
      const asked: string[] = []
      Object.assign(globalThis, { asked })
      globalThis.fetch = (input, init) => {
        if (typeof input === 'string') asked.push(input)
        return fetch(input, init)
      }
    })
    await page.reload()
    await shows(page, 'version 1 ready')
    await untilKept(page, appId, second)
    const fetched = await page.evaluate(() => (globalThis as unknown as { asked: string[] }).asked)
    const { packages, files } = await manifestOf(appId, second)
    const before = await manifestOf(
      appId,
      (await owner.releases(appId)).find(({ version }) => version === '1')!,
    )
    const known = new Set(Object.values(before.files).map(({ sha256 }) => sha256))
    const main = packages.find(({ root }) => root === '')!
    const changed = [main.script, main.logicUnits, main.viewUnits].filter(
      (path) => !known.has(files[path]?.sha256 ?? ''),
    )
    const bytes = fetched.filter((url) => url.includes(`/files/`))
    expect(bytes.map((url) => url.split('/files/')[1]).toSorted()).toEqual(
      changed.map((path) => `${files[path]?.sha256}/${path}`).toSorted(),
    )
    await page.reload()
    await shows(page, 'version 2 newest')
    await context.close()
  }, 60_000)

  it('gives way to a newer one that home has fetched ahead, without waiting', async () => {
    const context = await browser.newContext()
    const appId = await newApp()
    const page = await visit(context, appId)
    await untilKept(page, appId, await onlineOf(appId))
    const second = await bringOnline(appId, '2')
    await page.goto(`${server.origin}/`)
    await expect
      .poll(() => page.evaluate((key) => localStorage.getItem(`maque-kept/${key}`), appId), {
        timeout: 15_000,
      })
      .toContain(second.digest)
    await page.goto(`${server.origin}/app/${appId}`)
    await shows(page, 'version 2 newest')
    await context.close()
  })

  it('gives way at once where its owner lets it start no more, or it was long not opened, unless nobody is to wait', async () => {
    const appId = await newApp()
    const context = await browser.newContext()
    const page = await visit(context, appId)
    await untilKept(page, appId, await onlineOf(appId))
    const set = (changes: { readonly prefersLocal?: boolean; readonly minimumReleaseId?: string }) =>
      owner.call('PUT /api/apps/:appId/client-updates', {
        params: { appId },
        body: { minimumReleaseId: null, prefersLocal: false, minimumBaseLibrary: null, ...changes },
      })
    const openLongAfter = async () => {
      await page.evaluate((key) => {
        const note = JSON.parse(localStorage.getItem(key) ?? '{}') as object
        localStorage.setItem(key, JSON.stringify({ ...note, usedAt: 0 }))
      }, `maque-kept/${appId}`)
      await page.reload()
    }
    const second = await bringOnline(appId, '2')
    await set({ prefersLocal: true })
    await openLongAfter()
    await shows(page, 'version 1 ready')
    await untilKept(page, appId, second)

    const third = await bringOnline(appId, '3')
    await set({ prefersLocal: true, minimumReleaseId: third.id })
    await page.reload()
    await shows(page, 'version 3 newest')
    await untilKept(page, appId, third)

    await bringOnline(appId, '4')
    await set({})
    await openLongAfter()
    await shows(page, 'version 4 newest')
    await context.close()
  }, 120_000)

  it('gives way at once when the app takes the newer one', async () => {
    const appId = await newApp()
    const context = await browser.newContext()
    const page = await visit(context, appId)
    await shows(page, 'version 1')
    await untilKept(page, appId, await onlineOf(appId))
    await bringOnline(appId, '2')
    await page.reload()
    await shows(page, 'version 1 ready')
    await tap(page, '.v')
    await shows(page, 'version 2')
    await context.close()
  }, 60_000)

  it('is never run damaged: it is healed where there is network, and not run where there is none', async () => {
    const appId = await newApp()
    const context = await browser.newContext()
    const page = await visit(context, appId)
    await shows(page, 'version 1')
    const first = await onlineOf(appId)
    await untilKept(page, appId, first)
    await bringOnline(appId, '2')
    expect(await damageAll(page)).toBeGreaterThan(3)
    await page.reload()
    // What is kept is the older one, and every byte of it comes from the store first.
    await shows(page, 'version 1 ready')
    expect(await damagedFiles(page)).toEqual([])
    await context.close()
  }, 60_000)

  it('is kept by two tabs at once as by one', async () => {
    const appId = await newApp()
    const context = await browser.newContext()
    const [one, two] = await Promise.all([visit(context, appId), visit(context, appId)])
    await Promise.all([shows(one, 'version 1'), shows(two, 'version 1')])
    await untilKept(one, appId, await onlineOf(appId))
    const second = await bringOnline(appId, '2')
    await one.reload()
    await shows(one, 'version 1 ready')
    await untilKept(one, appId, second)
    // What runs in a tab stays whole although a newer version has come beside it.
    await tap(two, '.go')
    await shows(two, 'more tea')
    expect(await damagedFiles(one)).toEqual([])
    await context.close()
  }, 60_000)
})

describe('a version that has ended', () => {
  it('stops where it runs, in the words of who suspended the app, and does not start again', async () => {
    const appId = await newApp()
    const context = await browser.newContext()
    const page = await visit(context, appId)
    await shows(page, 'version 1')
    await untilKept(page, appId, await onlineOf(appId))
    // One that somebody has behind another page, and one of somebody without network.
    const behind = await visit(context, appId)
    await shows(behind, 'version 1')
    await page.bringToFront()
    const lost = await browser.newContext()
    const alone = await visit(lost, appId)
    await shows(alone, 'version 1')
    await lost.setOffline(true)
    const body = { message: '今天盘点，明天见。' }
    await owner.call('PUT /api/apps/:appId/suspension', { params: { appId }, body })
    await shows(page, '今天盘点')
    await shows(behind, '今天盘点')
    await shows(alone, 'version 1')
    await lost.setOffline(false)
    await shows(alone, '今天盘点')
    await lost.close()
    await context.setOffline(true)
    await page.reload().catch(() => undefined)
    await expect.poll(() => page.content().catch(() => 'version 1')).not.toContain('version 1')
    await context.close()
  }, 60_000)

  it('makes way for the one that its owner went back to', async () => {
    const appId = await newApp()
    const first = await onlineOf(appId)
    await bringOnline(appId, '2')
    const context = await browser.newContext()
    const page = await visit(context, appId)
    await shows(page, 'version 2')
    await untilKept(page, appId, await onlineOf(appId))
    await owner.rollBack(appId, first.id)
    await shows(page, 'version 1')
    await context.close()
  }, 60_000)
})

interface Manifest {
  readonly packages: readonly {
    readonly root: string
    readonly script: string
    readonly logicUnits: string
    readonly viewUnits: string
  }[]
  readonly files: Readonly<Record<string, { readonly sha256: string }>>
}
async function manifestOf(appId: string, { digest = '' }: Release): Promise<Manifest> {
  return (await (await fetch(`${server.origin}/content/${appId}/bundle/${digest}`)).json()) as Manifest
}

/** Turns one bit of every file that is kept; says how many. */
function damageAll(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open('maque-installed')
      opening.onsuccess = () => resolve(opening.result)
    })
    const files = database.transaction('files', 'readwrite').objectStore('files')
    return new Promise<number>((resolve) => {
      let count = 0
      files.openCursor().onsuccess = ({ target }) => {
        const { result: cursor } = target as IDBRequest<IDBCursorWithValue | null>
        if (!cursor) return resolve(count)
        const { sha256, bytes } = cursor.value as { sha256: string; bytes: ArrayBuffer }
        const view = new Uint8Array(bytes)
        const at = Math.floor(view.length / 2)
        view[at] = (view[at] ?? 0) ^ 4
        cursor.update({ sha256, bytes })
        count++
        cursor.continue()
      }
    })
  })
}

/** Names of files that are not what they are called. */
function damagedFiles(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open('maque-installed')
      opening.onsuccess = () => resolve(opening.result)
    })
    const all = await new Promise<readonly { sha256: string; bytes: ArrayBuffer }[]>((resolve) => {
      const asked = database.transaction('files').objectStore('files').getAll()
      asked.onsuccess = () => resolve(asked.result as { sha256: string; bytes: ArrayBuffer }[])
    })
    const damaged: string[] = []
    for (const { sha256, bytes } of all) {
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
      const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
      if (hex !== sha256) damaged.push(sha256)
    }
    return damaged
  })
}
