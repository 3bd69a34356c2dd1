/** Prints medians and ratios to the first subject, which is hand-written DOM. */

/** Every value measured, by the name of the measurement. */
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
    const ratios = others.map(([, measured]) => ratioText(measured.get(name), limits.get(name)).padStart(12))
    console.log(name.padEnd(width) + cells.join('') + ratios.join(''))
  }
}

/** How a subject's medians compare with the reference's, over all measurements that `isMeant` names. */
export function meanRatio(
  measured: Measurements,
  reference: Measurements,
  isMeant: (name: string) => boolean,
): number {
  const ratios = [...reference.keys()]
    .filter(isMeant)
    .map((name) => ratio(measured.get(name), reference.get(name)))
  return Math.exp(ratios.reduce((sum, value) => sum + Math.log(value), 0) / ratios.length)
}

function cell(values: readonly number[] | undefined): string {
  if (!values) return '–'
  return `${format(median(values))} (${format(Math.min(...values))}–${format(Math.max(...values))})`
}

function format(value: number): string {
  return value >= 10 ? value.toFixed(0) : value.toFixed(2)
}

function ratio(values: readonly number[] | undefined, limits: readonly number[] | undefined): number {
  return values && limits ? median(values) / median(limits) : NaN
}

function ratioText(values: readonly number[] | undefined, limits: readonly number[] | undefined): string {
  const found = ratio(values, limits)
  return Number.isNaN(found) ? '' : found.toFixed(2)
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? NaN
}
