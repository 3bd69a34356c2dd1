/**
 * The whole way of a mini program that nobody here wrote: its owner creates it and uploads its
 * source, it is examined, a reviewer tries it and approves, the owner releases, a person finds and
 * uses it; a newer version reaches a tenth, fails there, is halted and taken back.
 */
import { execFile } from 'node:child_process'
import { appendFile, cp } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import type { Browser, Frame, Page } from 'playwright-core'
import { findBrowser, launchBrowser } from '@maque/testing/browser/launch-browser.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { zipOf } from '@maque/testing/zip/write-zip.ts'
import { fillIn } from '@maque/testing/platform/fill-in.ts'
import { refusalOf } from '@maque/testing/platform/refusal-of.ts'
import { approve, submissionOf } from '@maque/testing/platform/reviewing.ts'
import { makeHomeFolder } from '@maque/testing/server/spawned-server.ts'
import { openTestServer, type TestServer } from '@maque/testing/server/test-server.ts'

/** Pages of the library's example, and a text that each shows. */
const pages = [
  ['pages/accordion/index', 'Accordion'],
  ['pages/button/index', 'positive'],
  ['pages/calendar/index', '请选择'],
  ['pages/countdown/index', '获取验证码'],
  ['pages/grid/index', 'Wux Weapp'],
  ['pages/rater/index', 'Rater'],
  ['pages/switch/index', 'Positive'],
  ['pages/timeline/index', 'Timeline'],
] as const

let server: TestServer
let browser: Browser
let appId = ''
let token = ''

beforeAll(async () => {
  server = await openTestServer({ EXAMINER: findBrowser() ?? 'usual' })
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function openConsole(who: 'owner' | 'reviewer'): Promise<Page> {
  const [, email = '', password = ''] = new RegExp(`(${who}@\\S+)\\s+(\\S+)`).exec(server.output()) ?? []
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await page.goto(`${server.origin}/console/`)
  await page.getByLabel('邮箱').fill(email)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('button', { name: '退出登录' }).waitFor()
  return page
}

async function openPhone(path: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 375, height: 667 }, hasTouch: true })
  const page = await context.newPage()
  await page.goto(server.origin + path)
  return page
}

/** So many devices with the new version are enough to judge it by. */
const HALTING = 3

/** Somebody opens the app on this device, its own code throws, and the player tells the platform. */
async function failOn(device: string): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 375, height: 667 }, hasTouch: true })
  await context.addCookies([{ name: 'maque-device', value: device, url: server.origin }])
  const page = await context.newPage()
  const reported = page.waitForResponse((response) => response.url().endsWith(`/${appId}/reports`))
  const threw = page.waitForEvent('console', (message) => message.text().includes('injected'))
  await page.goto(`${server.origin}/app/${appId}`)
  await frameWith(page, 'Basic 基础组件')
  await threw
  expect((await reported).request().postDataJSON()).toMatchObject({ errors: 1 })
  await context.close()
}

const example = 'node_modules/wux-weapp/example'

async function uploadFromTerminal(version: string, folder = example): Promise<string> {
  const asked = ['--server', server.origin, '--app', appId, '--token', token, '--version', version]
  const { stdout } = await promisify(execFile)(process.execPath, [
    'products/cli/main.ts',
    'upload',
    folder,
    ...asked,
    '--lang',
    'en',
  ])
  return stdout
}

/** What the form asked for: an avatar, a category, and what personal data the library can use. */
async function sayWhatItIs(appId: string): Promise<void> {
  const owner = await server.signIn('owner')
  const params = { appId }
  await fillIn(owner, appId)
  const [{ id: releaseId = '' } = {}] = await owner.releases(appId)
  const { privacy } = await owner.call('GET /api/apps/:appId/releases/:releaseId/submission-form', {
    params: { appId, releaseId },
  })
  const uses = privacy.undeclared.map((key) => ({ key, purpose: '演示组件' }))
  const guide = { uses, contact: { email: 'owner@example.com' }, notice: '公告', sdks: [] }
  await owner.call('PUT /api/apps/:appId/privacy-guide', { params, body: guide })
  await owner.call('POST /api/apps/:appId/privacy-guide/publication', { params })
}

