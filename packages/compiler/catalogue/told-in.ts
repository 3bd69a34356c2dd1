import type { Details, Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Language } from '../diagnostics/phrase.ts'
import { chinese, type ExplainedIn } from './chinese.ts'

/** What a diagnostic says in a language. */
export function toldIn(
  language: Language,
  { code, message, because, fix, details }: Diagnostic,
): ExplainedIn {
  const english = { message, because, fix }
  if (language === 'en') return english
  // Tests hold that there is one for each.
  const texts = chinese[code] ?? english
  return {
    message: filled(texts.message, details),
    because: filled(texts.because, details),
    fix: filled(texts.fix, details),
  }
}

/** Only names of details are places to fill: `<view>` in a text is an element. */
function filled(text: string, details: Details): string {
  return text.replaceAll(/<([a-zA-Z]+)>/g, (written, name: string) => {
    const detail = details[name]
    return detail === undefined ? written : typeof detail === 'object' ? detail.zh : String(detail)
  })
}
