import { describe, expect, it } from 'vitest'
import { refuse } from '@maque/base/result.ts'
import { planNavigation, type KnownPages, type Navigation, type PageStackState } from './plan-navigation.ts'

const tabs = ['home', 'mine']
const pages: KnownPages = {
  has: (path) => ['home', 'mine', 'a', 'b', 'c'].includes(path),
  isTab: (path) => tabs.includes(path),
}
const to = (kind: Exclude<Navigation['kind'], 'navigateBack'>, path: string): Navigation => ({
  kind,
  target: { path, query: {} },
})
const back = (delta: number): Navigation => ({ kind: 'navigateBack', delta })
const page = (id: number, path: string) => ({ id, path })
const state = (stack: readonly string[], keptTabs: readonly string[] = []): PageStackState => ({
  stack: stack.map((path, index) => page(index + 1, path)),
  keptTabs: keptTabs.map((path, index) => page(100 + index, path)),
})

interface Told {
  readonly hide?: number
  readonly unload: readonly number[]
  readonly arrival: string
  readonly below: readonly string[]
  readonly kept: readonly string[]
}

function plan(from: PageStackState, navigation: Navigation): Told {
  const planned = planNavigation(from, navigation, pages)
  if (!planned.ok) throw new Error(planned.refusal)
  const { hide, unload, arrival, below, keptTabs } = planned.value
  const arriving = arrival.kind === 'open' ? `open ${arrival.target.path}` : `${arrival.kind} ${arrival.id}`
  return {
    ...(hide !== undefined && { hide }),
    unload,
    arrival: arriving,
    below: below.map(({ path }) => path),
    kept: keptTabs.map(({ path }) => path),
  }
}

describe('a navigation', () => {
  it.each<[string, PageStackState, Navigation, Told]>([
    [
      'launches onto an empty stack',
      state([]),
      to('appLaunch', 'a'),
      { unload: [], arrival: 'open a', below: [], kept: [] },
    ],
    [
      'hides what it covers',
      state(['home']),
      to('navigateTo', 'a'),
      { hide: 1, unload: [], arrival: 'open a', below: ['home'], kept: [] },
    ],
    [
      'replaces the top',
      state(['home', 'a']),
      to('redirectTo', 'b'),
      { unload: [2], arrival: 'open b', below: ['home'], kept: [] },
    ],
    ['goes back one', state(['home', 'a']), back(1), { unload: [2], arrival: 'show 1', below: [], kept: [] }],
    [
      'unloads from the top when it goes back further',
      state(['home', 'a', 'b']),
      back(2),
      { unload: [3, 2], arrival: 'show 1', below: [], kept: [] },
    ],
    [
      'goes back to the first page at most',
      state(['home', 'a', 'b']),
      back(9),
      { unload: [3, 2], arrival: 'show 1', below: [], kept: [] },
    ],
    [
      'takes no step back for one',
      state(['home', 'a', 'b']),
      back(0),
      { unload: [3], arrival: 'show 2', below: ['home'], kept: [] },
    ],
    [
      'opens a tab and keeps the other',
      state(['home']),
      to('switchTab', 'mine'),
      { hide: 1, unload: [], arrival: 'open mine', below: [], kept: ['home'] },
    ],
    [
      'shows a tab again',
      state(['home'], ['mine']),
      to('switchTab', 'mine'),
      { hide: 1, unload: [], arrival: 'show 100', below: [], kept: ['home'] },
    ],
    [
      'clears what lies above the tabs',
      state(['home', 'a', 'b']),
      to('switchTab', 'mine'),
      { unload: [3, 2], arrival: 'open mine', below: [], kept: ['home'] },
    ],
    [
      'comes back to the tab below',
      state(['home', 'a']),
      to('switchTab', 'home'),
      { unload: [2], arrival: 'show 1', below: [], kept: [] },
    ],
    [
      'stays on the tab that is shown',
      state(['home'], ['mine']),
      to('switchTab', 'home'),
      { unload: [], arrival: 'stay 1', below: [], kept: ['mine'] },
    ],
    [
      'leaves a page that is no tab',
      state(['a', 'b']),
      to('switchTab', 'home'),
      { unload: [2, 1], arrival: 'open home', below: [], kept: [] },
    ],
    [
      'launches anew over everything',
      state(['home', 'a'], ['mine']),
      to('reLaunch', 'b'),
      { unload: [2, 1, 100], arrival: 'open b', below: [], kept: [] },
    ],
    [
      'may launch a tab',
      state(['a']),
      to('reLaunch', 'home'),
      { unload: [1], arrival: 'open home', below: [], kept: [] },
    ],
  ])('%s', (_, from, navigation, told) => {
    expect(plan(from, navigation)).toEqual(told)
  })

  it.each<[string, PageStackState, Navigation, string]>([
    ['to a tab by navigateTo', state(['home']), to('navigateTo', 'mine'), 'can not navigateTo a tabbar page'],
    ['to a tab by redirectTo', state(['a']), to('redirectTo', 'mine'), 'can not redirectTo a tabbar page'],
    [
      'to a page that is no tab by switchTab',
      state(['home']),
      to('switchTab', 'a'),
      'can not switch to no-tabBar page',
    ],
    ['to an unknown page', state(['home']), to('navigateTo', 'x'), 'page "x" is not found'],
    ['back from the first page', state(['home']), back(1), 'cannot navigate back at first page'],
    [
      'to an eleventh page',
      state(Array<string>(10).fill('a')),
      to('navigateTo', 'b'),
      'webview count limit exceed',
    ],
  ])('is refused %s', (_, from, navigation, reason) => {
    expect(planNavigation(from, navigation, pages)).toEqual(refuse(reason))
  })

  it('may open a tenth page', () => {
    expect(planNavigation(state(Array<string>(9).fill('a')), to('navigateTo', 'b'), pages).ok).toBe(true)
  })
})