/** The frame that shows this text. */
async function frameWith(page: Page, text: string): Promise<Frame> {
  for (const deadline = Date.now() + 20_000; Date.now() < deadline; await page.waitForTimeout(50)) {
    const frame = await findFrame(page, text)
    if (frame) return frame
  }
  throw new Error(`no frame of ${page.url()} shows "${text}"`)
}

/** Without waiting for a load: nothing is loaded. */
function walkBack(page: Page): Promise<void> {
  return page.evaluate(() => history.back())
}

async function findFrame(page: Page, text: string): Promise<Frame | undefined> {
  for (const frame of page.frames()) {
    const shown = await frame
      .evaluate(() => document.querySelector('wx-page')?.textContent ?? '')
      .catch(() => '')
    if (shown.includes(text)) return frame
  }
  return undefined
}

describe('a mini program from outside', () => {
  it('is created in the console and uploaded from a terminal', async () => {
    const owner = await openConsole('owner')
    await owner.getByRole('button', { name: '新建小程序' }).click()
    await owner.getByLabel('名称').fill('Wux 组件库')
    await owner.getByLabel('介绍').fill('一套组件化、可复用、易扩展的微信小程序组件库')
    await owner.getByRole('dialog').getByRole('button', { name: '新建小程序' }).click()
    const described = owner.getByText(/AppID wx[0-9a-f]{16}/)
    appId = /wx[0-9a-f]{16}/.exec((await described.textContent()) ?? '')?.[0] ?? ''
    await owner.goto(`${server.origin}/console/apps/${appId}?tab=development`)
    await owner.getByLabel('用途', { exact: true }).fill('terminal')
    await owner.getByRole('button', { name: '新建令牌' }).click()
    token = (await owner.getByText(/^maque_/).textContent()) ?? ''
    expect(await uploadFromTerminal('1.0.0')).toContain('1.0.0')

    await owner.goto(`${server.origin}/console/apps/${appId}?tab=versions`)
    await owner.getByRole('button', { name: '提交审核' }).click()
    const unmet = owner.getByRole('dialog').getByRole('img', { name: '未满足' })
    await expect.poll(() => unmet.count()).toBe(3)
    await sayWhatItIs(appId)
    await owner.reload()
    await owner.getByRole('button', { name: '提交审核' }).click()
    await owner.getByText('项条件都已满足').waitFor()
    await owner.getByRole('dialog').getByRole('button', { name: '提交审核' }).click()
    await owner.getByRole('button', { name: '撤回审核' }).waitFor()
  })

  it('is examined, tried by a reviewer as submitted, and approved', async () => {
    const reviewer = await openConsole('reviewer')
    await reviewer.getByRole('button', { name: '审核', exact: true }).click()
    await frameWith(reviewer, 'Basic 基础组件')
    // The report comes by itself, with a picture of each page that was walked.
    const report = reviewer.getByRole('region', { name: /自动检查/ })
    const picture = report.locator('img').first()
    await picture.waitFor({ timeout: 60_000 })
    await picture.scrollIntoViewIfNeeded()
    await expect
      .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth), { timeout: 15_000 })
      .toBeGreaterThan(300)
    await reviewer.getByRole('button', { name: '通过' }).click()
    await reviewer.getByText('队列是空的').waitFor()
  }, 120_000)

  it('is nobody else’s to open before it is released', async () => {
    const response = await fetch(`${server.origin}/app/${appId}`)
    expect([response.status, (await response.text()).includes('小程序不存在或未上线')]).toEqual([404, true])
  })

  it('is found by its name and opened, once its owner has released it', async () => {
    const owner = await openConsole('owner')
    await owner.goto(`${server.origin}/console/apps/${appId}?tab=versions`)
    await owner.getByRole('button', { name: '发布', exact: true }).click()
    await owner.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click()
    await owner.getByRole('button', { name: '我是管理员，确认' }).click()
    const online = owner.getByRole('region', { name: '线上版本' })
    await online.getByRole('button', { name: '扫码打开' }).click()
    await owner.getByText('谁都可以打开').waitFor()
    const code = owner.getByAltText('打开 1.0.0 的二维码')
    await expect
      .poll(() => code.evaluate((image: HTMLImageElement) => image.naturalWidth), { timeout: 15_000 })
      .toBeGreaterThan(200)

    const phone = await openPhone('/')
    await phone.getByLabel('搜索小程序').fill('wux')
    await phone.getByText('Wux 组件库').click()
    await frameWith(phone, 'Basic 基础组件')
  })

  it.each(pages)('shows %s and takes a tap there without a fault', async (path, text) => {
    const phone = await openPhone(`/app/${appId}?path=${encodeURIComponent(path)}`)
    const faults: string[] = []
    phone.on('pageerror', (error) => faults.push(String(error)))
    const frame = await frameWith(phone, text)
    await frame.locator('wx-page').tap({ position: { x: 180, y: 200 } })
    expect(faults).toEqual([])
    await phone.context().close()
  })

  it('keeps its pages while its person is at home, and comes back to them', async () => {
    const phone = await openPhone('/')
    await phone.getByText('Wux 组件库').first().click()
    const home = await frameWith(phone, 'Basic 基础组件')
    await home.getByText('Basic 基础组件').tap()
    await home.getByText('Button', { exact: false }).first().tap()
    await frameWith(phone, 'positive')
    await phone.frameLocator('.app-frame').locator('.capsule button').last().tap()
    await phone.getByRole('heading', { name: '最近使用' }).waitFor()
    await phone.getByText('Wux 组件库').first().click()
    await frameWith(phone, 'positive')
  })

  it('is walked through by the browser’s Back, and opens the same page after a reload', async () => {
    const phone = await openPhone('/')
    await phone.getByText('Wux 组件库').first().click()
    const sheets = phone.frameLocator('.app-frame').locator('section.sheet:not(.resting)')
    const first = await frameWith(phone, 'Basic 基础组件')
    await first.getByText('Basic 基础组件').tap()
    await first.getByText('Button', { exact: false }).first().tap()
    await frameWith(phone, 'positive')
    await expect.poll(() => sheets.last().getAttribute('aria-label')).toBe('Button')
    await walkBack(phone)
    await expect.poll(() => sheets.last().getAttribute('aria-label')).not.toBe('Button')
    await phone.evaluate(() => history.forward())
    await expect.poll(() => sheets.last().getAttribute('aria-label')).toBe('Button')
    await phone.reload()
    await frameWith(phone, 'positive')
    await walkBack(phone)
    await expect
      .poll(() => phone.locator('section.sheet:not(.resting)').last().getAttribute('aria-label'))
      .not.toBe('Button')
  })
})

