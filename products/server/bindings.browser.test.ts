/**
 * What official accounts and Open accounts do in the console: register a mini program with the
 * official account’s qualification, bind both to an Open account, see one UnionID in both.
 */
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '@maque/testing/browser/launch-browser.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PlatformClient } from '@maque/client/platform-client.ts'
import { registerAccount } from '@maque/client/register-account.ts'
import type { AccountKind } from '@maque/protocol/platform/registration.ts'
import { readCaptcha } from '@maque/testing/platform/registry.ts'
import { openTestServer, type TestServer } from '@maque/testing/server/test-server.ts'

const PASSWORD = 'tea-house-2026'
const MINI = 'mini@example.com'

let server: TestServer
let browser: Browser
let operator: PlatformClient
let owner: PlatformClient
let host: Page
let official: Page
let open: Page

beforeAll(async () => {
  server = await openTestServer()
  browser = await launchBrowser()
  operator = await server.signIn('reviewer')
  owner = await server.signIn('owner')
  await registerVerified('service-account', '13900000701')
  await registerVerified('open-account', '13900000702')
  host = await signIn(...seeded('owner'))
  official = await signIn('service-account@example.com', PASSWORD)
  open = await signIn('open-account@example.com', PASSWORD)
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** E-mail and password, as the server says them. */
function seeded(who: 'owner' | 'reviewer'): readonly [string, string] {
  const [, email = '', password = ''] = new RegExp(`(${who}@\\S+)\\s+(\\S+)`).exec(server.output()) ?? []
  return [email, password]
}

/** An account of the same enterprise, administered by the owner. */
async function registerVerified(kind: AccountKind, phone: string): Promise<void> {
  const client = server.newVisitor()
  const application = {
    kind,
    email: `${kind}@example.com`,
    password: PASSWORD,
    subject: {
      type: 'enterprise',
      form: 'enterprise',
      name: '清和茶业有限公司',
      codeType: 1,
      code: '91350100M000100Y43',
    },
    administrator: { name: '陈管理', idNumber: '110101198808088070', phone: `+86${phone}` },
    method: 'verification',
  } as const
  await registerAccount(application, { client, host: owner, readCaptcha, readMessage })
  const { order } = await client.call('POST /api/registration/verification-orders', {
    body: { material: '' },
  })
  const { payer = '', amountFen = 0, remark = '' } = order?.transfer ?? {}
  await operator.call('POST /api/operator/played-transfers', { body: { payer, amountFen, remark } })
  await operator.call('POST /api/operator/verification-orders/:orderId/verdict', {
    params: { orderId: order?.id ?? '' },
    body: { verdict: 'pass', reason: '' },
  })
}

async function readMessage(recipient: string): Promise<string> {
  const { messages } = await operator.call('GET /api/operator/outbox', { query: { recipient } })
  return messages[0]?.text ?? ''
}

/** As wide as a phone: whatever is needed must be reachable there. */
async function newPage(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 375, height: 720 } })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  return page
}

async function signIn(email: string, password: string): Promise<Page> {
  const page = await newPage()
  await page.goto(`${server.origin}/console/`)
  await page.getByLabel('邮箱').fill(email)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('button', { name: '退出登录' }).waitFor()
  return page
}

/** What the administrator does with the code that a page shows. */
async function scan(page: Page): Promise<void> {
  await host.goto((await page.getByRole('link', { name: /scan/ }).getAttribute('href')) ?? '')
  await host.getByRole('button', { name: '确认' }).click()
  await host.getByText('已确认，请回到电脑继续').waitFor()
}

const widthOf = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth)

/** The picture is plain text where no machine need be kept out. */
async function fillInCaptcha(): Promise<void> {
  const source = (await official.getByRole('img', { name: '验证码' }).getAttribute('src')) ?? ''
  const text = />([0-9a-f]+)<\/text>/.exec(decodeURIComponent(source))?.[1] ?? ''
  await official.getByRole('textbox', { name: '验证码' }).fill(text)
}

