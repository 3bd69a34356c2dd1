const simple: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  '0': '\0',
}

/** The character that the backslash at `at` stands for, and where the text goes on. */
export function readEscape(text: string, at: number, end: number): { character: string; end: number } {
  const letter = at + 1 < end ? (text[at + 1] as string) : ''
  if (letter === 'x' || letter === 'u') {
    const digits = /x([\da-fA-F]{2})|u\{([\da-fA-F]{1,6})\}|u([\da-fA-F]{4})/y
    digits.lastIndex = at + 1
    const match = digits.exec(text)
    const code = match && Number.parseInt(match[1] ?? match[2] ?? (match[3] as string), 16)
    if (match && code !== null && code <= 0x10ffff && digits.lastIndex <= end)
      return { character: String.fromCodePoint(code), end: digits.lastIndex }
  }
  // A backslash before a line break continues the line.
  if (letter === '\r' && text[at + 2] === '\n') return { character: '', end: at + 3 }
  if (letter === '\n' || letter === '\r' || letter === '\u2028' || letter === '\u2029')
    return { character: '', end: at + 2 }
  return { character: simple[letter] ?? letter, end: Math.min(at + 2, end) }
}