describe('a newer version of it', () => {
  it('reaches a tenth, is halted by the errors it has there, and is taken back', async () => {
    const folder = join(makeHomeFolder(), 'example')
    await cp(example, folder, { recursive: true })
    // The same source would be the same bundle, whose errors are those of the version online.
    await appendFile(join(folder, 'app.js'), '\nsetTimeout(() => { throw new Error("injected") })\n')
    await uploadFromTerminal('1.1.0', folder)
    const api = await server.signIn('owner')
    const releaseOf = async (version: string) =>
      (await api.releases(appId)).find((release) => release.version === version)
    const { id = '' } = (await releaseOf('1.1.0')) ?? {}
    await api.submit(appId, id, submissionOf('', 'pages/index/index'))
    const reviewer = await server.signIn('reviewer')
    await reviewer.call('POST /api/operator/policy/editions', {
      body: { pack: 'guide-2018', overrides: { 'rollout.halt-devices': HALTING }, note: 'few visitors' },
    })
    // Nobody approves before the report is there.
    await expect
      .poll(() => refusalOf(approve(reviewer, id)), { timeout: 60_000, interval: 1_000 })
      .toBe('accepted')

    const owner = await openConsole('owner')
    await owner.goto(`${server.origin}/console/apps/${appId}?tab=versions`)
    await owner.getByRole('button', { name: '分阶段发布' }).click()
    const rollout = owner.getByRole('dialog')
    await rollout.getByLabel('仅限地区').fill('CN 中国')
    await rollout.getByText('“中国”不是两位地区代码').waitFor()
    expect(await rollout.getByRole('button', { name: '分阶段发布' }).isEnabled()).toBe(false)
    await rollout.getByLabel('仅限地区').fill('')
    await rollout.getByRole('button', { name: '分阶段发布' }).click()
    await owner.getByRole('button', { name: '我是管理员，确认' }).click()
    await owner.getByText('进行中').waitFor()
    const nameOf = (device: number): string => device.toString(16).padStart(32, '0')
    const versionFor = async (device: number): Promise<string> => {
      const headers = { cookie: `maque-device=${nameOf(device)}` }
      const response = await fetch(`${server.origin}/api/catalogue/${appId}`, { headers })
      return ((await response.json()) as { readonly version: string }).version
    }
    const devices = Array.from({ length: 120 }, (_, device) => device)
    const versions = await Promise.all(devices.map(versionFor))
    const newer = devices.filter((device) => versions[device] === '1.1.0')
    expect([newer.length >= HALTING, newer.length < 40], `${newer.length} of 120`).toEqual([true, true])

    await Promise.all(newer.slice(0, HALTING).map((device) => failOn(nameOf(device))))
    const stateNow = async () =>
      (await api.call('GET /api/apps/:appId/rollout', { params: { appId } })).rollout?.state
    await expect.poll(stateNow, { timeout: 20_000 }).toBe('halted')
    expect(new Set(await Promise.all(devices.map(versionFor)))).toEqual(new Set(['1.0.0']))

    await owner.reload()
    await owner.getByText('因错误自动暂停').waitFor()
    await owner.getByRole('button', { name: '取消分阶段发布' }).click()
    await owner.getByRole('dialog').getByRole('button', { name: '取消分阶段发布' }).click()
    await owner.getByRole('button', { name: '我是管理员，确认' }).click()
    await owner.getByText('因错误自动暂停').waitFor({ state: 'detached' })
    expect([(await releaseOf('1.0.0'))?.state, (await releaseOf('1.1.0'))?.state]).toEqual([
      'online',
      'rolled-back',
    ])
    const phone = await openPhone(`/app/${appId}`)
    await frameWith(phone, 'Basic 基础组件')
  }, 120_000)
})

