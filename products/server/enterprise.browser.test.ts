/**
 * An enterprise and its members by the screens alone: the directory, a mini program in the workbench
 * of one department, a notice of it, and the end of it.
 */
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '@maque/testing/browser/launch-browser.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PlatformClient } from '@maque/client/platform-client.ts'
import { registerAccount } from '@maque/client/register-account.ts'
import { readCaptcha } from '@maque/testing/platform/registry.ts'
import { fillIn } from '@maque/testing/platform/fill-in.ts'
import { approve, submissionOf } from '@maque/testing/platform/reviewing.ts'
import { openTestServer, type TestServer } from '@maque/testing/server/test-server.ts'
import { zipOf } from '@maque/testing/zip/write-zip.ts'
import { seedDirectory } from './seed/seed-directory.ts'

const CORP = 'corp@example.com'
const PASSWORD = 'tea-house-2026'

let server: TestServer
let browser: Browser
let corp: Page
/** Owns the mini program, administers the corp, and is invited by it. */
let member: Page
let appId = ''

beforeAll(async () => {
  server = await openTestServer()
  browser = await launchBrowser()
  const owner = await server.signIn('owner')
  const reviewer = await server.signIn('reviewer')
  appId = await bringOnline(owner, reviewer)
  await registerCorp(owner, reviewer)
  const [, email = '', password = ''] = /(owner@\S+)\s+(\S+)/.exec(server.output()) ?? []
  member = await signIn(email, password)
  corp = await signIn(CORP, PASSWORD)
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function bringOnline(owner: PlatformClient, reviewer: PlatformClient): Promise<string> {
  const app = await owner.createApp({ name: '麻雀茶铺', intro: '卖茶叶给大家。' })
  await fillIn(owner, app.appId)
  const archive = new Blob([
    new Uint8Array(
      zipOf({
        'app.json': '{"pages":["pages/index/index"]}',
        'pages/index/index.js': 'Page({})',
        'pages/index/index.wxml': '<view>茶</view>',
      }),
    ),
  ])
  const release = await owner.upload(app.appId, { archive, version: '1', description: '' })
  await owner.submit(app.appId, release.id, submissionOf())
  await approve(reviewer, release.id)
  await owner.release(app.appId, release.id)
  return app.appId
}

/** With the directory that a sandbox begins with. */
async function registerCorp(owner: PlatformClient, operator: PlatformClient): Promise<void> {
  const client = server.newVisitor()
  const readMessage = async (recipient: string): Promise<string> => {
    const { messages } = await operator.call('GET /api/operator/outbox', { query: { recipient } })
    return messages[0]?.text ?? ''
  }
  const application = {
    kind: 'enterprise-account',
    email: CORP,
    password: PASSWORD,
    subject: {
      type: 'enterprise',
      form: 'enterprise',
      name: '麻雀茶叶有限公司',
      codeType: 1,
      code: '91350100M000100Y43',
    },
    administrator: { name: '陈管理', idNumber: '110101198808088070', phone: '+8613900000701' },
    method: 'verification',
  } as const
  await registerAccount(application, { client, host: owner, readCaptcha, readMessage })
  const me = await owner.me()
  await seedDirectory(client, { name: me?.name ?? '', email: me?.email ?? '' })
}

/** As wide as a phone: whatever is needed must be reachable there. */
async function signIn(email: string, password: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 375, height: 720 } })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  await page.goto(`${server.origin}/console/`)
  await page.getByLabel('邮箱').fill(email)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('button', { name: '退出登录' }).waitFor()
  return page
}

const goTo = (tab: string) => corp.goto(`${server.origin}/console/enterprise?tab=${tab}`)
const save = (page: Page) => page.getByRole('dialog').getByRole('button', { name: '保存' }).click()

