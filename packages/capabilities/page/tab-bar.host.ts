import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { HostContext } from '@maque/runtime-host/ports/capability.ts'
import type { TabBarOnHost } from '@maque/runtime-host/ports/tab-bar.ts'
import { onHost } from '../on-host.host.ts'
import {
  hideTabBar,
  hideTabBarRedDot,
  removeTabBarBadge,
  setTabBarBadge,
  setTabBarItem,
  setTabBarStyle,
  showTabBar,
  showTabBarRedDot,
} from './tab-bar.ts'

/** Four Latin characters or fewer are shown whole; more become an ellipsis. */
const BADGE_CHARACTERS = 4

type Nothing = Readonly<Record<never, never>>

export const tabBarOnHost = [
  onHost(
    setTabBarItem,
    onItem(({ index, text, iconPath, selectedIconPath }, bar) =>
      bar.setItem(index, {
        ...(text !== undefined && { text }),
        ...(iconPath !== undefined && { iconPath }),
        ...(selectedIconPath !== undefined && { selectedIconPath }),
      }),
    ),
  ),
  onHost(
    setTabBarBadge,
    onItem(({ index, text }, bar) => bar.setBadge(index, [...text].length > BADGE_CHARACTERS ? '...' : text)),
  ),
  onHost(
    removeTabBarBadge,
    onItem(({ index }, bar) => bar.setBadge(index, undefined)),
  ),
  onHost(
    showTabBarRedDot,
    onItem(({ index }, bar) => bar.setRedDot(index, true)),
  ),
  onHost(
    hideTabBarRedDot,
    onItem(({ index }, bar) => bar.setRedDot(index, false)),
  ),
  onHost(
    setTabBarStyle,
    onTabPage((style, bar) =>
      bar.setStyle({
        ...(style.color && { color: style.color }),
        ...(style.selectedColor && { selectedColor: style.selectedColor }),
        ...(style.backgroundColor && { backgroundColor: style.backgroundColor }),
        ...(style.borderStyle && { borderStyle: style.borderStyle }),
      }),
    ),
  ),
  onHost(
    showTabBar,
    onTabPage(({ animation }, bar) => bar.setShown(true, animation)),
  ),
  onHost(
    hideTabBar,
    onTabPage(({ animation }, bar) => bar.setShown(false, animation)),
  ),
]

function onItem<Params extends { readonly index: number }>(
  change: (params: Params, bar: TabBarOnHost) => void,
): (params: Params, context: HostContext) => Result<Nothing, 'not TabBar page' | 'tabbar item not found'> {
  return (params, { tabBar }) => {
    if (!tabBar) return refuse('not TabBar page')
    if (!isItem(params.index, tabBar)) return refuse('tabbar item not found')
    change(params, tabBar)
    return accept({})
  }
}

function isItem(index: number, bar: TabBarOnHost): boolean {
  return Number.isInteger(index) && index >= 0 && index < bar.itemCount
}

function onTabPage<Params>(
  change: (params: Params, bar: TabBarOnHost) => void,
): (params: Params, context: HostContext) => Result<Nothing, 'not TabBar page'> {
  return (params, { tabBar }) => {
    if (!tabBar?.isOnTabPage()) return refuse('not TabBar page')
    change(params, tabBar)
    return accept({})
  }
}
