/**
 * Languages of our own screens: Chinese first, English one click away.
 *
 * The choice is kept on the device.
 */
export type Language = 'zh' | 'en'

const STORED_AS = 'maque.language'

export function currentLanguage(): Language {
  return localStorage.getItem(STORED_AS) === 'en' ? 'en' : 'zh'
}

export function rememberLanguage(language: Language): void {
  localStorage.setItem(STORED_AS, language)
}

/** Texts in every language, with the same names and parameters: a missing translation does not compile. */
export interface Texts<Messages> {
  readonly zh: Messages
  readonly en: Messages
}
