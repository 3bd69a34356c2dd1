/** Signing in by the screens: a passkey in Chromium's own authenticator, a scan, a link in a mail. */
import type { Browser, Page } from 'playwright-core'
import { fillIn } from '@maque/testing/platform/fill-in.ts'
import { approve, submissionOf } from '@maque/testing/platform/reviewing.ts'
import { zipOf } from '@maque/testing/zip/write-zip.ts'
import { launchBrowser } from '@maque/testing/browser/launch-browser.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestServer, type TestServer } from '@maque/testing/server/test-server.ts'

let server: TestServer
let browser: Browser

beforeAll(async () => {
  server = await openTestServer()
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** As wide as a phone: whatever is needed must be reachable there. */
async function newPage(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 375, height: 720 } })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  await page.goto(`${server.origin.replace('127.0.0.1', 'localhost')}/console/`)
  return page
}

function seeded(who: 'owner' | 'reviewer'): { readonly email: string; readonly password: string } {
  const [, email = '', password = ''] = new RegExp(`(${who}@\\S+)\\s+(\\S+)`).exec(server.output()) ?? []
  return { email, password }
}

async function typePassword(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('邮箱').fill(email)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录' }).click()
}

async function signIn(who: 'owner' | 'reviewer'): Promise<Page> {
  const page = await newPage()
  const { email, password } = seeded(who)
  await typePassword(page, email, password)
  await isSignedIn(page)
  return page
}

function isSignedIn(page: Page): Promise<void> {
  return page.getByRole('button', { name: '退出登录' }).waitFor()
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: '退出登录' }).click()
  await page.getByRole('button', { name: '扫描二维码' }).waitFor()
}

describe('two pages of one browser', () => {
  it('are of whoever signed in last, without being loaded again', async () => {
    const page = await signIn('owner')
    const beside = await page.context().newPage()
    await beside.goto(page.url())
    await isSignedIn(beside)
    await signOut(beside)
    await page.getByRole('button', { name: '扫描二维码' }).waitFor()
    const { email, password } = seeded('reviewer')
    await typePassword(beside, email, password)
    await page.getByRole('link', { name: '李审核' }).waitFor()
    await page.context().close()
  })
})

describe('a passkey in the browser', () => {
  it('is added, signs in, is named and removed, and then signs in no more', async () => {
    const page = await signIn('owner')
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('WebAuthn.enable')
    await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
      },
    })
    await page.getByRole('link', { name: '王店主' }).click()
    await page.getByRole('button', { name: '添加通行密钥' }).click()
    const dialog = page.getByRole('dialog', { name: '添加通行密钥' })
    await dialog.getByLabel('密钥名称').fill('这台电脑')
    await dialog.getByLabel('当前密码').fill(seeded('owner').password)
    await dialog.getByRole('button', { name: '添加通行密钥' }).click()
    await page.getByText('这台电脑').waitFor()

    await signOut(page)
    await page.getByRole('button', { name: '使用通行密钥' }).click()
    await isSignedIn(page)
    await page.getByRole('link', { name: '王店主' }).click()
    await page.getByText('上次使用').waitFor()

    await page.getByRole('button', { name: '改名' }).click()
    await page.getByRole('dialog').getByLabel('密钥名称').fill('旧电脑')
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
    await page.getByText('旧电脑').waitFor()
    const passkeys = page.getByRole('region', { name: '通行密钥' })
    await passkeys.getByRole('button', { name: '移除' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '移除' }).click()
    await page.getByText('还没有通行密钥').waitFor()

    await signOut(page)
    await page.getByRole('button', { name: '使用通行密钥' }).click()
    await page.getByText('通行密钥验证未通过').waitFor()
  })
})

