/** What was measured, run by run, beside the first subject, which is hand-written DOM. */

/** The value of every run, in their order, by the name of the measurement. */
export type Measurements = Map<string, readonly number[]>

export function printTable(results: ReadonlyMap<string, Measurements>): void {
  const [[reference, limits], ...others] = [...results] as [
    [string, Measurements],
    ...[string, Measurements][],
  ]
  const names = [...new Set([...results.values()].flatMap((measured) => [...measured.keys()]))]
  const width = Math.max(...names.map((name) => name.length)) + 2
  const subjects = [reference, ...others.map(([name]) => name)]

  console.log(
    `${'median ms (spread)'.padEnd(width)}${subjects.map((name) => name.padStart(20)).join('')}${others.map(([name]) => `${name} ×`.padStart(12)).join('')}`,
  )
  for (const name of names) {
    const cells = subjects.map((subject) => cell(results.get(subject)?.get(name)).padStart(20))
    const ratios = others.map(([, measured]) => ratioText(ratiosOf(measured, limits, name)).padStart(12))
    console.log(name.padEnd(width) + cells.join('') + ratios.join(''))
  }
}

/** How many times as long as the reference took in the same run: one for each run, none if it was not measured. */
export function ratiosOf(measured: Measurements, reference: Measurements, name: string): readonly number[] {
  const limits = reference.get(name) ?? []
  return (measured.get(name) ?? []).flatMap((value, run) => {
    const limit = limits[run]
    return limit === undefined ? [] : [value / limit]
  })
}

/** The geometric mean, in each run, of the ratios of these measurements. */
export function meanRatios(
  measured: Measurements,
  reference: Measurements,
  names: readonly string[],
): readonly number[] {
  const ratios = names.map((name) => ratiosOf(measured, reference, name))
  const runs = ratios[0]?.length ?? 0
  return Array.from({ length: runs }, (_, run) =>
    Math.exp(ratios.reduce((sum, one) => sum + Math.log(one[run] ?? NaN), 0) / ratios.length),
  )
}

function cell(values: readonly number[] | undefined): string {
  if (!values) return '–'
  return `${format(median(values))} (${format(Math.min(...values))}–${format(Math.max(...values))})`
}

function format(value: number): string {
  return value >= 10 ? value.toFixed(0) : value.toFixed(2)
}

function ratioText(ratios: readonly number[]): string {
  return ratios.length === 0 ? '' : median(ratios).toFixed(2)
}

/** The middle one; of an even number, between the two. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const upper = sorted[Math.floor(middle)] ?? NaN
  const lower = sorted[Math.ceil(middle) - 1] ?? NaN
  return (lower + upper) / 2
}
