import type { NavigationBarColors } from '@maque/runtime-host/ports/navigation-bar.ts'
import { onHost } from '../on-host.host.ts'
import { onPage } from '../on-page.host.ts'
import {
  hideHomeButton,
  hideNavigationBarLoading,
  paintNavigationBar,
  setNavigationBarColor,
  setNavigationBarTitle,
  showNavigationBarLoading,
} from './navigation-bar.ts'

const cssTimings = {
  linear: 'linear',
  easeIn: 'ease-in',
  easeOut: 'ease-out',
  easeInOut: 'ease-in-out',
} as const

function colorsOf({
  frontColor,
  backgroundColor,
  animation,
}: {
  readonly frontColor?: NavigationBarColors['front'] | undefined
  readonly backgroundColor?: string | undefined
  readonly animation?: { readonly duration: number; readonly timingFunc: keyof typeof cssTimings } | undefined
}): NavigationBarColors {
  return {
    front: frontColor,
    background: backgroundColor,
    durationMs: animation?.duration ?? 0,
    timing: cssTimings[animation?.timingFunc ?? 'linear'],
  }
}

export const navigationBarOnHost = [
  onHost(
    setNavigationBarTitle,
    onPage(({ title }, page) => page.navigationBar.setTitle(title)),
  ),
  onHost(
    setNavigationBarColor,
    onPage((colors, page) => page.navigationBar.setColors(colorsOf(colors))),
  ),
  onHost(
    paintNavigationBar,
    onPage((colors, page) => page.navigationBar.setColors(colorsOf(colors))),
  ),
  onHost(
    showNavigationBarLoading,
    onPage((_, page) => page.navigationBar.setLoading(true)),
  ),
  onHost(
    hideNavigationBarLoading,
    onPage((_, page) => page.navigationBar.setLoading(false)),
  ),
  onHost(
    hideHomeButton,
    onPage((_, page) => page.navigationBar.hideHomeButton()),
  ),
]
