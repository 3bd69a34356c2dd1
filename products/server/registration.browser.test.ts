/**
 * An enterprise registers a mini program by the screens alone: mail, subject, administrator who
 * scans, transfer that arrives at the bank.
 */
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '@maque/testing/browser/launch-browser.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestServer, type TestServer } from '@maque/testing/server/test-server.ts'

const COMPANY = '清和茶业有限公司'
const EMAIL = 'tea@example.com'
const PHONE = '13900000700'

let server: TestServer
let browser: Browser
let operator: Page
let applicant: Page

beforeAll(async () => {
  server = await openTestServer()
  browser = await launchBrowser()
  operator = await signIn('reviewer')
  applicant = await newPage()
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** As wide as a phone: whatever is needed must be reachable there. */
async function newPage(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 375, height: 720 } })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  return page
}

async function signIn(who: 'owner' | 'reviewer'): Promise<Page> {
  const [, email = '', password = ''] = new RegExp(`(${who}@\\S+)\\s+(\\S+)`).exec(server.output()) ?? []
  const page = await newPage()
  await page.goto(`${server.origin}/console/`)
  await page.getByLabel('邮箱').fill(email)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('button', { name: '退出登录' }).waitFor()
  return page
}

/** The newest message in the operator's outbox to this recipient. */
async function readMessage(recipient: string): Promise<string> {
  await operator.goto(`${server.origin}/console/operation/outbox`)
  await operator.getByLabel('收件人').fill(recipient)
  const newest = operator.getByRole('listitem').filter({ hasText: recipient }).first()
  await newest.waitFor()
  return (await newest.textContent()) ?? ''
}

/** The picture is plain text where no machine need be kept out. */
async function readCaptcha(): Promise<string> {
  const source = (await applicant.getByRole('img', { name: '验证码' }).getAttribute('src')) ?? ''
  return />([0-9a-f]+)<\/text>/.exec(decodeURIComponent(source))?.[1] ?? ''
}

