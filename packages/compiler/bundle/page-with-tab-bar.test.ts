import type { LogicUnits, ViewUnits } from '@maque/protocol/bundle/manifest.ts'
import { describe, expect, it } from 'vitest'
import { compileProject } from '../compile-project.ts'
import { projectFromFiles } from '../project/memory-files.ts'

const tabBar = JSON.stringify({ custom: true, list: [{ pagePath: 'tab' }, { pagePath: 'other' }] })
const files = {
  'app.json': `{ "pages": ["tab", "other", "plain"], "tabBar": ${tabBar} }`,
  'tab.wxml': '<row /><view wx:if="{{a}}"><row /></view><row />',
  'tab.json': '{ "usingComponents": { "row": "row" } }',
  'other.wxml': '<view>other</view>',
  'plain.wxml': '<view>plain</view>',
  'row.wxml': '',
  'row.json': '{ "component": true }',
  'custom-tab-bar/index.wxml': '<view class="bar" />',
  'custom-tab-bar/index.json': '{ "component": true }',
}

async function unitsOf(given: Readonly<Record<string, string>>) {
  const encoder = new TextEncoder()
  const { bundle } = await compileProject({
    files: projectFromFiles(Object.entries(given).map(([path, text]) => [path, encoder.encode(text)])),
    mode: 'development',
  })
  const [main] = bundle?.manifest.packages ?? []
  const read = (path = ''): unknown => JSON.parse(new TextDecoder().decode(bundle?.files.get(path)))
  return { logic: read(main?.logicUnits) as LogicUnits, view: (read(main?.viewUnits) as ViewUnits).units }
}

describe('a page of the tab bar', () => {
  it.each([
    ['tab', 2],
    ['other', 0],
  ])("ends with the app's own tab bar in both programs: %s", async (path, site) => {
    const { logic, view } = await unitsOf(files)
    const host = { t: 'host', site, tag: 'maque-tab-bar' }
    expect(logic[path]?.structure.root.nodes.at(-1)).toEqual(host)
    expect(view[path]?.leaf.root.nodes.at(-1)).toEqual(host)
    expect(logic[path]?.structure.root.hosts).toBe(site + 1)
    expect(view[path]?.leaf.root.hosts).toBe(site + 1)
    expect(logic[path]?.using['maque-tab-bar']).toBe('custom-tab-bar/index')
    expect(view[path]?.using['maque-tab-bar']).toBe('custom-tab-bar/index')
    expect(view['custom-tab-bar/index']).toBeDefined()
  })

  it('is as written where the host draws the tab bar, or the component is missing', async () => {
    const { 'custom-tab-bar/index.json': _json, 'custom-tab-bar/index.wxml': _wxml, ...missing } = files
    const drawn = { ...files, 'app.json': files['app.json'].replace('true', 'false') }
    for (const given of [missing, drawn]) {
      const { logic, view } = await unitsOf(given)
      expect(logic['other']?.structure.root).toEqual({ nodes: [], hosts: 0 })
      expect(view['other']?.using).toEqual({})
      expect(view['custom-tab-bar/index']).toBeUndefined()
    }
  })
})

describe('a page that is not of the tab bar', () => {
  it('has none', async () => {
    const { logic, view } = await unitsOf(files)
    expect(logic['plain']?.structure.root).toEqual({ nodes: [], hosts: 0 })
    expect(view['plain']?.using).toEqual({})
  })
})
