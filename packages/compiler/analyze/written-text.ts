const breaks: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }

/**
 * What stands outside `{{ }}`: `\n`, `\r` and `\t` are line breaks and tabs there, as the text of
 * `<text>` is documented; a doubled backslash before them is one. Any other is drawn as it is. Lines
 * of files from Windows end as all others do.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/component/text.html
 */
export function writtenText(text: string): string {
  const lines = text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text
  if (!lines.includes('\\')) return lines
  return lines.replaceAll(/\\(\\)?([nrt])/g, (_, isEscaped: string | undefined, letter: string) =>
    isEscaped === undefined ? (breaks[letter] ?? letter) : `\\${letter}`,
  )
}
