/**
 * What the wheels of a `<picker>` show, for every mode, without any of the drawing.
 *
 * A mode is asked for its columns at given indexes, as one wheel may decide what the next ones
 * show, and for the value that indexes stand for.
 */
import { listOf, numberOf, stringOf } from '../attribute-values.ts'
import type { Region, RegionList } from './regions.ts'

export interface PickerMode {
  /** The indexes to begin with. */
  readonly start: readonly number[]
  columns(indexes: readonly number[]): readonly (readonly string[])[]
  /** The detail of `change`. */
  detail(indexes: readonly number[]): { readonly value: unknown } & Readonly<Record<string, unknown>>
  /** Whether turning a wheel raises `columnchange`. */
  readonly tellsColumns?: boolean
}

/** The label of an item of `range`: itself, or its field named by `range-key`. */
function labelOf(item: unknown, rangeKey: string): string {
  if (typeof item === 'object' && item !== null) {
    return rangeKey === '' ? '' : stringOf((item as Readonly<Record<string, unknown>>)[rangeKey])
  }
  return stringOf(item)
}

export function selectorMode(range: unknown, rangeKey: string, value: unknown): PickerMode {
  const labels = listOf(range).map((item) => labelOf(item, rangeKey))
  return {
    start: [numberOf(value, 0)],
    columns: () => [labels],
    // As text: apps have grown used to it.
    detail: ([index]) => ({ value: String(index ?? 0) }),
  }
}

export function multiSelectorMode(range: unknown, rangeKey: string, value: unknown): PickerMode {
  const columns = listOf(range).map((column) => listOf(column).map((item) => labelOf(item, rangeKey)))
  const indexes = listOf(value)
  return {
    start: columns.map((_, place) => numberOf(indexes[place], 0)),
    columns: () => columns,
    detail: (chosen) => ({ value: [...chosen] }),
    tellsColumns: true,
  }
}

export interface Bounds {
  readonly value: string
  readonly start: string
  readonly end: string
}

/** Two wheels; the minutes of the first and last hour are limited. */
export function timeMode({ value, start, end }: Bounds): PickerMode {
  const first = clockOf(start) ?? [0, 0]
  const last = clockOf(end) ?? [23, 59]
  return numberWheels(
    [
      () => [first[0], last[0]],
      ([hour]) => [hour === first[0] ? first[1] : 0, hour === last[0] ? last[1] : 59],
    ],
    clockOf(value) ?? [0, 0],
    { join: ':', digits: [2, 2], suffixes: ['', ''] },
  )
}

export type DateFields = 'year' | 'month' | 'day'

/** Up to three wheels; the months and days of the first and last year are limited. */
export function dateMode(
  bounds: Bounds,
  fields: DateFields,
  today: readonly [number, number, number],
): PickerMode {
  const first = dateOf(bounds.start, 'first') ?? [1900, 1, 1]
  const last = dateOf(bounds.end, 'last') ?? [2100, 12, 31]
  const depth = fields === 'year' ? 1 : fields === 'month' ? 2 : 3
  const wheels: readonly NumberWheel[] = [
    () => [first[0], last[0]],
    ([year]) => [year === first[0] ? first[1] : 1, year === last[0] ? last[1] : 12],
    ([year = first[0], month = 1]) => [
      year === first[0] && month === first[1] ? first[2] : 1,
      year === last[0] && month === last[1] ? last[2] : daysIn(year, month),
    ],
  ]
  return numberWheels(wheels.slice(0, depth), dateOf(bounds.value, 'first') ?? today, {
    join: '-',
    digits: [4, 2, 2],
    suffixes: ['年', '月', '日'],
  })
}

export type RegionLevel = 'province' | 'city' | 'region' | 'sub-district'

