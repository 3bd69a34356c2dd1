/** The navigation bar of one page. Colours are CSS colours already checked by the capability. */
export interface NavigationBarOnHost {
  setTitle(title: string): void
  setColors(colors: NavigationBarColors): void
  setLoading(isLoading: boolean): void
  hideHomeButton(): void
}

export interface NavigationBarColors {
  /** `undefined`: as it is. */
  readonly front: '#ffffff' | '#000000' | undefined
  readonly background: string | undefined
  readonly durationMs: number
  /** A timing function of CSS. */
  readonly timing: string
}
