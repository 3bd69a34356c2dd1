/** What documents of categories are called in English: they are known, and asked for, by their Chinese names. */
import english from './document-names.json' with { type: 'json' }

const names: Readonly<Record<string, string>> = english

/** One that nobody has translated stays as it is. */
export function documentName(name: string, language: 'zh' | 'en'): string {
  return language === 'zh' ? name : (names[name] ?? name)
}
