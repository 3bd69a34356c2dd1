import type { Report, SourcePlace } from '../diagnostics/diagnostic.ts'
import { phrase, type Phrase } from '../diagnostics/phrase.ts'
import type { SourceText } from '../diagnostics/source-text.ts'
import { locateInJson, type JsonPath } from '../project/json/locate-in-json.ts'
import { isJsonObject, parseJsonObject, type JsonObject } from '../project/json/parse-json.ts'
import { unknownValue, wrongType } from './config-diagnostics.ts'

const aString = phrase('a string', '字符串')
const anObject = phrase('an object', '对象')

/**
 * Reads members of a JSON file by type. One that has another type is reported where it stands, and
 * is then as if it were not there.
 */
export class ConfigReader {
  readonly value: JsonObject
  readonly report: Report
  readonly #source: SourceText
  readonly #path: JsonPath

  private constructor(source: SourceText, report: Report, value: JsonObject, path: JsonPath) {
    this.#source = source
    this.report = report
    this.value = value
    this.#path = path
  }

  static of(source: SourceText, report: Report): ConfigReader {
    return new ConfigReader(source, report, parseJsonObject(source, report), [])
  }

  /** Where a member stands, or this object itself. */
  placeOf(...path: JsonPath): SourcePlace {
    const [start, end] = locateInJson(this.#source.text, [...this.#path, ...path])
    return this.#source.place(start, end)
  }

  string(name: string): string | undefined {
    return this.#read(name, aString, (value) => (typeof value === 'string' ? value : undefined))
  }

  /** One of these words, or the name of a variable of `theme.json`. */
  choice(name: string, values: readonly string[]): string | undefined {
    const value = this.string(name)
    if (value === undefined || value.startsWith('@') || values.includes(value)) return value
    const known = values.map((word) => `\`${word}\``).join(', ')
    this.report(unknownValue.at(this.placeOf(name), { name, value, values: known }))
    return undefined
  }

  /** `"true"` is how some write it. */
  boolean(name: string): boolean | undefined {
    return this.#read(name, phrase('`true` or `false`', '`true` 或 `false`'), (value) =>
      typeof value === 'boolean' ? value : value === 'true' ? true : value === 'false' ? false : undefined,
    )
  }

  number(name: string): number | undefined {
    return this.#read(name, phrase('a number', '数字'), (value) => {
      const number = typeof value === 'string' ? Number.parseFloat(value) : value
      return typeof number === 'number' && Number.isFinite(number) ? number : undefined
    })
  }

  /** Stands for an object that is not there. */
  emptyObject(): ConfigReader {
    return new ConfigReader(this.#source, this.report, {}, this.#path)
  }

  object(name: string): ConfigReader | undefined {
    const value = this.#read(name, anObject, (found) => (isJsonObject(found) ? found : undefined))
    return value && new ConfigReader(this.#source, this.report, value, [...this.#path, name])
  }

  /** Entries that are strings, each with its place in the list. */
  strings(name: string): readonly (readonly [index: number, text: string])[] {
    return this.list(name).flatMap((value, index): (readonly [number, string])[] => {
      if (typeof value === 'string') return [[index, value]]
      this.#reportWrong([name, index], `${name}[${index}]`, aString)
      return []
    })
  }

  /** Entries that are objects. */
  objects(name: string): readonly ConfigReader[] {
    return this.list(name).flatMap((value, index) => {
      if (isJsonObject(value)) {
        return [new ConfigReader(this.#source, this.report, value, [...this.#path, name, index])]
      }
      this.#reportWrong([name, index], `${name}[${index}]`, anObject)
      return []
    })
  }

  list(name: string): readonly unknown[] {
    return (
      this.#read(name, phrase('a list', '列表'), (value) => (Array.isArray(value) ? value : undefined)) ?? []
    )
  }

  #read<Value>(
    name: string,
    expected: Phrase,
    parse: (value: unknown) => Value | undefined,
  ): Value | undefined {
    const value = this.value[name]
    // Authors write `null` for "not set".
    if (value === undefined || value === null) return undefined
    const parsed = parse(value)
    if (parsed === undefined) this.#reportWrong([name], name, expected)
    return parsed
  }

  #reportWrong(path: JsonPath, name: string, expected: Phrase): void {
    this.report(wrongType.at(this.placeOf(...path), { name, expected }))
  }
}
