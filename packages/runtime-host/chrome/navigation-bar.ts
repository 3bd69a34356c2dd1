/** The bar above a page: title, way back, loading spinner. Each page has its own, which moves with it. */
import type { WindowConfig } from '@maque/protocol/bundle/app-config.ts'
import type { NavigationBarColors, NavigationBarOnHost } from '../ports/navigation-bar.ts'
import { cssColor } from './colors.ts'
import { backArrow, house } from './icons.ts'
import { icon, make } from './make.ts'
import type { HostTexts } from './texts.ts'

export interface NavigationBar extends NavigationBarOnHost {
  readonly element: HTMLElement
  /** Colours of another theme, unless the app has set its own. */
  setConfig(window: WindowConfig): void
  /** What stands at its left: the way back, the way to the entry page, or nothing. */
  setLeave(leave: 'back' | 'home' | 'none'): void
  /** Light text stands on a dark bar. */
  textStyle(): 'light' | 'dark'
}

export interface NavigationBarOptions {
  readonly window: WindowConfig
  readonly texts: HostTexts
  onBack(): void
  onHome(): void
  /** The capsule takes the colour of the text. */
  onTextStyle(): void
}

export function createNavigationBar(options: NavigationBarOptions): NavigationBar {
  const { window: config, texts } = options
  const title = make('span', { text: config.navigationBarTitleText ?? '' })
  const spinner = make('div', { class: 'spinner', role: 'status', label: texts.loading })
  spinner.hidden = true
  const leave = make('div')
  const element = make(
    'header',
    { class: 'navigation' },
    make('div', { class: 'row' }, leave, make('div', { class: 'title' }, spinner, title)),
  )
  let textStyle = textStyleOf(config)
  let hasOwnColors = false
  let isHomeHidden = config.homeButton === false

  const paint = (background: string | undefined): void => {
    element.classList.toggle('light', textStyle === 'light')
    element.classList.toggle('dark', textStyle === 'dark')
    const color = cssColor(background)
    if (color) element.style.backgroundColor = color
    options.onTextStyle()
  }
  paint(config.navigationBarBackgroundColor ?? '#000000')

  return {
    element,
    textStyle: () => textStyle,
    setConfig(next) {
      if (hasOwnColors) return
      textStyle = textStyleOf(next)
      paint(next.navigationBarBackgroundColor)
    },
    setTitle: (text) => {
      title.textContent = text
    },
    setColors({ front, background, durationMs, timing }: NavigationBarColors) {
      hasOwnColors = true
      if (front !== undefined) textStyle = front === '#ffffff' ? 'light' : 'dark'
      element.style.transition = durationMs > 0 ? `background-color ${durationMs}ms ${timing}` : ''
      paint(background)
    },
    setLoading(isLoading) {
      spinner.hidden = !isLoading
    },
    hideHomeButton() {
      isHomeHidden = true
      leave.querySelector('.home')?.remove()
    },
    setLeave(kind) {
      leave.replaceChildren()
      if (kind === 'back') {
        leave.append(
          make('button', { class: 'leave', label: texts.back, onTap: options.onBack }, icon(backArrow)),
        )
      } else if (kind === 'home' && !isHomeHidden) {
        leave.append(
          make('button', { class: 'leave home', label: texts.home, onTap: options.onHome }, icon(house)),
        )
      }
    },
  }
}

function textStyleOf({ navigationBarTextStyle }: WindowConfig): 'light' | 'dark' {
  return navigationBarTextStyle === 'black' ? 'dark' : 'light'
}