describe('registering in the console', () => {
  it('begins with a kind of account, an e-mail address and a password', async () => {
    await applicant.goto(`${server.origin}/console/register`)
    await applicant.getByRole('radio', { name: '小程序' }).first().click()
    await applicant.getByLabel('邮箱').fill(EMAIL)
    for (const field of [0, 1])
      await applicant.locator('input[type=password]').nth(field).fill('tea-house-2026')
    await applicant.getByRole('textbox', { name: '验证码' }).fill(await readCaptcha())
    await applicant.getByRole('button', { name: '注册' }).click()
    await applicant.getByText('请阅读并同意两份协议').waitFor()

    await applicant.getByRole('textbox', { name: '验证码' }).fill(await readCaptcha())
    await applicant.getByRole('button', { name: '阅读《平台服务协议》' }).click()
    await applicant.getByRole('document', { name: '平台服务协议' }).getByText('您对自己发布的').waitFor()
    await applicant.getByRole('button', { name: '关闭' }).click()
    await applicant.getByText('我已阅读并同意《平台服务协议》').click()
    // The words of a refusal are gone once something was changed, and a box is ticked by keyboard too.
    expect(await applicant.getByRole('alert').count()).toBe(0)
    await applicant.getByRole('button', { name: '阅读《小程序服务条款》' }).focus()
    await applicant.keyboard.press('Shift+Tab')
    await applicant.keyboard.press('Space')
    expect(await applicant.getByRole('checkbox', { name: '小程序服务条款' }).isChecked()).toBe(true)
    await applicant.getByRole('button', { name: '注册' }).click()
    await applicant.getByText(`激活邮件已发送至 ${EMAIL}`).waitFor()
    // The form is gone, and the keyboard with it: it begins at the top of what came.
    await applicant.locator('main:focus').waitFor()
  })

  it('goes on by the link in the mail with the subject', async () => {
    const link = /https?:\S+token=[\w-]+/.exec(await readMessage(EMAIL))?.[0] ?? ''
    await applicant.goto(link)
    await applicant.getByLabel('主体类型').click()
    await applicant.getByText('企业', { exact: true }).last().click()
    await applicant.getByLabel('组织名称').fill(COMPANY)
    await applicant.getByLabel('证件号码').fill('91350100M000100Y44')
    await applicant.getByRole('button', { name: '下一步' }).click()
    await applicant.getByRole('alert').waitFor()

    // The platform is away when the screen asks it again: what was typed stays.
    await applicant.route('**/api/registration', (asked) => asked.abort())
    await applicant.evaluate(() => dispatchEvent(new Event('visibilitychange')))
    await applicant.getByText('可能已不是最新').waitFor()
    await applicant.unroute('**/api/registration')
    await applicant.getByRole('button', { name: '重试' }).click()
    await applicant.getByText('可能已不是最新').waitFor({ state: 'detached' })
    expect(await applicant.getByLabel('组织名称').inputValue()).toBe(COMPANY)

    await applicant.getByLabel('证件号码').fill('91350100M000100Y43')
    await applicant.getByRole('button', { name: '下一步' }).click()
    await applicant.getByLabel('手机号').waitFor()
  })

  it('asks the administrator for a code and a scan', async () => {
    await applicant.getByLabel('姓名').fill('陈管理')
    await applicant.getByLabel('身份证号').fill('110101198808088070')
    await applicant.getByLabel('手机号').fill(PHONE)
    await applicant.getByRole('button', { name: '发送验证码' }).click()
    // Said where screen readers listen, and the keyboard is where it was while the button rests.
    await applicant.getByRole('status').getByText('验证码已发送').waitFor()
    await applicant.locator('button:focus', { hasText: '秒' }).waitFor()
    const code = /\d{6}/.exec((await readMessage(`+86${PHONE}`)).replace(PHONE, ''))?.[0] ?? ''
    await applicant.getByLabel('短信验证码').fill(code)
    const url = (await applicant.getByRole('link', { name: /scan/ }).getAttribute('href')) ?? ''
    const host = await signIn('owner')
    await host.goto(url)
    await host.getByText('成为该帐号的管理员').waitFor()
    await host.getByRole('button', { name: '确认' }).click()
    await host.getByText('已确认，请回到电脑继续').waitFor()
    await applicant.getByText('已确认').waitFor()
    await applicant.getByRole('button', { name: '下一步' }).click()
  })

  it('ends when the transfer has arrived as it was to be', async () => {
    await applicant.getByRole('button', { name: '确认并提交' }).click()
    await applicant.getByRole('dialog').getByText('确认后主体信息不可更改').waitFor()
    // Cancelling, submitting, and round again: never out to what lies below.
    for (const _ of ['back', 'submit', 'back']) await applicant.keyboard.press('Tab')
    expect(await applicant.evaluate(() => document.activeElement?.textContent)).toBe('返回')
    await applicant.getByRole('dialog').getByRole('button', { name: '确认并提交' }).click()
    await applicant.getByRole('heading', { name: '请用对公账户打款' }).waitFor()
    const wanted = await applicant.locator('.facts').first().innerText()
    const [, amount = ''] = /¥([\d.]+)/.exec(wanted) ?? []
    const [, remark = ''] = /备注\s+(\S+)/.exec(wanted) ?? []

    await operator.goto(`${server.origin}/console/operation/bank`)
    await operator.getByLabel('付款方户名').fill(COMPANY)
    await operator.getByLabel('金额（元）').fill(amount)
    await operator.getByLabel('备注').fill(remark)
    await operator.getByRole('button', { name: '转账' }).click()
    await operator.getByRole('listitem').filter({ hasText: remark }).getByText('已匹配').waitFor()

    await applicant.reload()
    await applicant.getByRole('status').getByText('已注册').waitFor()
    // Who has several accounts reads on every screen which one this is.
    await applicant.getByRole('banner').getByText(EMAIL).waitFor()
    await applicant.getByText(/^wx[0-9a-f]{16}$/).waitFor()
    await applicant.getByRole('link', { name: '管理小程序' }).click()
    await applicant.getByRole('heading', { name: '1. 填写信息' }).waitFor()
  })

  it('goes by rules that an operator compares before they are published', async () => {
    await operator.goto(`${server.origin}/console/operation/rules`)
    const isDeskInView = operator.getByRole('link', { name: '规则' })
    await isDeskInView.waitFor()
    await expect.poll(async () => (await isDeskInView.boundingBox())?.x ?? Infinity).toBeLessThan(375)
    await operator.getByLabel('查找').fill('transfer.days')
    await operator.getByRole('button', { name: /^修改/ }).click()
    await operator.getByLabel('新值').fill('12')
    await operator.getByRole('button', { name: '加入修改' }).click()
    await operator.getByRole('button', { name: '对比并发布' }).click()
    const dialog = operator.getByRole('dialog')
    await dialog.getByText('生效时将有 1 项变化').waitFor()
    await dialog.getByLabel('生效时间').fill('2090-01-01T00:00')
    await dialog.getByLabel('备注').fill('多给两天')
    await dialog.getByRole('button', { name: '发布新版规则' }).click()
    await operator.getByText('待生效').waitFor()
    await operator.getByRole('heading', { name: '规则包 guide-2018，第 0 版' }).waitFor()
  })

  it('leaves an audit log that is whole', async () => {
    await operator.goto(`${server.origin}/console/operation/audit`)
    await operator.getByLabel('动作').fill('policy.edition-published')
    await operator.getByText('第 ', { exact: false }).first().click()
    await operator.getByText('transfer.days').waitFor()
    await operator.getByLabel('动作').fill('')
    await operator.getByText('registration.confirmed').first().waitFor()
    await operator.getByRole('button', { name: '校验完整性' }).click()
    await operator.getByText('条记录完整无缺').waitFor()
    expect(await operator.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375)
  })
})
