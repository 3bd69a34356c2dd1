import { describe, expect, it } from 'vitest'
import { capabilities, logicMembers } from './declarations.ts'
import { forwardedCalls } from './forwarded-calls.ts'
import { namesOf, refusedGroups } from './refused-calls.ts'
import { capabilitiesOnHost } from './registry.host.ts'
import { openWx } from './testing/open-wx.ts'

const byName = (a: string, b: string) => a.localeCompare(b)
const sorted = (names: Iterable<string>) => [...names].sort(byName)
const members = () => sorted(Object.keys(openWx().wx))
/** The engine gives these itself. */
const enginesOwn = new Set(['createSelectorQuery', 'createIntersectionObserver', 'createWorker', 'nextTick'])
const isEngines = (name: string) =>
  enginesOwn.has(name) || /^(on|off)(AppShow|AppHide|Error|PageNotFound|UnhandledRejection)$/.test(name)

describe('the registries', () => {
  it('forward exactly the calls that are declared so', () => {
    const declared = capabilities.filter(({ reach }) => reach === 'forwarded').map(({ name }) => name)
    expect(sorted(forwardedCalls)).toEqual(sorted(declared))
  })

  it('have a host side for every declared capability, once', () => {
    expect(sorted(capabilitiesOnHost.map(({ name }) => name))).toEqual(
      sorted(capabilities.map(({ name }) => name)),
    )
    expect(new Set(capabilitiesOnHost.map(({ name }) => name)).size).toBe(capabilitiesOnHost.length)
  })

  it('give apps exactly what is declared', () => {
    const declared = new Set([
      ...capabilities.filter(({ reach }) => reach !== 'internal').map(({ name }) => name),
      ...logicMembers.flatMap(({ names }) => names),
      ...refusedGroups.flatMap(namesOf),
    ])
    expect(members()).toEqual(sorted([...declared].filter((name) => !isEngines(name))))
  })

  it('declare nothing twice', () => {
    const names = [
      ...capabilities.filter(({ reach }) => reach !== 'internal').map(({ name }) => name),
      ...logicMembers.flatMap(({ names }) => names),
      ...refusedGroups.flatMap(namesOf),
    ]
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })
})

describe('what an app passes', () => {
  it('is refused in WeChat’s words when it is wrong', async () => {
    const { call } = openWx()
    expect(await call('showToast', {})).toEqual({
      errMsg: 'showToast:fail parameter error: parameter.title should be String instead of Undefined;',
    })
  })

  it('is answered by a promise when it gives no callback', async () => {
    const { wx } = openWx()
    await expect(wx['showToast']?.({ title: 'a' })).resolves.toEqual({ errMsg: 'showToast:ok' })
    await expect(wx['openBluetoothAdapter']?.()).rejects.toEqual({
      errMsg: 'openBluetoothAdapter:fail not supported',
      errno: 6,
    })
  })
})
