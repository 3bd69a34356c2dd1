/** The tab bar that the host draws. Items are numbered from the left, from 0; a number without item changes nothing. */
export interface TabBarOnHost {
  readonly itemCount: number
  setBadge(index: number, text: string | undefined): void
  setRedDot(index: number, isShown: boolean): void
  setStyle(style: TabBarStyleChange): void
  setItem(index: number, item: TabBarItemChange): void
  setShown(isShown: boolean, isAnimated: boolean): void
  /** Whether the topmost page is one of its pages: elsewhere most changes are refused by WeChat. */
  isOnTabPage(): boolean
}

export interface TabBarStyleChange {
  readonly color?: string
  readonly selectedColor?: string
  readonly backgroundColor?: string
  readonly borderStyle?: 'black' | 'white'
}

export interface TabBarItemChange {
  readonly text?: string
  readonly iconPath?: string
  readonly selectedIconPath?: string
}
