import { accept, refuse } from '@maque/base/result.ts'
import { describe, expect, it } from 'vitest'
import { parsePageUrl } from './page-url.ts'
import type { Navigation } from './plan-navigation.ts'
import { rewriteNavigation } from './rewrite-navigation.ts'

const pages = ['a', 'b', 'tab']
const rewriting = {
  known: { has: (path: string) => pages.includes(path), isTab: (path: string) => path === 'tab' },
  targetOf: (url: string) => parsePageUrl(url, 'a'),
}
const to = (
  kind: 'navigateTo' | 'redirectTo' | 'reLaunch' | 'switchTab',
  path: string,
  query: Readonly<Record<string, string>> = {},
): Navigation => ({ kind, target: { path, query } })

describe('a navigation that the app leads elsewhere', () => {
  it.each([
    [
      'opens the other page',
      to('navigateTo', 'a', { k: '1' }),
      '/b?n=2',
      false,
      to('navigateTo', 'b', { n: '2' }),
    ],
    [
      'keeps its query when it is told to, in the place of what the other page is given',
      to('navigateTo', 'a', { k: '1', n: '1' }),
      '/b?n=2',
      true,
      to('navigateTo', 'b', { k: '1', n: '1' }),
    ],
    ['begins anew at any page', to('reLaunch', 'a'), '/tab', false, to('reLaunch', 'tab')],
    ['switches to another tab', to('switchTab', 'tab'), '/tab', false, to('switchTab', 'tab')],
  ] as const)('%s', (_, navigation, url, preserveQuery, outcome) => {
    expect(rewriteNavigation(navigation, { url, preserveQuery }, rewriting)).toEqual(accept(outcome))
  })

  it.each([
    [to('navigateTo', 'a'), '/tab', 'rewriting a "navigateTo" event to a tab page("tab") is not allowed'],
    [to('redirectTo', 'a'), '/tab', 'rewriting a "redirectTo" event to a tab page("tab") is not allowed'],
    [to('switchTab', 'tab'), '/b', 'rewriting a "switchTab" event to a non-tab page("b") is not allowed'],
    [to('navigateTo', 'a'), '/none', 'page "none" is not found'],
    [
      { kind: 'navigateBack', delta: 1 } as const,
      '/b',
      'a "navigateBack" event is not allowed to be rewritten',
    ],
  ])('stays as it is: %j to %s', (navigation, url, reason) => {
    expect(rewriteNavigation(navigation, { url, preserveQuery: false }, rewriting)).toEqual(refuse(reason))
  })
})