describe('a scan', () => {
  it('signs in on another device, as who has confirmed it there', async () => {
    const phone = await signIn('owner')
    const computer = await newPage()
    await computer.getByRole('button', { name: '扫描二维码' }).click()
    const code = computer.getByRole('link', { name: /\/scan\// })
    await phone.goto((await code.getAttribute('href')) ?? '')
    await phone.getByText('在另一台设备上登录你的帐号').waitFor()
    await phone.getByRole('button', { name: '确认' }).click()
    await phone.getByText('已确认').waitFor()
    await isSignedIn(computer)
    await computer.getByRole('link', { name: '王店主' }).click()
    await computer.getByRole('button', { name: /全部退出/ }).click()
    await computer.getByRole('dialog').getByRole('button', { name: '全部退出' }).click()
    await expect.poll(() => computer.getByRole('button', { name: '退出', exact: true }).count()).toBe(0)
    await computer.getByText('本设备').waitFor()
    await phone.reload()
    await phone.getByLabel('密码').waitFor()
  })
})

/** An app that knows how often it was opened. */
async function bringOnline(): Promise<string> {
  const owner = await server.signIn('owner')
  const reviewer = await server.signIn('reviewer')
  const { appId } = await owner.createApp({ name: 'Kept tea', intro: 'Tea that stays here.' })
  await fillIn(owner, appId)
  const project = zipOf({
    'app.json': JSON.stringify({ pages: ['pages/index/index'] }),
    'app.js': 'App({})',
    'pages/index/index.wxml': '<view>visit {{visit}}</view>',
    'pages/index/index.js': `Page({
  data: { visit: 1 + (wx.getStorageSync('visits') || 0) },
  onLoad() {
    wx.setStorageSync('visits', this.data.visit)
  },
})`,
  })
  const archive = new Blob([new Uint8Array(project)], { type: 'application/zip' })
  const release = await owner.upload(appId, { archive, version: '1', description: '' })
  await owner.submit(appId, release.id, submissionOf())
  await approve(reviewer, release.id)
  await owner.release(appId, release.id)
  return appId
}

describe('what an app keeps on a device', () => {
  it('is kept apart by person, also in a page that stays open while another one comes', async () => {
    const appId = await bringOnline()
    const desk = await signIn('owner')
    const page = await desk.context().newPage()
    await page.goto(`${server.origin.replace('127.0.0.1', 'localhost')}/app/${appId}`)
    const shows = (text: string): Promise<void> =>
      expect
        .poll(
          async () => {
            const bodies = page.frames().map((frame) => frame.evaluate(() => document.body.innerText))
            return (await Promise.all(bodies.map((body) => body.catch(() => '')))).join()
          },
          { timeout: 20_000 },
        )
        .toContain(text)
    await shows('visit 1')
    for (const visit of [2, 3]) {
      await page.reload()
      await shows(`visit ${visit}`)
    }

    // Nobody, somebody else, nobody again, and who was here first.
    await signOut(desk)
    await shows('visit 1')
    await page.reload()
    await shows('visit 2')
    await typePassword(desk, seeded('reviewer').email, seeded('reviewer').password)
    await isSignedIn(desk)
    await shows('visit 1')
    await signOut(desk)
    await shows('visit 3')
    await typePassword(desk, seeded('owner').email, seeded('owner').password)
    await isSignedIn(desk)
    await shows('visit 4')
    await desk.context().close()
  })
})

describe('a forgotten password', () => {
  it('is set anew by the link in the mail, and the former one opens nothing', async () => {
    const operator = await signIn('reviewer')
    const { email, password } = seeded('owner')
    const page = await newPage()
    await page.getByRole('link', { name: '忘记密码' }).click()
    await page.getByLabel('邮箱').fill(email)
    const source = (await page.getByRole('img', { name: '验证码' }).getAttribute('src')) ?? ''
    const text = />([0-9a-f]+)<\/text>/.exec(decodeURIComponent(source))?.[1] ?? ''
    await page.getByRole('textbox', { name: '验证码' }).fill(text)
    await page.getByRole('button', { name: '发送链接' }).click()
    await page.getByText('链接已经发出').waitFor()

    await operator.goto(`${server.origin.replace('127.0.0.1', 'localhost')}/console/operation/outbox`)
    const mail = operator.getByRole('listitem').filter({ hasText: email }).first()
    await mail.waitFor()
    const link = /http\S+token=[\w-]+/.exec((await mail.textContent()) ?? '')?.[0] ?? ''
    await page.goto(link)
    await page.getByLabel('新密码').fill('a new word for the shop')
    await page.getByRole('button', { name: '设置新密码' }).click()
    await page.getByText('新密码已生效').waitFor()
    await page.getByRole('link', { name: '登录' }).click()
    await typePassword(page, email, password)
    await page.getByText('邮箱或密码不正确').waitFor()
    await typePassword(page, email, 'a new word for the shop')
    await isSignedIn(page)
    expect(await page.getByRole('link', { name: '王店主' }).count()).toBe(1)
  })
})

describe('a page of the platform (ADM-01)', () => {
  it.each(['/', '/console/'])('%s runs what came with it and nothing else', async (path) => {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(server.origin.replace('127.0.0.1', 'localhost') + path)
    await page.locator('main').waitFor()
    const outcomes = await page.evaluate(async () => {
      const ran: string[] = []
      const scope = globalThis as unknown as Record<string, unknown>
      scope['note'] = (what: string) => ran.push(what)
      const tried = async (work: () => unknown): Promise<string> => {
        try {
          await work()
          return 'done'
        } catch {
          return 'refused'
        }
      }
      const add = (name: string, attributes: Record<string, string>) => {
        const element = document.createElement(name)
        for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
        document.body.append(element)
      }
      const refusals = {
        innerHTML: await tried(
          () => (document.body.appendChild(document.createElement('p')).innerHTML = '<b>x</b>'),
        ),
        'text of a script': await tried(() => {
          const script = document.createElement('script')
          script.text = 'note("inline")'
          document.body.append(script)
        }),
        'a script from elsewhere': await tried(() => {
          const script = document.createElement('script')
          script.src = 'https://evil.test/x.js'
          document.body.append(script)
        }),
        'a policy of its own': await tried(() => {
          const { trustedTypes } = scope as {
            trustedTypes?: { createPolicy(name: string, rules: object): object }
          }
          return trustedTypes?.createPolicy('mine', {})
        }),
      }
      await tried(() => add('base', { href: 'https://evil.test/' }))
      return { refusals, ran, base: new URL(document.baseURI).hostname }
    })
    expect(outcomes).toEqual({
      refusals: {
        innerHTML: 'refused',
        'text of a script': 'refused',
        'a script from elsewhere': 'refused',
        'a policy of its own': 'refused',
      },
      ran: [],
      base: 'localhost',
    })
    await context.close()
  })
})
