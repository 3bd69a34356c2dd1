/** The tab bar that the host draws below (or above) the pages of `tabBar.list`. */
import type { TabBarConfig, TabBarItem } from '@maque/protocol/bundle/app-config.ts'
import type { TabBarOnHost, TabBarStyleChange } from '../ports/tab-bar.ts'
import { cssColor } from './colors.ts'
import { make } from './make.ts'
import type { HostTexts } from './texts.ts'

export interface TabBar extends TabBarOnHost {
  readonly element: HTMLElement
  readonly isAtTop: boolean
  /** Marks the page at the bottom of the stack as chosen; without one of its own pages there the bar is away. */
  setStack(bottomPath: string, topPath: string): void
  /** Colours and pictures of another theme. What the app has set since is given up. */
  setConfig(config: TabBarConfig): void
  /** Whether it takes room on the page of this path. */
  takesRoomOn(path: string): boolean
  /** Told when it is shown or hidden by the app: pages get more or less room. */
  onRoomChange: () => void
}

export interface TabBarOptions {
  readonly config: TabBarConfig
  readonly texts: HostTexts
  assetUrl(path: string): string
  onTap(index: number, item: TabBarItem): void
}

export function createTabBar({ config, texts, assetUrl, onTap }: TabBarOptions): TabBar {
  const isAtTop = config.position === 'top'
  const element = make('nav', { class: isAtTop ? 'tabs top' : 'tabs', role: 'tablist', label: texts.tabs })
  let isShown = !config.custom
  let bottomPath = ''
  let topPath = ''
  const tabs = config.list.map((item, index) =>
    createTab(item, { assetUrl, hasIcon: !isAtTop, onTap: () => onTap(index, item) }),
  )
  element.append(...tabs.map((tab) => tab.element))

  const applyStyle = (style: TabBarStyleChange): void => {
    setColor(element, '--tabs-color', style.color)
    setColor(element, '--tabs-selected', style.selectedColor)
    setColor(element, '--tabs-ground', style.backgroundColor)
    if (style.borderStyle) {
      element.style.setProperty(
        '--tabs-line',
        style.borderStyle === 'white' ? 'rgb(255 255 255 / 40%)' : 'rgb(0 0 0 / 15%)',
      )
    }
  }
  const applyConfig = ({ borderStyle, ...style }: TabBarConfig): void =>
    applyStyle({ ...style, borderStyle: borderStyle === 'white' ? 'white' : 'black' })
  applyConfig(config)
  const isTabPage = (path: string): boolean => config.list.some(({ pagePath }) => pagePath === path)
  const place = (): void => {
    element.hidden = !isShown || !isTabPage(bottomPath)
  }
  place()
  const bar: TabBar = {
    element,
    isAtTop,
    itemCount: config.list.length,
    onRoomChange: () => undefined,
    setConfig(next) {
      applyConfig(next)
      next.list.forEach(({ iconPath, selectedIconPath }, index) =>
        tabs[index]?.change({
          ...(iconPath !== undefined && { iconPath }),
          ...(selectedIconPath !== undefined && { selectedIconPath }),
        }),
      )
    },
    takesRoomOn: (path) => isShown && isTabPage(path),
    isOnTabPage: () => isTabPage(topPath),
    setStack(bottom, top) {
      bottomPath = bottom
      topPath = top
      place()
      if (isTabPage(bottom))
        tabs.forEach((tab, index) => tab.setSelected(config.list[index]?.pagePath === bottom))
    },
    setBadge: (index, text) => tabs[index]?.setBadge(text),
    setRedDot: (index, shown) => tabs[index]?.setBadge(shown ? '' : undefined),
    setStyle: applyStyle,
    setItem: (index, item) => tabs[index]?.change(item),
    setShown(shown, isAnimated) {
      // The app's own tab bar is a component of its pages: only the app hides it.
      if (config.custom || isShown === shown) return
      isShown = shown
      place()
      bar.onRoomChange()
      if (shown && isAnimated && !matchMedia('(prefers-reduced-motion: reduce)').matches) {
        const away = { transform: `translateY(${isAtTop ? '-' : ''}100%)` }
        element.animate([away, { transform: 'none' }], { duration: 200, easing: 'ease-out' })
      }
    },
  }
  return bar
}

interface Tab {
  readonly element: HTMLElement
  setSelected(isSelected: boolean): void
  /** `''` is a red dot. */
  setBadge(text: string | undefined): void
  change(item: Partial<Pick<TabBarItem, 'text' | 'iconPath' | 'selectedIconPath'>>): void
}

interface TabOptions {
  readonly hasIcon: boolean
  assetUrl(path: string): string
  onTap(): void
}

function createTab(initial: TabBarItem, { assetUrl, hasIcon, onTap }: TabOptions): Tab {
  const image = make('img')
  image.alt = ''
  const label = make('span', { class: 'label' })
  const picture = make('span', { class: 'picture' }, image)
  const element = make('button', { role: 'tab', onTap }, picture, label)
  let item = initial
  let isSelected = false
  let badge: HTMLElement | undefined

  const draw = (): void => {
    const source = hasIcon ? ((isSelected ? item.selectedIconPath : undefined) ?? item.iconPath) : undefined
    image.hidden = !source
    const url = source && assetUrl(source)
    if (url && image.src !== url) image.src = url
    element.classList.toggle('without-icon', !source)
    label.textContent = item.text
    element.setAttribute('aria-selected', String(isSelected))
  }
  draw()
  return {
    element,
    setSelected(selected) {
      isSelected = selected
      draw()
    },
    setBadge(text) {
      badge?.remove()
      badge =
        text === undefined
          ? undefined
          : make('span', { class: text === '' ? 'badge dot' : 'badge', text: shorten(text) })
      if (badge) picture.append(badge)
    },
    change(change) {
      item = { ...item, ...change }
      draw()
    },
  }
}

/** More than four characters are not shown, as in WeChat. */
function shorten(text: string): string {
  return [...text].length > 4 ? '…' : text
}

function setColor(element: HTMLElement, name: string, written: string | undefined): void {
  const color = cssColor(written)
  if (color) element.style.setProperty(name, color)
}
