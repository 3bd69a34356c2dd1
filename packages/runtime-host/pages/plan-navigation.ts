/**
 * Decides what a navigation does to the pages of an app. No frames, no DOM, no waiting in here.
 *
 * (1) A stack holds at most ten pages; a page of the tab bar only stands at its bottom.
 * (2) A page of the tab bar stays alive when another takes its place, until `reLaunch`, or until
 *     `redirectTo` replaces it.
 * (3) Pages hear of it in WeChat's order: the old one hides, or what leaves is unloaded from the
 *     top; then the new one loads and shows, or the one below shows again.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/app-service/route.html
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { unreachable } from '@maque/base/unreachable.ts'
import type { OpenType } from '@maque/protocol/bridge/logic-host.ts'
import type { PageTarget } from './page-url.ts'

const MAX_PAGES = 10

export interface StackedPage {
  readonly id: number
  readonly path: string
}

export interface PageStackState {
  /** Bottom to top. */
  readonly stack: readonly StackedPage[]
  /** Pages of the tab bar that live but are not in the stack. */
  readonly keptTabs: readonly StackedPage[]
}

export interface KnownPages {
  has(path: string): boolean
  isTab(path: string): boolean
}

export type Navigation =
  | {
      readonly kind: 'navigateTo' | 'redirectTo' | 'reLaunch' | 'switchTab' | 'appLaunch'
      readonly target: PageTarget
    }
  | { readonly kind: 'navigateBack'; readonly delta: number }

/** In the order of the fields. */
export interface NavigationPlan {
  /** Hears `hide` and lives on. */
  readonly hide?: number
  /** Hear `unload` and go, in this order. */
  readonly unload: readonly number[]
  readonly arrival:
    | { readonly kind: 'open'; readonly target: PageTarget; readonly openType: OpenType }
    | { readonly kind: 'show'; readonly id: number; readonly openType: OpenType }
    /** It is on top already. */
    | { readonly kind: 'stay'; readonly id: number; readonly openType: OpenType }
  /** The stack below what arrives. */
  readonly below: readonly StackedPage[]
  readonly keptTabs: readonly StackedPage[]
}

export function planNavigation(
  state: PageStackState,
  navigation: Navigation,
  pages: KnownPages,
): Result<NavigationPlan> {
  if (navigation.kind === 'navigateBack') return planBack(state, navigation.delta)
  const { kind, target } = navigation
  if (!pages.has(target.path)) return refuse(`page "${target.path}" is not found`)
  switch (kind) {
    case 'navigateTo':
      return pages.isTab(target.path) ? refuse('can not navigateTo a tabbar page') : planPush(state, target)
    case 'redirectTo':
      return pages.isTab(target.path)
        ? refuse('can not redirectTo a tabbar page')
        : planReplace(state, target)
    case 'switchTab':
      return pages.isTab(target.path)
        ? planTab(state, target, pages)
        : refuse('can not switch to no-tabBar page')
    case 'reLaunch':
    case 'appLaunch':
      return planFresh(state, target, kind)
    default:
      return unreachable(kind)
  }
}

function planPush({ stack, keptTabs }: PageStackState, target: PageTarget): Result<NavigationPlan> {
  if (stack.length >= MAX_PAGES) return refuse(`webview count limit exceed`)
  return accept({
    ...hiding(stack.at(-1)),
    unload: [],
    arrival: { kind: 'open', target, openType: 'navigateTo' },
    below: stack,
    keptTabs,
  })
}

function planReplace({ stack, keptTabs }: PageStackState, target: PageTarget): Result<NavigationPlan> {
  return accept({
    unload: ids(stack.slice(-1)),
    arrival: { kind: 'open', target, openType: 'redirectTo' },
    below: stack.slice(0, -1),
    keptTabs,
  })
}

function planBack({ stack, keptTabs }: PageStackState, delta: number): Result<NavigationPlan> {
  if (stack.length <= 1) return refuse('cannot navigate back at first page')
  const below = stack.slice(0, Math.max(1, stack.length - Math.max(1, delta)))
  // `below` has a page: the stack has two at least and one of them stays.
  const shown = below.at(-1) as StackedPage
  return accept({
    unload: ids(stack.slice(below.length)).toReversed(),
    arrival: { kind: 'show', id: shown.id, openType: 'navigateBack' },
    below: below.slice(0, -1),
    keptTabs,
  })
}

function planTab(
  { stack, keptTabs }: PageStackState,
  target: PageTarget,
  pages: KnownPages,
): Result<NavigationPlan> {
  const bottom = stack[0]
  const bottomTab = bottom && pages.isTab(bottom.path) ? bottom : undefined
  const alive = [...(bottomTab ? [bottomTab] : []), ...keptTabs]
  const leaving = bottomTab ? stack.slice(1) : stack
  const next = alive.find(({ path }) => path === target.path)
  const others = alive.filter((tab) => tab !== next)
  const top = stack.at(-1)
  if (next && next === top) {
    return accept({
      unload: [],
      arrival: { kind: 'stay', id: next.id, openType: 'switchTab' },
      below: [],
      keptTabs: others,
    })
  }
  return accept({
    // Under other pages it is hidden already.
    ...hiding(bottomTab === top ? top : undefined),
    unload: ids(leaving).toReversed(),
    arrival: next
      ? { kind: 'show', id: next.id, openType: 'switchTab' }
      : { kind: 'open', target, openType: 'switchTab' },
    below: [],
    keptTabs: others,
  })
}

function planFresh(
  { stack, keptTabs }: PageStackState,
  target: PageTarget,
  openType: OpenType,
): Result<NavigationPlan> {
  return accept({
    unload: [...ids(stack).toReversed(), ...ids(keptTabs)],
    arrival: { kind: 'open', target, openType },
    below: [],
    keptTabs: [],
  })
}

function hiding(page: StackedPage | undefined): { readonly hide?: number } {
  return page ? { hide: page.id } : {}
}

function ids(pages: readonly StackedPage[]): readonly number[] {
  return pages.map(({ id }) => id)
}