describe('an enterprise in the console', () => {
  it('adds a department and imports members, and is told of each line that cannot be', async () => {
    await goTo('directory')
    await corp.getByRole('button', { name: '门店', exact: true }).click()
    await corp.getByRole('button', { name: '添加子部门' }).click()
    await corp.getByLabel('名称').fill('夜市店')
    await save(corp)
    await corp.getByRole('heading', { name: '门店 / 夜市店' }).waitFor()
    await corp.getByRole('button', { name: '批量导入' }).click()
    await corp.getByLabel('CSV').fill('zhao,赵店员,,门店/夜市店,店员\nsun,孙店员,,财务,')
    await corp.getByRole('dialog').getByRole('button', { name: '批量导入' }).click()
    await corp.getByText('已添加 1 人，共 2 行。').waitFor()
    await corp.getByText('第 2 行 sun: 部门“财务”不存在。').waitFor()
    await corp.getByRole('button', { name: '关闭' }).click()
    await corp.getByRole('list', { name: '成员' }).getByText('赵店员').waitFor()
  })

  it('associates a mini program once its administrator has scanned', async () => {
    await goTo('mini-programs')
    await corp.getByLabel('小程序 AppID').fill(appId)
    await corp.getByRole('button', { name: '关联', exact: true }).click()
    const url = (await corp.getByRole('link', { name: /scan/ }).getAttribute('href')) ?? ''
    await member.goto(url)
    await member.getByText('麻雀茶铺 → 麻雀茶叶有限公司').waitFor()
    await member.getByRole('button', { name: '确认' }).click()
    await corp.getByText('已关联').waitFor()
  })

  it('shows it to one department, and sees the workbench as a member does', async () => {
    await goTo('agents')
    const card = corp.getByRole('region', { name: '麻雀茶铺' })
    await card.getByText('没有人可见').waitFor()
    await card.getByRole('button', { name: '设置可见范围' }).click()
    const choice = corp.getByText('麻雀茶叶有限公司 / 门店 / 老街店')
    await corp.getByRole('dialog').getByLabel('部门').click()
    await choice.waitFor()
    // A slip closes the list, and what was asked stays.
    await corp.keyboard.press('Escape')
    await choice.waitFor({ state: 'hidden' })
    await corp.mouse.click(5, 5)
    await corp.getByRole('dialog').getByLabel('部门').click()
    await choice.click()
    await corp.getByRole('heading', { name: '设置可见范围' }).click()
    await save(corp)
    await card.getByText('0 个成员，1 个部门，0 个标签').waitFor()
    await card.getByRole('button', { name: '生成 Secret' }).click()
    await card.getByText('请立即保存').waitFor()

    await goTo('preview')
    const see = async (name: string) => {
      await corp.getByLabel('成员').click()
      await corp.getByText(name).last().click()
    }
    await see('王店主（wang）')
    await corp.getByRole('link', { name: '麻雀茶铺' }).waitFor()
    await see('赵店员（zhao）')
    await corp.getByRole('link', { name: '麻雀茶铺' }).waitFor({ state: 'detached' })
    await corp.getByText('店里的通知。').waitFor()
  })

  it('sends a notice, which a member reads after joining', async () => {
    await goTo('agents')
    const card = corp.getByRole('region', { name: '麻雀茶铺' })
    await card.getByText('消息', { exact: true }).click()
    await card.getByRole('button', { name: '发消息' }).click()
    await corp.getByLabel('消息类型').click()
    await corp.getByText('小程序通知', { exact: true }).click()
    const form = corp.getByRole('dialog')
    await form.getByLabel('标题').fill('新茶到店')
    await form.getByLabel('内容项').fill('时间：明天九点')
    await form.getByRole('button', { name: '发送' }).click()
    await card.getByText('送达 1 人').waitFor()

    await member.goto(`${server.origin}/console/workbench`)
    await member.getByText('麻雀茶叶有限公司 邀请你以“王店主”加入。').waitFor()
    await member.getByRole('button', { name: '加入' }).click()
    await member.getByRole('link', { name: '麻雀茶铺' }).waitFor()
    const messages = member.getByRole('region', { name: '应用消息' })
    await messages.getByText('明天九点').waitFor()
    await messages.getByRole('button', { name: '标为已读' }).click()
    await messages.getByText('未读').waitFor({ state: 'detached' })
    const opens = await messages.getByRole('link', { name: '打开' }).getAttribute('href')
    expect(opens).toBe(`/app/${appId}`)
    for (const page of [corp, member]) {
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375)
    }
  })

  it('loses it when the mini program ends the association in its settings', async () => {
    await member.goto(`${server.origin}/console/apps/${appId}?tab=settings`)
    const corps = member.getByRole('region', { name: '关联的企业微信' })
    await corps.getByText('麻雀茶叶有限公司').waitFor()
    await corps.getByRole('button', { name: /解除关联/ }).click()
    await member.getByRole('dialog').getByRole('button', { name: '解除关联' }).click()
    await corps.getByText('没有企业关联这个小程序。').waitFor()
    await member.goto(`${server.origin}/console/workbench`)
    await member.getByText('店里的通知。').waitFor()
    expect(await member.getByRole('link', { name: '麻雀茶铺' }).count()).toBe(0)
  })
})
