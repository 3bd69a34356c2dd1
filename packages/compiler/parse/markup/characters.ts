/** Classes of characters, by UTF-16 unit. */

export const LESS_THAN = 60
export const GREATER_THAN = 62
export const SLASH = 47
export const EQUALS = 61
export const UNDERSCORE = 95
export const BRACE_OPEN = 123
export const DOUBLE_QUOTE = 34
export const SINGLE_QUOTE = 39

export function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0xfeff || code === 0x3000
}

export function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
}
