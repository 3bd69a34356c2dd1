/** The language of the command line: `--lang`, else what the terminal is set to. */
export type Language = 'zh' | 'en'

/** Anything that is not Chinese is answered in English, as terminals are by default. */
export function languageOf(
  chosen: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): Language {
  const setting = chosen ?? environment['LC_ALL'] ?? environment['LC_MESSAGES'] ?? environment['LANG'] ?? ''
  return /^zh/i.test(setting) ? 'zh' : 'en'
}
