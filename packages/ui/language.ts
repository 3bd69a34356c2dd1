/**
 * Languages of our own screens: Chinese first, English one click away.
 *
 * The choice is kept on the device; before anyone chose, the browser's preference decides.
 */
export type Language = 'zh' | 'en'

const STORED_AS = 'maque.language'

export function currentLanguage(): Language {
  const stored = localStorage.getItem(STORED_AS)
  if (stored === 'zh' || stored === 'en') return stored
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'zh'
}

export function rememberLanguage(language: Language): void {
  localStorage.setItem(STORED_AS, language)
}

/** Texts in every language, with the same names and parameters: a missing translation does not compile. */
export interface Texts<Messages> {
  readonly zh: Messages
  readonly en: Messages
}
