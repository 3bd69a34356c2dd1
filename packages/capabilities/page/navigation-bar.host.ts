import { onHost } from '../on-host.host.ts'
import { onPage } from '../on-page.host.ts'
import {
  hideHomeButton,
  hideNavigationBarLoading,
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

export const navigationBarOnHost = [
  onHost(
    setNavigationBarTitle,
    onPage(({ title }, page) => page.navigationBar.setTitle(title)),
  ),
  onHost(
    setNavigationBarColor,
    onPage(({ frontColor, backgroundColor, animation }, page) =>
      page.navigationBar.setColors({
        front: frontColor,
        background: backgroundColor,
        durationMs: animation?.duration ?? 0,
        timing: cssTimings[animation?.timingFunc ?? 'linear'],
      }),
    ),
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
