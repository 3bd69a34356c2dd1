/** A pattern of `like` for what contains this text; `%` and `_` in it are themselves. */
export function containing(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`
}
