/** Libraries of components that none of us wrote: everything in them stands on a page, and reacts. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDevStage, type DevStage } from './testing/dev-stage.ts'

const modules = join(import.meta.dirname, '../../node_modules')

interface Library {
  readonly files: Readonly<Record<string, string>>
  /** Tag and path of every component that it offers. */
  readonly components: readonly (readonly [tag: string, path: string])[]
}

function libraryIn(name: string, folder: string): Library {
  const from = join(modules, name, folder)
  const paths = readdirSync(from, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(js|json|wxml|wxss|wxs)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(from.length + 1))
  const isComponent = (path: string): boolean =>
    path.endsWith('.json') &&
    existsSync(join(from, path.replace(/json$/, 'wxml'))) &&
    /"component"\s*:\s*true/.test(readFileSync(join(from, path), 'utf8'))
  return {
    files: Object.fromEntries(
      paths.map((path) => [`miniprogram_npm/${name}/${path}`, readFileSync(join(from, path), 'utf8')]),
    ),
    components: paths.filter(isComponent).map((path) => {
      const component = path.replace(/\.json$/, '')
      return [`x-${dirname(component).replaceAll('/', '-').toLowerCase()}`, `${name}/${component}`]
    }),
  }
}

/** An app of one page. */
function appWith(library: Library, wxml: string): Readonly<Record<string, string>> {
  const used = library.components.filter(([tag]) => wxml.includes(`<${tag}`))
  return {
    ...library.files,
    'app.json': '{"pages":["gallery"]}',
    'app.js': 'App({})',
    'gallery.json': JSON.stringify({ usingComponents: Object.fromEntries(used) }),
    'gallery.wxml': wxml,
    'gallery.js': `Page({
      onReady() { console.log('gallery ready') },
      note({ type }) { console.log('told ' + type) },
    })`,
  }
}

const failures = (lines: readonly string[]): readonly string[] => lines.filter((line) => /Error\b/.test(line))

let stage: DevStage
beforeAll(async () => {
  stage = await openDevStage()
}, 120_000)
afterAll(() => stage.close())

/** What fails anywhere, by its own code, when it stands without the component around it. */
const around: Readonly<Record<string, string>> = {
  'lin-ui x-checkbox': 'x-checkbox-group',
  'lin-ui x-sticky-item': 'x-sticky',
}
/** And without what it is to show. */
const given: Readonly<Record<string, string>> = {
  'tdesign-miniprogram x-chat-content': `content="{{ { type: 'text', data: 'said' } }}"`,
}

describe('every component', () => {
  it.each([
    ['@vant/weapp', 'dist', 70],
    ['weui-miniprogram', 'miniprogram_dist', 15],
    ['tdesign-miniprogram', 'miniprogram_dist', 80],
    ['lin-ui', 'dist', 50],
    ['iview-weapp', 'dist', 40],
    ['mp-html', 'dist/mp-weixin', 1],
  ])('of %s stands on a page without an error', async (name, folder, atLeast) => {
    const library = libraryIn(name, folder)
    expect(library.components.length).toBeGreaterThanOrEqual(atLeast)
    const all = library.components.map(([tag]) => {
      const outer = around[`${name} ${tag}`]
      const written = `<${tag} ${given[`${name} ${tag}`] ?? ''}>in</${tag}>`
      return outer ? `<${outer}>${written}</${outer}>` : written
    })
    const opened = await stage.open(appWith(library, `<view>${all.join('')}</view><view>the end</view>`))
    await opened.frameWith('the end')
    await expect.poll(() => opened.lines).toContain('gallery ready')
    expect(failures(opened.lines)).toEqual([])
  })
})

describe('a component', () => {
  it.each([
    ['@vant/weapp', 'dist', '<x-button bind:click="note">press</x-button>', 'press', 'click'],
    [
      '@vant/weapp',
      'dist',
      '<x-tabs bind:change="note"><x-tab title="one">1</x-tab><x-tab title="two">2</x-tab></x-tabs>',
      'two',
      'change',
    ],
    ['tdesign-miniprogram', 'miniprogram_dist', '<x-button bind:tap="note">press</x-button>', 'press', 'tap'],
    [
      'tdesign-miniprogram',
      'miniprogram_dist',
      '<x-radio-group bind:change="note"><x-radio value="a" label="first"/><x-radio value="b" label="second"/></x-radio-group>',
      'second',
      'change',
    ],
    [
      'weui-miniprogram',
      'miniprogram_dist',
      `<x-dialog show title="sure" buttons="{{[{ text: 'yes' }]}}" bindbuttontap="note">really</x-dialog>`,
      'yes',
      'buttontap',
    ],
    ['lin-ui', 'dist', '<x-button bind:lintap="note">press</x-button>', 'press', 'lintap'],
    ['iview-weapp', 'dist', '<x-button bind:click="note">press</x-button>', 'press', 'click'],
  ])('of %s in %s tells what was done: %s', async (name, folder, wxml, text, event) => {
    const opened = await stage.open(appWith(libraryIn(name, folder), wxml))
    const frame = await opened.frameWith(text)
    await frame.getByText(text, { exact: true }).first().click()
    await expect.poll(() => opened.lines).toContain(`told ${event}`)
    expect(failures(opened.lines)).toEqual([])
  })
})
