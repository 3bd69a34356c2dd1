import type { Report } from '../../diagnostics/diagnostic.ts'
import { phrase, type Phrase } from '../../diagnostics/phrase.ts'
import { SourceText } from '../../diagnostics/source-text.ts'
import { looseJson, notAnObject, repeatedName, unreadableJson } from './json-diagnostics.ts'
import { findRepeatedName } from './repeated-name.ts'
import { stripLooseJson, type Looseness } from './strip-loose-json.ts'

const loosenesses: Readonly<Record<Looseness, Phrase>> = {
  comments: phrase('comments', '注释'),
  'trailing commas': phrase('trailing commas', '末尾的逗号'),
  'byte order mark': phrase('byte order mark', '字节序标记（BOM）'),
}

export type JsonObject = Readonly<Record<string, unknown>>

/**
 * Reads a configuration file, with the looseness that other tools allow.
 *
 * What cannot be read at all is reported and taken as an empty object, so that the rest of the
 * project still compiles. A member called `__proto__` is an ordinary own member.
 */
export function parseJsonObject(source: SourceText, report: Report): JsonObject {
  const value = parseJson(source, report)
  if (value === undefined) return {}
  if (isJsonObject(value)) return value
  report(notAnObject.at(source.place(0), {}))
  return {}
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function parseJson(source: SourceText, report: Report): unknown {
  const value = parseStrictly(source.text)
  if (value === undefined) return parseLooseJson(source, report)
  tellRepetition(source, source.text, report)
  return value
}

/** `undefined`: it is not JSON as it stands. */
function parseStrictly(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function tellRepetition(source: SourceText, text: string, report: Report): void {
  const found = findRepeatedName(text)
  if (found) report(repeatedName.at(source.place(found.offset), { name: found.name }))
}

function parseLooseJson(source: SourceText, report: Report): unknown {
  const { text, found } = stripLooseJson(source.text)
  for (const [what, offset] of found) report(looseJson.at(source.place(offset), { what: loosenesses[what] }))
  // An empty file is what many tools create for a page without configuration.
  if (text.trim() === '') return {}
  try {
    const value: unknown = JSON.parse(text)
    tellRepetition(source, text, report)
    return value
  } catch (error) {
    const { reason, offset } = explain(error, text)
    report(unreadableJson.at(source.place(offset), { reason }))
    return undefined
  }
}

/** V8 tells where in words: `Unexpected token 'a', ..."{ a: 1 }" is not valid JSON` or `… at position 12`. */
function explain(error: unknown, text: string): { readonly reason: Phrase; readonly offset: number } {
  const message = error instanceof Error ? error.message : String(error)
  const position = /at position (\d+)/.exec(message)?.[1]
  const reason = message
    .replace(/ in JSON.*| \(line \d+.*|, (?:\.\.\.)?".*$/s, '')
    .replace(/^(.)/, (first) => first.toLowerCase())
  return {
    reason: phrase(reason, reasonInChinese(message)),
    offset: position === undefined ? firstUnexpected(message, text) : Number(position),
  }
}

/** V8 has a dozen sentences; the place that is told says more than any of them. */
function reasonInChinese(message: string): string {
  if (message.includes('end of JSON')) return '内容没有结束'
  const token = /Unexpected token '(.+?)'/s.exec(message)?.[1]
  if (token !== undefined) return `这里不应有 \`${token}\``
  if (message.includes("',' or")) return '这里应为逗号或右括号'
  if (message.includes("':'")) return '名称之后应为冒号'
  if (message.includes('property name')) return '这里应为带双引号的名称'
  if (message.includes('control character')) return '字符串里有不能直接写的字符'
  if (message.includes('string')) return '字符串没有结束'
  return '这里的写法有误'
}

/** The text around the place is quoted in the message when V8 gives no position. */
function firstUnexpected(message: string, text: string): number {
  if (message.includes('end of JSON')) return text.length
  const token = /Unexpected token '(.+?)',/s.exec(message)?.[1]
  const quoted = /, (?:\.\.\.)?"(.*?)"(?:\.\.\.)? is not valid JSON/s.exec(message)?.[1]
  if (token === undefined || quoted === undefined) return 0
  const start = Math.max(0, text.indexOf(quoted))
  return Math.max(0, text.indexOf(token, start))
}
