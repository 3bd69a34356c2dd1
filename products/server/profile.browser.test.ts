/**
 * An owner says what a mini program is, by the screens alone and on a phone, until a version can be
 * submitted; auditors and trust and safety answer from their desks.
 */
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '@maque/testing/browser/launch-browser.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { avatarPng } from '@maque/testing/platform/fill-in.ts'
import { openTestServer, type TestServer } from '@maque/testing/server/test-server.ts'
import { zipOf } from '@maque/testing/zip/write-zip.ts'

let server: TestServer
let browser: Browser
let owner: Page
let staff: Page
let appId = ''

const picture = { name: 'leaf.png', mimeType: 'image/png', buffer: avatarPng }

beforeAll(async () => {
  server = await openTestServer()
  browser = await launchBrowser()
  const client = await server.signIn('owner')
  ;({ appId } = await client.createApp({ name: '清和茶铺', intro: '卖茶，也请人喝茶。' }))
  const archive = zipOf({
    'app.json': JSON.stringify({ pages: ['a'] }),
    'app.js': 'App({})',
    'a.wxml': '<view>tea</view>',
    'a.js': 'Page({ onLoad() { wx.getLocation({}) } })',
  })
  await client.upload(appId, {
    archive: new Blob([new Uint8Array(archive)]),
    version: '1.0.0',
    description: '',
  })
  owner = await openConsole('owner', { width: 375, height: 720 })
  staff = await openConsole('reviewer', { width: 1440, height: 900 })
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function openConsole(
  who: 'owner' | 'reviewer',
  viewport: { readonly width: number; readonly height: number },
): Promise<Page> {
  const [, email = '', password = ''] = new RegExp(`(${who}@\\S+)\\s+(\\S+)`).exec(server.output()) ?? []
  const context = await browser.newContext({ viewport })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  await page.goto(`${server.origin}/console/`)
  await page.getByLabel('邮箱').fill(email)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('button', { name: '退出登录' }).waitFor()
  return page
}

const show = (tab: string) => owner.goto(`${server.origin}/console/apps/${appId}?tab=${tab}`)
const panel = (name: string) =>
  owner.locator('.panel').filter({ has: owner.getByRole('heading', { name, exact: true }) })
/** How far what is shown reaches beyond the screen. */
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

describe('the profile in the console', () => {
  it('is asked for by the form of a submission, with ways to it', async () => {
    await show('versions')
    await owner.getByRole('button', { name: '提交审核' }).click()
    const dialog = owner.getByRole('dialog')
    await expect.poll(() => dialog.getByRole('img', { name: '未满足' }).count()).toBe(3)
    expect(await dialog.getByRole('button', { name: '提交审核' }).isDisabled()).toBe(true)
    expect(await overflow(owner)).toBe(0)
    await dialog.getByRole('link', { name: '去完成' }).first().click()
    await panel('名称').waitFor()
  })

  it('refuses a name that cannot be, and says so', async () => {
    const name = panel('名称')
    await name.getByLabel('名称').fill('茶')
    await name.getByRole('button', { name: '检测名称' }).click()
    await name.getByRole('status').waitFor()
    await name.getByLabel('名称').fill('清和茶铺')
  })

  it('takes a picture that is cut, a category, and a guide that declares what the code can use', async () => {
    const file = panel('头像').locator('input[type=file]')
    await file.setInputFiles({ ...picture, buffer: Buffer.from('no picture') })
    await panel('头像').getByText('这个文件不是可用的图片').waitFor()
    await panel('头像').getByRole('button', { name: '选择图片' }).focus()
    await file.setInputFiles(picture)
    await panel('头像').getByRole('button', { name: '使用这一部分' }).click()
    await expect
      .poll(() => panel('头像').getByRole('img', { name: '头像' }).getAttribute('src'))
      .not.toContain('letter')
    // The form is gone, and the keyboard is where it was before.
    await owner.locator('button:focus', { hasText: '选择图片' }).waitFor()
    await panel('服务类目').getByRole('button', { name: '添加', exact: true }).click()
    await panel('服务类目').getByText('已生效').waitFor()
    const guide = panel('隐私保护指引')
    await guide.getByText('位置信息', { exact: true }).click()
    await guide.getByLabel('位置信息的用途').fill('查找最近的门店')
    await guide.getByLabel('联系邮箱').fill('tea@example.com')
    await guide.getByLabel('变化时如何告知用户').fill('公告')
    await guide.getByRole('button', { name: '发布' }).click()
    await guide.locator('summary').first().waitFor()
    expect(await overflow(owner)).toBe(0)
    await show('versions')
    await owner.getByRole('button', { name: '提交审核' }).click()
    await owner.getByText('项条件都已满足').waitFor()
    await owner.getByRole('dialog').getByRole('button', { name: '提交审核' }).click()
    await owner.getByRole('button', { name: '撤回审核' }).waitFor()
  })
})

describe('an address that names a tab which is not there', () => {
  it('shows the first tab', async () => {
    await show('compliants')
    await owner.getByRole('tab', { name: '概览', selected: true }).waitFor()
  })
})

describe('tabs', () => {
  it('are one stop of the keyboard, and go round by its arrows', async () => {
    await show('home')
    await owner.getByRole('tab', { name: '概览', selected: true }).focus()
    await owner.keyboard.press('ArrowLeft')
    await owner.locator('[role=tab]:focus', { hasText: '开发设置' }).waitFor()
    await owner.getByRole('tabpanel', { name: '开发设置' }).waitFor()
    await owner.keyboard.press('Shift+Tab')
    expect(await owner.getByRole('tab').and(owner.locator(':focus')).count()).toBe(0)
    await owner.keyboard.press('Tab')
    await owner.keyboard.press('Home')
    await owner.locator('[role=tab]:focus', { hasText: '概览' }).waitFor()
    expect(await owner.getByRole('tabpanel').count()).toBe(1)
  })
})

describe('a punishment', () => {
  it('is given at the desk by a rule and with a picture', async () => {
    await staff.goto(`${server.origin}/console/operation/violations`)
    await staff.getByRole('button', { name: '新的处罚' }).click()
    const dialog = staff.getByRole('dialog')
    await dialog.getByLabel('AppID').fill(appId)
    await dialog.getByLabel('违反的规则').click()
    await staff.getByText('R4.4', { exact: false }).first().click()
    await dialog.getByLabel('说明').fill('标题与内容不符。')
    await dialog.locator('input[type=file]').setInputFiles(picture)
    await dialog.getByRole('link', { name: '证据 1' }).waitFor()
    await dialog.getByRole('button', { name: '处罚', exact: true }).click()
    await staff.getByRole('heading', { name: '警告' }).waitFor()
  })

  it('is read and appealed against by the owner, and not decided by who gave it', async () => {
    await show('compliance')
    await owner.getByRole('heading', { name: '警告' }).waitFor()
    await owner.getByRole('button', { name: '申诉' }).click()
    const dialog = owner.getByRole('dialog')
    await dialog.getByLabel('申诉理由').fill('标题已经改好。')
    await dialog.locator('input[type=file]').setInputFiles(picture)
    await dialog.getByRole('link', { name: '材料 1' }).waitFor()
    await dialog.getByRole('button', { name: '申诉' }).click()
    await owner.getByText('申诉中').waitFor()
    expect(await overflow(owner)).toBe(0)
    await staff.reload()
    await staff.getByRole('button', { name: '撤销处罚' }).click()
    await staff.getByRole('dialog').getByLabel('说明').fill('已经核对。')
    await staff.getByRole('dialog').getByRole('button', { name: '撤销处罚' }).click()
    await staff.getByText('申诉须由另一位工作人员处理').waitFor()
  })
})
