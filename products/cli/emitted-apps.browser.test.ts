/** What compilers of other frameworks emit for WeChat runs as it is. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDevStage, type DevStage } from './testing/dev-stage.ts'

const folder = join(import.meta.dirname, '../../corpora/emitted')
const files = Object.fromEntries(
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]),
)

let stage: DevStage
beforeAll(async () => {
  stage = await openDevStage()
}, 120_000)
afterAll(() => stage.close())

describe('an app that another compiler emitted', () => {
  it('draws a tree by templates that choose templates, and changes it by paths', async () => {
    const { frameWith } = await stage.open(files, { path: 'pages/recursive/recursive' })
    const frame = await frameWith('taps 0')
    const page = frame.locator('wx-page')
    expect(await page.innerText()).toMatch(/^top\s+below\s+taps 0$/)
    await frame.locator('.fourth').click()
    await expect.poll(() => page.innerText()).toMatch(/taps 1$/)
    await frame.locator('input').fill('typed')
    await expect.poll(() => page.innerText()).toMatch(/^top\s+typed\s+taps 1$/)
  })

  it('fills named slots with rows that come later, and slots of components in components', async () => {
    const { frameWith } = await stage.open(files, { path: 'pages/slots/slots' })
    const frame = await frameWith('TWO')
    const page = frame.locator('wx-page')
    expect((await page.innerText()).split(/\s+/)).toEqual(['#0', 'ONE', 'no', 'head', 'TWO', 'back'])
    await frame.getByText('TWO').click()
    await expect.poll(() => frame.locator('.said').innerText()).toBe('opened b')
  })

  it('calls what the dataset of an element says, and handlers whose names are data', async () => {
    const { frameWith } = await stage.open(files, { path: 'pages/invoke/invoke' })
    const frame = await frameWith('as a list')
    const said = () => frame.locator('.said').innerText()
    const draft = () => frame.locator('.draft').getAttribute('class')
    expect(await draft()).toBe('draft none')
    await frame.locator('input').fill('typed')
    await expect.poll(draft).toBe('draft full')
    await frame.getByText('rice', { exact: true }).click()
    await frame.getByText('rice taken').waitFor()
    expect(await said()).toBe('toggled by 2')
    await frame.getByText('open rice').click()
    await expect.poll(said).toBe('opened rice true')
    for (const shown of ['as a grid', 'as a list']) {
      await frame.locator('.turn').click()
      await frame.getByText(shown).waitFor()
    }
  })
})
