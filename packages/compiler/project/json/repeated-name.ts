import { endOfString } from './strip-loose-json.ts'

/**
 * Where a JSON object names a member again, of which only the last counts; `undefined`: nowhere. The text
 * is one that can be read.
 */
export function findRepeatedName(
  text: string,
): { readonly name: string; readonly offset: number } | undefined {
  /** Of the objects that are open, with `undefined` for lists. */
  const open: (Set<string> | undefined)[] = []
  let isName = false
  for (let offset = 0; offset < text.length; offset += 1) {
    const character = text[offset]
    if (character === '{') {
      open.push(new Set())
      isName = true
    } else if (character === '[') {
      open.push(undefined)
      isName = false
    } else if (character === '}' || character === ']') open.pop()
    else if (character === ',') isName = open.at(-1) !== undefined
    else if (character === '"') {
      const end = endOfString(text, offset)
      if (isName) {
        const name = String(JSON.parse(text.slice(offset, end)))
        const names = open.at(-1)
        if (names?.has(name) === true) return { name, offset }
        names?.add(name)
        isName = false
      }
      offset = end - 1
    }
  }
  return undefined
}
