/** The language of the command line: `--lang`, else what the terminal is set to. */
export type Language = 'zh' | 'en'

/** Chinese, unless the terminal is set to another language: one that says nothing (`C`) is not. */
export function languageOf(
  chosen: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): Language {
  const setting = chosen ?? environment['LC_ALL'] ?? environment['LC_MESSAGES'] ?? environment['LANG'] ?? ''
  return /^(?:zh|C\b|POSIX$|$)/i.test(setting) ? 'zh' : 'en'
}
