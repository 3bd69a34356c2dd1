/**
 * Words that JavaScript keeps for itself and WXS does not: authors name variables `class`.
 *
 * They are given names of the same length, so that every position stays what it was.
 * @see https://developers.weixin.qq.com/miniprogram/dev/reference/wxs/02variate.html
 */
const words = ['class', 'enum', 'export', 'extends', 'import', 'super']
const token = new RegExp(
  String.raw`"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\/\/.*|\/\*[^]*?\*\/|(?<![\w$.])(?<!\.\s+)(?:${words.join('|')})(?![\w$])`,
  'g',
)

/** The same program with such words renamed where they are variables. */
export function renameFreeWords(text: string): string {
  return text.replace(token, (found: string, offset: number) => {
    if (!words.includes(found) || isKey(text, offset, found.length)) return found
    return renamed(found, text)
  })
}

/** Whether it is the name of a member in `{ class: 1 }`. */
function isKey(text: string, start: number, length: number): boolean {
  return /[{,]\s*$/.test(text.slice(0, start)) && /^\s*:/.test(text.slice(start + length))
}

/** A name as long as the word that nothing in the text has. */
function renamed(word: string, text: string): string {
  for (const letter of '$_0123456789') {
    const name = word.slice(0, -1) + letter
    if (!text.includes(name)) return name
  }
  return word
}