describe('an official account in the console', () => {
  it('chooses what a mini program reuses, and is told in a sentence what is missing', async () => {
    await official.getByRole('link', { name: '快速注册', exact: true }).click()
    await official.getByText('0 / 10 · 还可注册 10 个').waitFor()
    await official.getByText('运营者信息').click()
    await official.getByLabel('邮箱').fill(MINI)
    for (const field of [0, 1]) await official.locator('input[type=password]').nth(field).fill(PASSWORD)
    await fillInCaptcha()
    const stranger = await signIn(...seeded('reviewer'))
    await stranger.goto((await official.getByRole('link', { name: /scan/ }).getAttribute('href')) ?? '')
    await stranger.getByText('只有管理员可以确认').waitFor()
    expect(await stranger.getByRole('button', { name: '确认' }).count()).toBe(0)
    await scan(official)
    await official.getByText('已确认').waitFor()
    const refused = official.getByRole('img', { name: '验证码' })
    const before = await refused.getAttribute('src')
    await official.getByRole('button', { name: '快速注册' }).click()
    await official.getByText('请阅读并同意两份协议').waitFor()
    // A captcha is good once.
    await expect.poll(() => refused.getAttribute('src')).not.toBe(before)
    await official.getByText('我已阅读并同意《平台服务协议》').click()
    await official.getByText('我已阅读并同意《小程序服务条款》').click()
    await fillInCaptcha()
    await official.getByRole('button', { name: '快速注册' }).click()
    await official.getByText(`激活邮件已发送至 ${MINI}`).waitFor()
    expect(await widthOf(official)).toBeLessThanOrEqual(375)
  })

  it('sees it registered and associated once the administrator has scanned', async () => {
    await official.getByRole('button', { name: '返回列表' }).click()
    await official.getByText('已有一个快速注册正在进行').waitFor()
    const mini = await newPage()
    await mini.goto(/https?:\S+token=[\w-]+/.exec(await readMessage(MINI))?.[0] ?? '')
    await mini.getByText('管理员信息复用自公众号').waitFor()
    await scan(mini)
    await mini.getByRole('button', { name: '确认并提交' }).click()
    await mini.getByRole('dialog').getByRole('button', { name: '确认并提交' }).click()
    await mini.getByText('已注册').waitFor()
    await official.reload()
    await official.getByText('1 / 10 · 还可注册 9 个').waitFor()
    await official.getByRole('listitem').filter({ hasText: MINI }).getByText('已复用认证').waitFor()
    await official.getByRole('link', { name: '关联小程序', exact: true }).click()
    await official.getByRole('listitem').getByText('已关联').waitFor()
    expect(await widthOf(official)).toBeLessThanOrEqual(375)
  })
})

describe('an Open account in the console', () => {
  it('binds what its administrator confirms, and shows one UnionID in both', async () => {
    const officialAccount = await official.goto(`${server.origin}/console/account`).then(() => idIn(official))
    const mini = await signIn(MINI, PASSWORD)
    await mini.goto(`${server.origin}/console/account`)
    await open.getByRole('link', { name: '绑定帐号' }).click()
    await open.getByLabel('小程序 AppID 或公众号 ID').fill('nobody')
    await open.getByRole('button', { name: '绑定', exact: true }).click()
    await open.getByText('没有这个 ID 的帐号').waitFor()
    for (const publicId of [officialAccount, await idIn(mini)]) {
      await open.getByLabel('小程序 AppID 或公众号 ID').fill(publicId)
      await open.getByRole('button', { name: '绑定', exact: true }).click()
      await scan(open)
      await open.getByRole('listitem').filter({ hasText: publicId }).getByText('已绑定').waitFor()
    }
    await open.getByText('2 / 50').waitFor()
    await open.getByRole('link', { name: 'UnionID', exact: true }).click()
    await open.getByRole('button', { name: '查询' }).click()
    await open.getByText('两个帐号得到的 UnionID 相同').waitFor()
    await open.getByLabel('用户').fill('nobody@example.com')
    await open.getByRole('button', { name: '查询' }).click()
    await open.getByText('没有找到这个用户').waitFor()
    expect(await widthOf(open)).toBeLessThanOrEqual(375)
  })

  it('has websites that an auditor looks at, told by the form what is wrong with one', async () => {
    await open.getByRole('link', { name: '应用', exact: true }).click()
    await open.getByLabel('类型').click()
    await open.getByText('网站应用').last().click()
    await open.getByLabel('名称').fill('清和茶网')
    await open.getByLabel('授权回调域').fill('https://tea.example.com/')
    await open.getByRole('button', { name: '提交审核' }).click()
    await open.getByText('授权回调域只填写域名').waitFor()
    await open.getByLabel('授权回调域').fill('tea.example.com')
    await open.getByRole('button', { name: '提交审核' }).click()
    const said = open.getByRole('listitem', { name: '清和茶网' })
    await said.getByText('审核中').waitFor()
    await open.getByText('1 / 10').waitFor()
    const { applications } = await operator.call('GET /api/operator/open-applications', {})
    const params = { applicationId: applications[0]?.id ?? '' }
    await operator.call('POST /api/operator/open-applications/:applicationId/verdict', {
      params,
      body: { isApproved: true, reason: '资料齐全。' },
    })
    await open.reload()
    await said.getByText('已通过').waitFor()
    expect(await said.locator('code').first().innerText()).toMatch(/^wx[0-9a-f]{16}$/)
    expect(await widthOf(open)).toBeLessThanOrEqual(375)
    await said.getByRole('button', { name: /删除/ }).click()
    await open.getByRole('dialog').getByRole('button', { name: '删除' }).click()
    await open.getByText('还没有移动应用或网站应用').waitFor()
  })

  it('gives none to what was unbound', async () => {
    await open.getByRole('link', { name: '绑定帐号' }).click()
    await open
      .getByRole('button', { name: /解除绑定/ })
      .first()
      .click()
    await open.getByRole('dialog').getByRole('button', { name: '解除绑定' }).click()
    await open.getByText('1 / 50').waitFor()
    await open.getByRole('link', { name: 'UnionID', exact: true }).click()
    await open.getByRole('button', { name: '查询' }).click()
    await open.getByText('已解绑的帐号没有 UnionID').waitFor()
  })
})

function idIn(page: Page): Promise<string> {
  return page
    .locator('code')
    .filter({ hasText: /^(wx|gh_)[0-9a-f]+$/ })
    .innerText()
}
