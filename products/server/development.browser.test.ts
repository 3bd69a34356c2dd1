/**
 * A developer sets what a mini program needs by the screens alone, on a phone: AppSecret with the
 * administrator's confirmation, domains, addresses, rules for links.
 */
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '@maque/testing/browser/launch-browser.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestServer, type TestServer } from '@maque/testing/server/test-server.ts'

let server: TestServer
let browser: Browser
let page: Page

beforeAll(async () => {
  server = await openTestServer()
  browser = await launchBrowser()
  const owner = await server.signIn('owner')
  const { appId } = await owner.createApp({ name: '清和茶铺', intro: '卖茶，也请人喝茶。' })
  const [, email = '', password = ''] = /(owner@\S+)\s+(\S+)/.exec(server.output()) ?? []
  const context = await browser.newContext({ viewport: { width: 375, height: 720 } })
  page = await context.newPage()
  page.setDefaultTimeout(10_000)
  await page.goto(`${server.origin}/console/`)
  await page.getByLabel('邮箱').fill(email)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('button', { name: '退出登录' }).waitFor()
  await page.goto(`${server.origin}/console/apps/${appId}?tab=development`)
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const panel = (name: string) => page.locator('.panel').filter({ has: page.getByRole('heading', { name }) })

async function confirm(): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.locator('button[type=submit]').click()
  await dialog.waitFor({ state: 'detached' })
}

describe('development settings in the console', () => {
  it('show an AppSecret once, after the administrator confirmed it', async () => {
    await panel('开发者 ID').getByRole('button', { name: '生成 AppSecret' }).click()
    await confirm()
    await page.getByText('AppSecret 只显示这一次').waitFor()
    const secret = await page.getByText(/^[0-9a-f]{32}$/).textContent()
    await page.reload()
    await panel('开发者 ID').getByText('使用中').waitFor()
    expect(await page.content()).not.toContain(secret)
    await panel('开发者 ID').getByRole('button', { name: '冻结' }).click()
    await confirm()
    await confirm()
    await panel('开发者 ID').getByText('已冻结').waitFor()
  })

  it('take server domains as they must be, and say how many changes are left', async () => {
    const domains = panel('服务器域名')
    await domains.getByLabel('request 合法域名').fill('https://*.example.com')
    await domains.getByRole('button', { name: '保存' }).click()
    await domains.getByText('不支持通配符，请逐个填写').waitFor()
    await domains.getByLabel('request 合法域名').fill('https://API.example.com/')
    await domains.getByRole('button', { name: '保存' }).click()
    await confirm()
    await domains.getByText('1/50').waitFor()
    await expect
      .poll(() => domains.getByLabel('request 合法域名').inputValue())
      .toBe('https://api.example.com')
  })

  it('let keys in from listed addresses alone', async () => {
    const form = page.getByRole('form', { name: 'IP 白名单（代码上传）' })
    await form.getByLabel('IP 地址或地址段').fill('203.0.113.7/24')
    await form.getByRole('button', { name: '保存' }).click()
    await form.getByText('不是 IP 地址或地址段').waitFor()
    await form.getByRole('switch', { checked: false }).click()
    await form.getByRole('switch', { checked: true }).waitFor()
    await form.getByLabel('IP 地址或地址段').fill('203.0.113.0/24')
    await form.getByRole('button', { name: '保存' }).click()
    await confirm()
    await panel('变更记录').getByText('修改代码上传的 IP 白名单').waitFor()
  })

  it('say why a proof file was not found', async () => {
    await page.getByRole('button', { name: '添加规则' }).click()
    const form = page.getByRole('form', { name: '添加规则' })
    await form.getByLabel('二维码规则').fill('https://localhost/tea/')
    await form.getByLabel('小程序功能页面').fill('pages/index/index')
    await form.getByRole('button', { name: '校验并保存' }).click()
    await form.getByText('二维码规则应是').waitFor()
  })

  it('fit a phone, in either language', async () => {
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375)
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('heading', { name: 'Server domains' }).waitFor()
    await page.getByRole('heading', { name: 'Message push' }).waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375)
  })
})
