import type { Language } from '@maque/ui/language.ts'

const FEN_A_YUAN = 100

/** `¥300.00`: amounts are integers of fen everywhere else. */
export function yuan(fen: number, language: Language): string {
  return new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en', {
    style: 'currency',
    currency: 'CNY',
  }).format(fen / FEN_A_YUAN)
}

/** What was typed as yuan, in fen; `undefined` when it is no amount. */
export function fenOf(written: string): number | undefined {
  const [, whole, part = ''] = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(written.trim()) ?? []
  if (whole === undefined) return undefined
  const fen = Number(whole) * FEN_A_YUAN + Number(part.padEnd(2, '0'))
  return fen > 0 ? fen : undefined
}
