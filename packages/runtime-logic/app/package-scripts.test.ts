import { describe, expect, it } from 'vitest'
import { PackageScripts } from './package-scripts.ts'

const shop = { root: 'shop/', pages: [], entry: 'shop/begin.js' }
const alone = { root: 'alone/', pages: [], entry: 'alone/begin.js', independent: true }
const plugin = { root: 'plugins/wx1/', pages: { hi: 'plugins/wx1/hi' } }
const packages = {
  main: { root: '', units: ['b/page', 'a/page', 'tool/part', 'a/part'] },
  shop: { root: 'shop/', units: ['shop/page', 'shop/part'] },
  alone: { root: 'alone/', units: ['alone/page'] },
  plugin: { root: 'plugins/wx1/', units: ['plugins/wx1/hi', 'plugins/wx1/part'] },
}
type Moment = keyof typeof packages | 'start' | 'begin'

function ran(moments: readonly Moment[], isLazy: boolean): readonly string[] {
  const order: string[] = []
  const scripts = new PackageScripts({
    runModule: (module) => void order.push(module),
    runUnit: (path) => void order.push(path),
  })
  const start = (): void =>
    scripts.setOrder({
      pages: ['b/page', 'a/page', 'shop/page', 'alone/page'],
      subpackages: [shop, alone],
      plugins: { one: plugin },
      isLazy,
    })
  if (!moments.includes('start')) start()
  for (const moment of moments) {
    if (moment === 'start') start()
    else if (moment === 'begin') scripts.begin(() => void order.push('launch'))
    else scripts.arrived(packages[moment])
  }
  return order
}

describe('the scripts of a package', () => {
  const main = ['a/part', 'tool/part', 'b/page', 'a/page']
  it.each<readonly [string, readonly Moment[], readonly string[]]>([
    [
      'run behind the launch, components by path and pages by app.json',
      ['main', 'begin'],
      ['launch', ...main],
    ],
    [
      'run behind those of the main package where a subpackage came first, and begin with its entry',
      ['shop', 'main', 'begin'],
      ['launch', ...main, 'shop/begin.js', 'shop/part', 'shop/page'],
    ],
    [
      'run as soon as a subpackage comes to an app that has begun',
      ['main', 'begin', 'shop'],
      ['launch', ...main, 'shop/begin.js', 'shop/part', 'shop/page'],
    ],
    [
      'wait for no app where the subpackage is independent',
      ['alone', 'main', 'begin'],
      ['alone/begin.js', 'alone/page', 'launch', ...main],
    ],
    [
      'wait for what the app says of itself',
      ['shop', 'alone', 'main', 'start', 'begin'],
      ['alone/begin.js', 'alone/page', 'launch', ...main, 'shop/begin.js', 'shop/part', 'shop/page'],
    ],
    [
      'run before the app where they are of a plugin',
      ['main', 'plugin', 'begin'],
      ['plugins/wx1/part', 'plugins/wx1/hi', 'launch', ...main],
    ],
  ])('%s', (_, moments, order) => {
    expect(ran(moments, false)).toEqual(order)
  })

  it('are but entries and those of plugins in an app that loads its code when it is needed', () => {
    expect(ran(['main', 'plugin', 'begin', 'shop'], true)).toEqual([
      'plugins/wx1/part',
      'plugins/wx1/hi',
      'launch',
      'shop/begin.js',
    ])
  })
})
