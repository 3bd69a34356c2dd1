import { describe, expect, it } from 'vitest'
import { PackageEntries } from './package-entries.ts'

const shop = { root: 'shop/', pages: [], entry: 'shop/begin.js' }
const alone = { root: 'alone/', pages: [], entry: 'alone/begin.js', independent: true }

describe('the entry of a subpackage', () => {
  it.each([
    ['waits for the app where its package came first', ['shop', 'begin'], ['begin', 'shop/begin.js']],
    [
      'runs as soon as its package comes to an app that has begun',
      ['begin', 'shop'],
      ['begin', 'shop/begin.js'],
    ],
    ['waits for no app where the subpackage is independent', ['alone', 'begin'], ['alone/begin.js', 'begin']],
    ['is nothing where none is named', ['plain', 'begin'], ['begin']],
  ])('%s', (_, moments, order) => {
    const ran: string[] = []
    const entries = new PackageEntries((module) => ran.push(module))
    for (const moment of moments) {
      if (moment === 'begin') {
        ran.push('begin')
        entries.begin()
      } else entries.arrived({ shop, alone }[moment] ?? { root: 'plain/', pages: [] })
    }
    expect(ran).toEqual(order)
  })
})