describe('a version that fails', () => {
  it('names its author’s lines to members who try it, to nobody else', async () => {
    const owner = await openConsole('owner')
    const archive = zipOf({
      'app.json': JSON.stringify({ pages: ['a'] }),
      'app.js': 'App({ onError(text) { console.log("heard " + text) } })',
      'a.wxml': '<view>cold tea</view>',
      // As a tool of its author's leaves it: everything in one line.
      'a.js': 'var a=1;Page({onLoad(){null.tea}})',
    })
    const id = await owner.evaluate(
      async ({ appId, bytes }) => {
        const response = await fetch(`/api/apps/${appId}/releases?version=1.0.1`, {
          method: 'POST',
          headers: { 'content-type': 'application/zip' },
          body: new Uint8Array(bytes),
        })
        return ((await response.json()) as { readonly id: string }).id
      },
      { appId, bytes: [...archive] },
    )
    const told: string[] = []
    owner.on('console', (message) => told.push(message.text()))
    await owner.goto(`${server.origin}/preview/${id}`)
    await frameWith(owner, 'cold tea')
    await expect.poll(() => told.filter((text) => text.includes('a.js:1:29')).length).toBe(2)
    expect(told.join('\n')).toContain('heard TypeError')
    const path = `/api/apps/${appId}/releases/${id}/places`
    const asked = await fetch(server.origin + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"text":""}',
    })
    expect(asked.status).toBe(401)
  })
})
