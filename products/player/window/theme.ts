/** What the person prefers, as their browser tells. */
type Theme = 'light' | 'dark'

const prefersDark = matchMedia('(prefers-color-scheme: dark)')

export function preferredTheme(): Theme {
  return prefersDark.matches ? 'dark' : 'light'
}

export function onThemeChange(changed: (theme: Theme) => void): void {
  prefersDark.addEventListener('change', () => changed(preferredTheme()))
}