/** Three wheels, or fewer. `custom-item` stands above the regions of every wheel and has no code. */
export function regionMode(
  regions: RegionList,
  value: unknown,
  customItem: string,
  level: RegionLevel,
): PickerMode {
  const depth = level === 'province' ? 1 : level === 'city' ? 2 : 3
  const names = listOf(value).map((name) => stringOf(name))
  const custom: readonly Region[] = customItem === '' ? [] : [{ name: customItem, code: '' }]

  /** The regions of every wheel, down the chosen branch. */
  const branch = (indexes: readonly number[]): readonly (readonly Region[])[] => {
    const wheels: (readonly Region[])[] = []
    let here: RegionList = regions
    for (let place = 0; place < depth; place += 1) {
      const shown = [...custom, ...here]
      wheels.push(shown)
      here = shown[clamped(indexes[place] ?? 0, shown.length)]?.regions ?? []
    }
    return wheels
  }
  const start: number[] = []
  for (let place = 0; place < depth; place += 1) {
    const wheel = branch(start)[place] ?? []
    start.push(
      Math.max(
        0,
        wheel.findIndex(({ name }) => name === names[place]),
      ),
    )
  }
  const chosen = (indexes: readonly number[]): readonly Region[] =>
    branch(indexes)
      .map((wheel, place) => wheel[clamped(indexes[place] ?? 0, wheel.length)])
      .filter((region) => region !== undefined)
  return {
    start,
    columns: (indexes) => branch(indexes).map((wheel) => wheel.map(({ name }) => name)),
    detail: (indexes) => ({
      value: chosen(indexes).map(({ name }) => name),
      code: chosen(indexes).map(({ code }) => code),
      // The public list of regions has no postal codes.
      postcode: '',
    }),
  }
}

/** The first and last number of a wheel, given the numbers of the wheels before it. */
type NumberWheel = (before: readonly number[]) => readonly [first: number, last: number]

function numberWheels(
  wheels: readonly NumberWheel[],
  value: readonly number[],
  text: { readonly join: string; readonly digits: readonly number[]; readonly suffixes: readonly string[] },
): PickerMode {
  const padded = (number: number, place: number): string =>
    String(number).padStart(text.digits[place] ?? 0, '0')
  /** The numbers of every wheel, given what is chosen on each. */
  const rangesAt = (indexes: readonly number[]): { ranges: number[][]; chosen: number[] } => {
    const ranges: number[][] = []
    const chosen: number[] = []
    for (const [place, wheel] of wheels.entries()) {
      const [first, last] = wheel(chosen)
      const range = Array.from({ length: Math.max(1, last - first + 1) }, (_, step) => first + step)
      ranges.push(range)
      chosen.push(range[clamped(indexes[place] ?? 0, range.length)] ?? first)
    }
    return { ranges, chosen }
  }
  const start: number[] = []
  for (const place of wheels.keys()) {
    const range = rangesAt(start).ranges[place] ?? []
    const first = range[0] ?? 0
    start.push(clamped((value[place] ?? first) - first, range.length))
  }
  return {
    start,
    columns: (indexes) =>
      rangesAt(indexes).ranges.map((range, place) =>
        range.map((number) => `${padded(number, place)}${text.suffixes[place] ?? ''}`),
      ),
    detail: (indexes) => ({ value: rangesAt(indexes).chosen.map(padded).join(text.join) }),
  }
}

function clamped(index: number, length: number): number {
  return Math.min(Math.max(0, length - 1), Math.max(0, index))
}

function clockOf(text: string): readonly [number, number] | null {
  const [, hour, minute] = /^(\d{1,2}):(\d{1,2})/.exec(text.trim()) ?? []
  if (hour === undefined || minute === undefined) return null
  return [Math.min(23, Number(hour)), Math.min(59, Number(minute))]
}

/** What is left out of a date stands for its first or last month and day. */
function dateOf(text: string, side: 'first' | 'last'): readonly [number, number, number] | null {
  const [, year, month, day] = /^(\d{4})(?:[-/](\d{1,2}))?(?:[-/](\d{1,2}))?/.exec(text.trim()) ?? []
  if (year === undefined) return null
  const monthNumber = month === undefined ? (side === 'first' ? 1 : 12) : Number(month)
  const lastDay = daysIn(Number(year), monthNumber)
  const dayNumber = day === undefined ? (side === 'first' ? 1 : lastDay) : Math.min(Number(day), lastDay)
  return [Number(year), monthNumber, dayNumber]
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}
