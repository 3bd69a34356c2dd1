/** The navigation bar of one page. Colours are CSS colours already checked by the capability. */
export interface NavigationBarOnHost {
  setTitle(title: string): void
  setColors(colors: NavigationBarColors): void
  setLoading(isLoading: boolean): void
  hideHomeButton(): void
}

export interface NavigationBarColors {
  readonly front: '#ffffff' | '#000000'
  readonly background: string
  readonly durationMs: number
  readonly timing: string
}
