import { rpxLength, withSafeAreas } from '@maque/protocol/bundle/view-lengths.ts'

/** What a value of a style sheet becomes. Called with what is written, without quotes, and its offset. */
export type TranslateUrl = (written: string, offset: number) => string

const valueToken =
  /"(?:[^"\\\n]|\\[^])*"?|'(?:[^'\\\n]|\\[^])*'?|url\(\s*(?:"((?:[^"\\\n]|\\[^])*)"|'((?:[^'\\\n]|\\[^])*)'|([^)"'\n]*?))\s*\)|([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(rpx(?![\w-]))?|-{0,2}[a-z_\u0080-\uffff\\][\w\u0080-\uffff\\-]*/gi

/** `rpx` lengths follow the width of the view; `url()` is translated; all else stays as written. */
export function translateValue(text: string, translateUrl: TranslateUrl): string {
  return translate(withSafeAreas(text), translateUrl, rpxLength)
}

/**
 * Lengths in a media query. `var()` is not allowed there, but an `rpx` is a 750th of the width,
 * and so a 7.5th of a `vw`.
 */
export function translateQuery(text: string): string {
  return translate(
    text,
    (written) => written,
    (number) => `${+(number / 7.5).toFixed(4)}vw`,
  )
}

function translate(text: string, translateUrl: TranslateUrl, lengthOf: (number: number) => string): string {
  // Most values have neither.
  if (!/rpx|url\(/i.test(text)) return text
  return text.replace(
    valueToken,
    (
      token: string,
      double: string | undefined,
      single: string | undefined,
      plain: string | undefined,
      number: string | undefined,
      unit: string | undefined,
      offset: number,
    ) => {
      if (unit !== undefined) return lengthOf(Number(number))
      const url = double ?? single ?? plain
      if (url === undefined || number !== undefined) return token
      return `url("${translateUrl(url, offset).replaceAll('"', '%22')}")`
    },
  )
}
