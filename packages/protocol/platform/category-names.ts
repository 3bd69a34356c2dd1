/** What categories are called in English: the lists, and those who fill in submissions, know them by their Chinese names. */
import english from './category-names.json' with { type: 'json' }

const names: Readonly<Record<string, string>> = english

/** Of a category, or of one below another: `教育服务 · 在线教育`. A name that nobody has translated stays as it is. */
export function categoryName(name: string, language: 'zh' | 'en'): string {
  if (language === 'zh') return name
  return name
    .split(' · ')
    .map((part) => names[part] ?? part)
    .join(' · ')
}
