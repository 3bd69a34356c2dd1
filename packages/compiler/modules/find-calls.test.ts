import { describe, expect, it } from 'vitest'
import { compileProject } from '../compile-project.ts'
import { onePage } from '../testing/project-of.ts'

async function callsOf(files: Readonly<Record<string, string>>): Promise<readonly string[] | undefined> {
  const { bundle } = await compileProject({ files: onePage(files), mode: 'release' })
  return bundle?.manifest.packages[0]?.calls
}

describe('what a package calls of interfaces that have to be declared', () => {
  it.each([
    [
      'is what its scripts call as members of wx',
      'wx.getLocation({}); wx . chooseImage()',
      ['chooseImage', 'getLocation'],
    ],
    ['is what they hand on', 'const ask = promisify(wx.getLocation)', ['getLocation']],
    ['is what they pick out of wx', 'const { request, chooseAddress: ask } = wx', ['chooseAddress']],
    [
      'is what they name in quotes',
      `wx['getLocation']({}); const ask = wx[ "chooseImage" ]; wx?.[\`chooseMedia\`]()`,
      ['chooseImage', 'chooseMedia', 'getLocation'],
    ],
    [
      'is what they ask of wx by another name',
      'const w = wx; const ask = w.getLocation; let api\napi = wx\nconst { chooseImage } = api',
      ['chooseImage', 'getLocation'],
    ],
    ['is nothing of what only comes from wx', 'const info = wx.getSystemInfoSync(); f(info.getLocation)', []],
    ['is what frameworks call under other names', 'taro.chooseMedia({})', ['chooseMedia']],
    ['is each of them once', 'wx.getLocation(); wx.getLocation()', ['getLocation']],
    ['is nothing that objects call on themselves', 'this.getLocation(); that.chooseImage()', []],
    ['is nothing that comments mention', '// wx.getLocation()', []],
    ['is nothing that need not be declared', 'wx.request({}); wx.getLocationOfMine()', []],
  ])('%s', async (_, script, calls) => {
    expect(await callsOf({ 'pages/a/a.js': script })).toEqual(calls)
  })

  it('is what templates ask for', async () => {
    const template =
      '<button wx:if="{{a}}" open-type="getPhoneNumber"/><button open-type="share"/><camera/><input type="nickname"/><navigator target="miniProgram"/>'
    expect(await callsOf({ 'pages/a/a.wxml': template })).toEqual([
      'button.getPhoneNumber',
      'camera',
      'input.nickname',
      'navigator.miniProgram',
    ])
  })
})
